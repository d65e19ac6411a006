/** The columns of the sheet of lifts: heading, place in the order, and what may stand there, in the trade's words. */
import { DECIMAL, taxBasisNames, yesNoNames } from '../../assignments/component-sheets/component-columns.js';
import type { Names } from '../../assignments/component-sheets/listed-values.js';
import type { SheetColumn } from '../../price-tables/exchange/sheet-columns.js';
import type { SheetTemplate } from '../../price-tables/exchange/sheet-template.js';

export const LIFT_SHEET_NAME = '电梯';

const driveNames: Names = { geared: '有齿轮曳引', gearless: '无齿轮曳引', hydraulic: '液压' };
const payerNames: Names = { contractor: '新梯施工单位', owners: '业主', recycler: '回收单位' };
const profileNames: Names = { agency: '资产评估报告', 'group-standard': '团体标准报告' };

const choice = (labels: Names) => ({
  kind: 'choice' as const,
  labels,
  allowed: Object.values(labels).join('、'),
  example: Object.values(labels)[0] ?? '',
});
const text = (most: number) => ({ kind: 'text' as const, required: false, allowed: `至多 ${most} 个字`, example: '' });
const amount = { kind: 'amount' as const, required: false, width: 14 };
const DAY = '日历中的一天，YYYY-MM-DD';

/** In both sheets: what ties a component to its lift. */
export const referenceColumn: SheetColumn = {
  ...{ header: '电梯编号', pointer: '/ref', kind: 'text', required: true, width: 10, example: '1' },
  allowed: '任意编号，每台电梯不同；部件清单以此编号说明部件属于哪台电梯',
};

const askedColumns: readonly SheetColumn[] = [
  {
    header: '评估基准日',
    pointer: '/referenceDate',
    kind: 'day',
    required: true,
    width: 12,
    allowed: DAY,
    example: '2026-06-30',
  },
  {
    ...{ header: '地区', pointer: '/region', kind: 'code', required: true, width: 9, example: '210100' },
    allowed: 'GB/T 2260 六位数字代码',
  },
  { ...choice(payerNames), header: '拆除费承担方', pointer: '/terms/dismantlingPaidBy', required: true, width: 14 },
  { ...choice(taxBasisNames), header: '价格口径', pointer: '/terms/taxBasis', required: true, width: 10 },
  {
    ...amount,
    header: '运距（km）',
    pointer: '/terms/haulDistanceKm',
    allowed: `0 至 1000 的${DECIMAL}`,
    example: '25',
  },
];

const liftColumns: readonly SheetColumn[] = [
  { ...text(60), header: '设备代码', pointer: '/lift/deviceCode', width: 24, example: '31102101022004110107' },
  { ...text(60), header: '使用登记证编号', pointer: '/lift/registrationNumber', width: 22 },
  { ...text(500), header: '地址', pointer: '/lift/address', width: 40 },
  { ...text(200), header: '制造单位', pointer: '/lift/manufacturer', width: 24 },
  { ...text(200), header: '型号', pointer: '/lift/model', width: 16 },
  { ...choice(driveNames), header: '驱动方式', pointer: '/lift/drive', required: true, width: 12 },
  { ...choice(yesNoNames), header: '有机房', pointer: '/lift/machineRoom', required: true, width: 8 },
  {
    ...{ ...amount, header: '额定载重量（kg）', pointer: '/lift/ratedLoadKg', required: true, example: '1000' },
    allowed: `大于 0 至 100000 的${DECIMAL}`,
  },
  {
    ...{ ...amount, header: '额定速度（m/s）', pointer: '/lift/ratedSpeedMps', required: true, example: '1.00' },
    allowed: `大于 0 至 20 的${DECIMAL}`,
  },
  {
    ...{ header: '层站数', pointer: '/lift/stops', kind: 'count', required: true, width: 8, example: '11' },
    allowed: '1 至 250 的整数',
  },
  {
    ...{ header: '层门数', pointer: '/lift/landings', kind: 'count', required: true, width: 8, example: '11' },
    allowed: '1 至 500 的整数',
  },
  {
    ...{ ...amount, header: '提升高度（m）', pointer: '/lift/travelHeightM', example: '29.7' },
    allowed: `大于 0 至 1000 的${DECIMAL}`,
  },
  {
    ...{ header: '投用日期', pointer: '/lift/commissionedOn', kind: 'day', required: false, width: 12 },
    ...{ allowed: DAY, example: '2004-09-01' },
  },
];

const engagementColumns: readonly SheetColumn[] = [
  {
    ...{ ...choice(profileNames), header: '报告类型', pointer: '/engagement/profile', required: false, width: 16 },
    allowed: `${Object.values(profileNames).join('、')}；填写以下任何一项时必填，缺项的报告为草稿`,
  },
  { ...text(200), header: '委托人', pointer: '/engagement/client', width: 24 },
  { ...text(500), header: '其他使用人', pointer: '/engagement/otherUsers', width: 24 },
  { ...text(1000), header: '评估目的', pointer: '/engagement/purpose', width: 30 },
  { ...text(200), header: '合同编号', pointer: '/engagement/contractNumber', width: 20 },
  { ...text(200), header: '评估单位', pointer: '/engagement/firm/name', width: 24 },
  { ...text(200), header: '评估单位备案编号', pointer: '/engagement/firm/registration', width: 24 },
  {
    ...{ ...text(2000), header: '评估人员', pointer: '/engagement/appraisers', width: 30 },
    ...{ allowed: '姓名，冒号后写证书编号，一行一人；写 — 表示没有', example: '王示例：示例资评证2101000001' },
  },
  { ...text(200), header: '复核人', pointer: '/engagement/reviewer', width: 10 },
  { ...text(200), header: '统一报告编码', pointer: '/engagement/externalReportCode', width: 20 },
];

const CODE = '代码；不填按默认';
const code = { kind: 'code' as const, required: false, example: '' };

const furtherColumns: readonly SheetColumn[] = [
  {
    ...{ ...text(5000), header: '回收报价', pointer: '/offers', width: 40 },
    allowed: '金额；含税或不含税；税率（不含税时空着）；报价日期；报价单位和记录。一行一条；写 — 表示没有',
    example: '9800.00；含税；0.03；2026-06-24；某再生资源公司 书面报价 BJ-0611',
  },
  { ...code, header: '标准', pointer: '/standard/id', width: 22, allowed: CODE },
  {
    ...{ ...code, header: '标准版本', pointer: '/standard/version', width: 10 },
    allowed: '填写时须同时填写标准；不填按基准日生效的版本',
  },
  {
    ...{ ...code, header: '价格已知时点', pointer: '/knownAt', width: 26, example: '2026-07-15T00:00:00+08:00' },
    allowed: '带时区的时刻；只用此前发布的价格；不填按评估之时',
  },
  { ...code, header: '自用废旧物资价格表', pointer: '/priceBooks/scrap', width: 18, allowed: CODE },
  { ...code, header: '自用部件价格表', pointer: '/priceBooks/parts', width: 18, allowed: CODE },
  { ...code, header: '自用服务价格表', pointer: '/priceBooks/services', width: 18, allowed: CODE },
];

const KEYS = 'ref engagement referenceDate region standard knownAt priceBooks terms lift offers'.split(' ');

export const liftTemplate: SheetTemplate = {
  title: LIFT_SHEET_NAME,
  columns: [referenceColumn, ...liftColumns, ...askedColumns, ...engagementColumns, ...furtherColumns],
  further: [],
  keys: KEYS,
  sourceKeys: [],
  fixed: {},
};
