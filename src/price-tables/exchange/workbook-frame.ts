/** The parts of a workbook around its three sheets: content types, relations, the list of sheets, and the cell styles. */
import { QUOTATION_SHEET_NAME } from './quotation-columns.js';
import { PRICE_SHEET_NAME } from './sheet-columns.js';

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN_NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const MOST_DECIMALS = 6;

/** Indices into the cell styles below. */
export const cellStyles = {
  plain: 0,
  header: 1,
  /** Text whatever is typed: codes, regions, days keep their digits. */
  text: 2,
  /** Text that looks like a formula, marked so that it stays text when the cell is edited. */
  quoted: 3,
  wrapped: 4,
  /** A number that shows this many decimals. */
  number: (decimals: number): number => 5 + Math.min(decimals, MOST_DECIMALS),
} as const;

const numberFormats = Array.from({ length: MOST_DECIMALS + 1 }, (_, decimals) => ({
  id: 164 + decimals,
  code: decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`,
}));

const stylesXml = `${XML_HEAD}<styleSheet xmlns="${MAIN_NAMESPACE}">
<numFmts count="${numberFormats.length}">${numberFormats.map(({ id, code }) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`).join('')}</numFmts>
<fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7EDF3"/><bgColor indexed="64"/></patternFill></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="${5 + numberFormats.length}">
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
${numberFormats.map(({ id }) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`).join('\n')}
</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>`;

const contentTypesXml = `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/>
<Override PartName="/xl/worksheets/sheet2.xml" ContentType="${TYPE}.worksheet+xml"/>
<Override PartName="/xl/worksheets/sheet3.xml" ContentType="${TYPE}.worksheet+xml"/>
<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>
</Types>`;

const relationsXml = (relations: readonly (readonly [type: string, target: string])[]): string => {
  const lines = relations.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${DOCUMENT}/${type}" Target="${target}"/>`,
  );
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">\n${lines.join('\n')}\n</Relationships>`;
};

const workbookXml = `${XML_HEAD}<workbook xmlns="${MAIN_NAMESPACE}" xmlns:r="${DOCUMENT}">
<sheets><sheet name="${PRICE_SHEET_NAME}" sheetId="1" r:id="rId1"/><sheet name="${QUOTATION_SHEET_NAME}" sheetId="2" r:id="rId2"/><sheet name="说明" sheetId="3" r:id="rId3"/></sheets>
</workbook>`;

export const frameParts: readonly { readonly name: string; readonly xml: string }[] = [
  { name: '[Content_Types].xml', xml: contentTypesXml },
  { name: '_rels/.rels', xml: relationsXml([['officeDocument', 'xl/workbook.xml']]) },
  { name: 'xl/workbook.xml', xml: workbookXml },
  {
    name: 'xl/_rels/workbook.xml.rels',
    xml: relationsXml([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['worksheet', 'worksheets/sheet2.xml'],
      ['worksheet', 'worksheets/sheet3.xml'],
      ['styles', 'styles.xml'],
    ]),
  },
  { name: 'xl/styles.xml', xml: stylesXml },
];
