/** The parts of a workbook around its sheets: content types, relations, the list of sheets, and the cell styles. */
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

const partOf = (_name: string, index: number): string => `worksheets/sheet${index + 1}.xml`;

const contentTypesXml = (sheetNames: readonly string[]): string => `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>
${sheetNames
  .map(partOf)
  .map((part) => `<Override PartName="/xl/${part}" ContentType="${TYPE}.worksheet+xml"/>`)
  .join('\n')}
<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>
</Types>`;

const relationsXml = (relations: readonly (readonly [type: string, target: string])[]): string => {
  const lines = relations.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${DOCUMENT}/${type}" Target="${target}"/>`,
  );
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">\n${lines.join('\n')}\n</Relationships>`;
};

function workbookXml(sheetNames: readonly string[], after: string): string {
  const sheets = sheetNames.map(
    (name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `${XML_HEAD}<workbook xmlns="${MAIN_NAMESPACE}" xmlns:r="${DOCUMENT}">
<sheets>${sheets.join('')}</sheets>
${after}</workbook>`;
}

export interface FramePart {
  readonly name: string;
  readonly xml: string;
}

export interface FrameOptions {
  /** Asks the program to compute every formula anew when it opens the file. */
  readonly computesOnOpening?: boolean;
}

/** Sheets by name; their own parts are `xl/worksheets/sheet1.xml` and so on, in this order. */
export function frameParts(
  sheetNames: readonly string[],
  { computesOnOpening = false }: FrameOptions = {},
): readonly FramePart[] {
  const after = computesOnOpening ? '<calcPr fullCalcOnLoad="1"/>\n' : '';
  return [
    { name: '[Content_Types].xml', xml: contentTypesXml(sheetNames) },
    { name: '_rels/.rels', xml: relationsXml([['officeDocument', 'xl/workbook.xml']]) },
    { name: 'xl/workbook.xml', xml: workbookXml(sheetNames, after) },
    {
      name: 'xl/_rels/workbook.xml.rels',
      xml: relationsXml([
        ...sheetNames.map((name, index) => ['worksheet', partOf(name, index)] as const),
        ['styles', 'styles.xml'],
      ]),
    },
    { name: 'xl/styles.xml', xml: stylesXml },
  ];
}
