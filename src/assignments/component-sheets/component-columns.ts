/** The columns of a component list: heading, place in the order's component, and what may stand there, in the trade's words. */
import type { Standard } from '../../engine/index.js';
import type { SheetColumn } from '../../price-tables/exchange/sheet-columns.js';
import type { SheetTemplate } from '../../price-tables/exchange/sheet-template.js';
import type { Names } from './listed-values.js';

export const COMPONENT_SHEET_NAME = '部件清单';
export const TYPE_SHEET_NAME = '部件类型';
export const MATERIAL_SHEET_NAME = '材质';
export const CONDITION_SHEET_NAME = '报废条件';

export const massMethodNames: Names = {
  weighed: '过磅',
  nameplate: '铭牌',
  linear: '每米质量',
  geometry: '几何计算',
  catalogue: '目录参考',
};
export const dispositionNames: Names = { dismantle: '拆除', retain: '保留' };
export const yesNoNames: Names = { true: '是', false: '否' };
export const taxBasisNames: Names = { included: '含税', excluded: '不含税' };
export const unitNames: Names = {
  '{piece}': '件',
  m: '米',
  kg: '千克',
  t: '吨',
  '{landing}': '层门',
  '{stop}': '层站',
};

export const DECIMAL = '不带千位分隔符的小数，如 12.5';
const text = { kind: 'text' as const, required: false };
const shown = (labels: Names): string => Object.values(labels).join('、');
const choice = (labels: Names) => ({ kind: 'choice' as const, labels, allowed: shown(labels) });

/** Chinese names where no other code has the same: only those can be read back. */
export function namesOf(named: Readonly<Record<string, { readonly zh: string }>>): Names {
  const counts = new Map<string, number>();
  for (const { zh } of Object.values(named)) counts.set(zh, (counts.get(zh) ?? 0) + 1);
  return Object.fromEntries(Object.entries(named).map(([code, { zh }]) => [code, counts.get(zh) === 1 ? zh : code]));
}

export function componentColumns(standard: Standard): readonly SheetColumn[] {
  return [...whatColumns(standard), ...massColumns, ...decisionColumns, ...surveyColumns, ...retentionColumns];
}

function whatColumns({ componentTypes }: Standard): readonly SheetColumn[] {
  const types = namesOf(componentTypes);
  const units = [...new Set(Object.values(componentTypes).map(({ unit }) => unit))];
  const unitLabels = Object.fromEntries(units.map((unit) => [unit, unitNames[unit] ?? unit]));
  return [
    {
      ...{ header: '部件代号', pointer: '/id', kind: 'code', required: true, width: 10, example: 'c01' },
      allowed: '字母、数字、点、下划线和连字符，至多 64 个，在清单中不重复',
    },
    {
      ...{ header: '部件类型', pointer: '/type', kind: 'choice', required: true, width: 18, example: '轿厢导轨' },
      ...{ labels: types, listedIn: `'${TYPE_SHEET_NAME}'!$A$2:$A$${Object.keys(types).length + 1}` },
      allowed: `工作表“${TYPE_SHEET_NAME}”所列的名称或代码`,
    },
    { ...text, header: '规格', pointer: '/variant', width: 14, allowed: '标准目录中的规格', example: 'T89/B' },
    { ...text, header: '说明', pointer: '/description', width: 24, allowed: '至多 500 个字，只印不算', example: '' },
    {
      ...{ header: '数量', pointer: '/quantity', kind: 'amount', required: true, width: 10, example: '66' },
      allowed: `大于 0 至 10000 的${DECIMAL}`,
    },
    {
      ...{ header: '单位', pointer: '/unit', required: true, width: 8, example: '米' },
      ...choice(unitLabels),
      allowed: `标准目录为该类型规定的单位：${shown(unitLabels)}`,
    },
  ];
}

const massColumns: readonly SheetColumn[] = [
  {
    ...{ header: '质量确定方式', pointer: '/mass/method', required: false, width: 14, example: '每米质量' },
    ...choice(massMethodNames),
    allowed: `${shown(massMethodNames)}；不填按目录参考`,
  },
  {
    ...{ header: '单位质量（kg）', pointer: '/mass/kgPerUnit', kind: 'amount', required: false, width: 14 },
    ...{ allowed: `大于 0 至 50000 的${DECIMAL}；目录参考时不填，其他方式必填`, example: '12.38' },
  },
  { ...text, header: '质量依据', pointer: '/mass/basis', width: 24, allowed: '公式、磅单或表号', example: '' },
  {
    ...{ ...text, header: '材质', pointer: '/materials', width: 26, example: '中型废钢：0.85；光亮铜：0.15' },
    allowed: `工作表“${MATERIAL_SHEET_NAME}”所列的名称或代码，冒号后写占比，一行一种或用分号隔开；占比之和为 1；不填按目录`,
  },
];

const decisionColumns: readonly SheetColumn[] = [
  {
    ...{ header: '处置', pointer: '/disposition', required: true, width: 8, example: '拆除' },
    ...choice(dispositionNames),
  },
  {
    ...{ header: '安装日期', pointer: '/installedOn', kind: 'day', required: false, width: 12 },
    ...{ allowed: '日历中的一天，YYYY-MM-DD；不填按电梯投用日期', example: '2004-09-01' },
  },
];

const surveyColumns: readonly SheetColumn[] = [
  {
    ...{ header: '勘察成新率', pointer: '/survey/score', kind: 'rate', required: false, width: 12, example: '0.80' },
    allowed: '0 至 1 的小数，如 0.80 或 80%',
  },
  {
    ...{ ...text, header: '报废条件', pointer: '/survey/conditions', width: 26, example: '' },
    allowed: `工作表“${CONDITION_SHEET_NAME}”所列的名称或代码，冒号后写是（出现）或否，一行一条或用分号隔开`,
  },
  {
    ...{ header: '勘察日期', pointer: '/survey/surveyedOn', kind: 'day', required: false, width: 12 },
    ...{ allowed: '日历中的一天，YYYY-MM-DD', example: '2026-06-10' },
  },
  { ...text, header: '勘察人', pointer: '/survey/surveyor', width: 10, allowed: '至多 100 个字', example: '' },
  {
    ...text,
    header: '勘察证据',
    pointer: '/survey/evidence',
    width: 24,
    allowed: '一行一件，至多 100 件',
    example: '',
  },
];

const yesNo = { ...choice(yesNoNames), required: false, width: 10, example: '' };
const NULLABLE = '；写 — 表示没有';

const retentionColumns: readonly SheetColumn[] = [
  { ...yesNo, header: '安装单位同意', pointer: '/retention/installerConsent', allowed: '是、否；保留时须为是' },
  { ...yesNo, header: '载荷核验', pointer: '/retention/loadChecked', allowed: '是、否；保留时须为是' },
  { ...yesNo, header: '列入合同', pointer: '/retention/inContract', allowed: '是、否；保留时须为是' },
  {
    ...{ ...text, header: '型式试验证书', pointer: '/retention/certificate', width: 16, example: '' },
    allowed: `证书编号，B 类部件保留时必填${NULLABLE}`,
  },
  {
    ...{
      header: '功能性贬值率',
      pointer: '/retention/functionalObsolescence',
      kind: 'rate',
      required: false,
      width: 13,
    },
    ...{ allowed: `0 至 1 的小数，代替标准的数值，须填理由${NULLABLE}`, example: '' },
  },
  {
    ...{ header: '修复费用（元/单位）', pointer: '/retention/refurbishment/amount', kind: 'amount', required: false },
    ...{ width: 18, allowed: `${DECIMAL}，代替标准的数值，须填理由和计税口径${NULLABLE}`, example: '' },
  },
  {
    ...{ ...choice(taxBasisNames), header: '修复费用计税口径', pointer: '/retention/refurbishment/taxBasis' },
    ...{ required: false, width: 16, example: '' },
  },
  {
    ...{ header: '修复费用税率', pointer: '/retention/refurbishment/rate', kind: 'rate', required: false, width: 13 },
    ...{ allowed: '含税时必填：0 至 1 的小数，如 0.13 或 13%', example: '' },
  },
  {
    ...text,
    header: '理由',
    pointer: '/retention/reason',
    width: 24,
    allowed: `至多 1000 个字${NULLABLE}`,
    example: '',
  },
  { ...text, header: '证据', pointer: '/evidence', width: 24, allowed: '一行一件，至多 100 件', example: '照片 12' },
];

const KEYS =
  'id type variant description quantity unit mass materials disposition installedOn survey retention evidence'.split(
    ' ',
  );

export const componentTemplate = (standard: Standard): SheetTemplate => ({
  title: COMPONENT_SHEET_NAME,
  columns: componentColumns(standard),
  further: [],
  keys: KEYS,
  sourceKeys: [],
  fixed: {},
});
