/** What a refusal says to the caller. Reports never print refusals: there is none without a value. */
import type { Finding, Standard } from '../engine/index.js';
import type { Bilingual } from '../http/language.js';
import { catalogueName } from '../standards/catalogue-name.js';
import { fullNameOf } from '../standards/regions/regions.js';

const texts: Readonly<Record<string, Bilingual>> = {
  'mass-missing': {
    zh: '缺少质量：零部件未给出质量，标准目录中也没有该类型与型号的数据',
    en: 'No mass: the order gives none, and the catalogue has no figure for this type and variant',
  },
  'materials-missing': {
    zh: '缺少材质构成：该类零部件没有默认材质，须由勘察人员给出',
    en: 'No materials: this type has no default composition, the surveyor must state it',
  },
  'scrap-price-missing': {
    zh: '该日该地区没有有效的废旧物资价格',
    en: 'No scrap price is in force for this material, region and day',
  },
  'part-price-missing': {
    zh: '该日该地区没有有效的新件价格',
    en: 'No price of a new part is in force for this type, variant, region and day',
  },
  'service-price-missing': {
    zh: '该日该地区没有有效的服务价格',
    en: 'No price of this service is in force for this region and day',
  },
  'price-unit-mismatch': {
    zh: '价格的计量单位与零部件或费用的计量单位不符',
    en: 'The unit of the price does not fit the unit of the component or deduction',
  },
  'haul-distance-missing': {
    zh: '缺少运输距离（terms.haulDistanceKm）',
    en: 'The haul distance is missing (terms.haulDistanceKm)',
  },
  'installation-date-missing': {
    zh: '缺少安装日期，电梯也没有投用日期',
    en: 'No day of installation, and the lift has no day of commissioning',
  },
  'installation-date-after-reference-date': {
    zh: '安装日期晚于评估基准日',
    en: 'The day of installation is later than the reference date',
  },
  'standard-not-in-force': {
    zh: '评估基准日没有生效的标准版本',
    en: 'No edition of the standard is in force on the reference date',
  },
};

/** What the details are called in Chinese. */
const detailNames: Readonly<Record<string, string>> = {
  code: '代码',
  type: '类型',
  variant: '型号',
  region: '地区',
  installedOn: '安装日期',
  referenceDate: '评估基准日',
  componentIds: '清单编号',
  deduction: '扣减项目',
  deductions: '扣减项目',
  rowId: '价格行',
  unit: '单位',
  standardId: '标准',
  version: '版本',
};

/** Codes stay as the order and the catalogue have them, with what they stand for behind. */
export function refusalText({ code, data }: Finding, standard: Standard | null): Bilingual {
  const text = texts[code] ?? { zh: code, en: code };
  const details = Object.entries(data).flatMap(([key, value]) =>
    value === null ? [] : [{ key, value: Array.isArray(value) ? value.join(', ') : String(value) }],
  );
  if (details.length === 0) return text;
  const zh = details.map(({ key, value }) => {
    const name = nameOf(key, value, standard);
    return `${detailNames[key] ?? key} ${value.replaceAll(', ', '、')}${name === null ? '' : ` ${name}`}`;
  });
  const en = details.map(({ key, value }) => `${key} ${value}`).join('; ');
  return { zh: `${text.zh}（${zh.join('；')}）`, en: `${text.en} (${en})` };
}

function nameOf(key: string, value: string, standard: Standard | null): string | null {
  if (key === 'region') return fullNameOf(value);
  if (standard === null) return null;
  if (key === 'code' || key === 'type') return catalogueName(standard, value);
  return key === 'deduction' || key === 'deductions' ? deductionNames(standard, value) : null;
}

/** 运输费 of `transport`; null unless the edition names every one. */
function deductionNames({ deductions }: Standard, value: string): string | null {
  const names = value.split(', ').map((code) => deductions.find((deduction) => deduction.code === code)?.zh);
  return names.every((name) => name !== undefined) ? names.join('、') : null;
}
