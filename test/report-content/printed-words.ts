/** How the report says what the attached files hold as a code. */
import { materialName, regionName, rowName, type Naming } from '../../src/reports/content/names.js';
import { shippedTexts } from './sample-report.js';

const texts = shippedTexts();

/** cast-iron: 铸铁; a variant without a word of its own is printed as it stands: T89/B. */
const variantWord = (variant: string): string =>
  Object.entries(texts).find(([key]) => key.startsWith('variant.') && key.endsWith(`.${variant}`))?.[1] ?? variant;

/** What is printed as another word: by its path, the word. Everything else is printed as it stands or as a figure. */
const words = (naming: Naming): readonly (readonly [RegExp, (value: string) => string])[] => [
  [/engagement\.profile$/, (profile) => naming.text(`title.${profile}`)],
  [/dismantlingPaidBy$/, (payer) => naming.text(`deductions.dismantling.${payer}`)],
  [/(terms|appraisal)\.taxBasis$/, (basis) => naming.text(`assumptions.tax.${basis}`)],
  [/taxBasis$/, (basis) => (basis === 'included' ? '含税（税率' : '不含税')],
  [/lift\.drive$/, (drive) => naming.text(`drive.${drive}`)],
  [/lift\.machineRoom$/, (room) => (room === 'true' ? '有机房' : '无机房')],
  [/(region|requestedRegion|regions\.\d+)$/, (code) => regionName(naming, code)],
  [/(components|lines)\.\d+\.type$/, (type) => naming.standard.componentTypes[type]!.zh],
  [/\.variant$/, (variant) => variantWord(variant)],
  [
    /sensitivity\.\d+\.input$/,
    (input) => (input.startsWith('mass:') ? `（${input.slice(5)}）` : rowName(naming, input.slice(6))),
  ],
  [/\.disposition$/, (disposition) => (disposition === 'retain' ? '保留' : '拆除')],
  [/\.decision$/, (decision) => (decision === 'retain' ? '计入余值' : '计入残值')],
  [/(\.method|massMethod)$/, (method) => naming.text(`mass-method.${method}`)],
  [/(\.material|data\.materials\.\d+)$/, (material) => materialName(naming, material)],
  [/conditions\.\d+(\.code)?$/, (code) => naming.standard.scrappingConditions[code]!.zh],
  [/\.driver$/, (driver) => naming.text(`driver.${driver}`)],
  [/deductions\.\d+\.code$/, (code) => naming.standard.deductions.find((one) => one.code === code)!.zh],
  [/\.basis$/, (basis) => (marks.includes(basis) ? naming.text(`basis-mark.${basis}`) : basis)],
  [/source\.kind$/, (kind) => naming.text(`source-kind.${kind}`)],
  [/editions\.\d+\.kind$/, (kind) => naming.text(`price-kind.${kind}`)],
  [/\.status$/, (status) => naming.text(`table-status.${status}`)],
  [/deliveryBasis$/, (basis) => naming.standard.deliveryBases[basis]!.zh],
  [/\.level$/, (level) => naming.text(`finding-level.${level}`)],
  [/currency$/, () => '元'],
  [/rows\.\d+\.code$/, (code) => rowName(naming, `a/b/c/${code}@210100`).split(' ')[0]!],
  [/rowId$/i, (id) => rowName(naming, id)],
];
const marks = ['standard', 'law', 'convention', 'assumption'];

/** What says of a line that a figure of it is the catalogue's, and what is a word of the machine alone. */
const toldOtherwise: readonly RegExp[] = [
  // 目录参考, 参考构成 and 按电梯投用日期 stand where they apply; a finding of its own names each.
  /(massDefaulted|materialsDefaulted|installedOnDefaulted)$/,
  // The product of two printed factors, rounded nowhere: 640.000 × 0.6.
  /materials\.\d+\.massKg$/,
  // Codes of the findings that stand as sentences in annex five, and the fields that those name as gates.
  /(lines\.\d+\.findings\.\d+|findings\.\d+\.code|findings\.\d+\.data\.evidence)$/,
  // Sentences of their own: derivation.bound.*.
  /retained\.bound$/,
  /references\.\d+\.kind$/,
];

export function printedWord(naming: Naming, path: string, value: string): string | null {
  const word = words(naming).find(([pattern]) => pattern.test(path));
  return word ? word[1](value) : null;
}

export const isToldOtherwise = (path: string): boolean => toldOtherwise.some((pattern) => pattern.test(path));
