/** A component list, or the empty template, as a workbook with drop-down lists and explanations, or as CSV. */
import type { Component, Standard } from '../../engine/index.js';
import { shownCells } from '../../price-tables/exchange/sheet-values.js';
import { guarded } from '../../price-tables/exchange/spreadsheet-injection.js';
import { GUIDE_HEADINGS, guideLine, linesXml, tableXml } from '../../price-tables/exchange/table-xml.js';
import { csvText, quoted } from '../../price-tables/exchange/write-csv.js';
import type { SheetFormat } from '../../price-tables/exchange/write-price-sheet.js';
import { frameParts } from '../../workbooks/workbook-frame.js';
import { writeZip } from '../../workbooks/write-zip.js';
import {
  COMPONENT_SHEET_NAME,
  componentColumns,
  CONDITION_SHEET_NAME,
  MATERIAL_SHEET_NAME,
  namesOf,
  TYPE_SHEET_NAME,
} from './component-columns.js';
import { listNames, shownComponent } from './component-rows.js';

export async function writeComponentSheet(
  components: readonly Component[],
  standard: Standard,
  format: SheetFormat,
): Promise<Buffer> {
  const names = listNames(standard);
  const rows = components.map((component) => shownComponent(component, names));
  if (format === 'csv') return csvOf(rows, standard);
  const sheets = [
    { name: COMPONENT_SHEET_NAME, xml: () => tableXml(componentColumns(standard), rows) },
    ...catalogueSheets(standard),
    { name: '说明', xml: () => linesXml(guideLines(standard)) },
  ];
  return packSheets(sheets);
}

export interface SheetToWrite {
  readonly name: string;
  readonly xml: () => Generator<string>;
}

export function packSheets(sheets: readonly SheetToWrite[]): Promise<Buffer> {
  return writeZip([
    ...frameParts(sheets.map(({ name }) => name)).map(({ name, xml }) => ({ name, content: Buffer.from(xml) })),
    ...sheets.map(({ xml }, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, content: xml })),
  ]);
}

/** What the edition's catalogue allows, to be read beside the list: types with their units, materials, conditions. */
export const catalogueSheets = (standard: Standard): readonly SheetToWrite[] => [
  { name: TYPE_SHEET_NAME, xml: () => linesXml(typeLines(standard), [22, 26, 8, 12, 60]) },
  { name: MATERIAL_SHEET_NAME, xml: () => linesXml(materialLines(standard), [26, 24]) },
  { name: CONDITION_SHEET_NAME, xml: () => linesXml(conditionLines(standard), [36, 30, 24, 60]) },
];

function csvOf(rows: readonly object[], standard: Standard): Buffer {
  const columns = componentColumns(standard);
  const lines = rows.map((row) => shownCells(row, columns).map(({ text }) => quoted(guarded(text))));
  return csvText([columns.map(({ header }) => header), ...lines]);
}

const guideLines = (standard: Standard): readonly (readonly string[])[] => [
  GUIDE_HEADINGS,
  ...componentColumns(standard).map(guideLine),
  ['', '', `一行一个部件，编目依据 ${standard.title} ${standard.version}。空行不计；公式须先改为值。`, ''],
  ['', '', `只读取工作表“${COMPONENT_SHEET_NAME}”；有一处错误，就一行也不导入。`, ''],
];

/** The name comes first: the drop-down list of the sheet of components takes this column. */
function typeLines({ componentTypes }: Standard): readonly (readonly string[])[] {
  const names = namesOf(componentTypes);
  return [
    ['部件类型', '代码', '单位', '保留类别', '规格'],
    ...Object.values(componentTypes).map(({ code, unit, retentionClass, variants }) => {
      return [names[code] ?? code, code, unit, retentionClass, Object.keys(variants).join('、')];
    }),
  ];
}

function materialLines({ materials }: Standard): readonly (readonly string[])[] {
  const names = namesOf(materials);
  return [['材质', '代码'], ...Object.keys(materials).map((code) => [names[code] ?? code, code])];
}

function conditionLines({ componentTypes, scrappingConditions }: Standard): readonly (readonly string[])[] {
  const names = namesOf(scrappingConditions);
  const askedBy = (code: string): string =>
    Object.values(componentTypes)
      .filter(({ requiredConditions }) => requiredConditions.includes(code))
      .map(({ zh }) => zh)
      .join('、');
  return [
    ['报废条件', '代码', '依据', '保留时须回答的部件'],
    ...Object.values(scrappingConditions).map(({ code, clause }) => [names[code] ?? code, code, clause, askedBy(code)]),
  ];
}
