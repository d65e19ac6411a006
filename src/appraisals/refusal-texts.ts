/** What a refusal says to the caller. Reports never print refusals: there is none without a value. */
import type { Finding } from '../engine/index.js';
import type { Bilingual } from '../http/language.js';

const texts: Readonly<Record<string, Bilingual>> = {
  'mass-missing': {
    zh: '缺少质量：构件未给出质量，标准目录中也没有该类型与型号的数据',
    en: 'No mass: the order gives none, and the catalogue has no figure for this type and variant',
  },
  'materials-missing': {
    zh: '缺少材质构成：该类构件没有默认材质，须由勘察人员给出',
    en: 'No materials: this type has no default composition, the surveyor must state it',
  },
  'scrap-price-missing': {
    zh: '该日该地区没有有效的废料价格',
    en: 'No scrap price is in force for this material, region and day',
  },
  'part-price-missing': {
    zh: '该日该地区没有有效的部件新品价格',
    en: 'No price of a new part is in force for this type, variant, region and day',
  },
  'service-price-missing': {
    zh: '该日该地区没有有效的服务价格',
    en: 'No price of this service is in force for this region and day',
  },
  'price-unit-mismatch': {
    zh: '价格的计量单位与构件或费用的计量单位不符',
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

export function refusalText({ code, data }: Finding): Bilingual {
  const text = texts[code] ?? { zh: code, en: code };
  const details = Object.entries(data)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key} ${Array.isArray(value) ? value.join(', ') : String(value)}`);
  if (details.length === 0) return text;
  return { zh: `${text.zh}（${details.join('；')}）`, en: `${text.en} (${details.join('; ')})` };
}
