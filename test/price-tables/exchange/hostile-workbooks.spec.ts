/** Workbooks made to hurt: each is refused by its own limit, quickly, and with a sentence. */
import { describe, expect, it } from '@jest/globals';
import { readPriceSheet } from '../../../src/price-tables/exchange/read-price-sheet.js';
import { sheetLimits } from '../../../src/price-tables/exchange/sheet-limits.js';
import {
  headerRow,
  scrapHead,
  scrapRow,
  scrapWorkbook,
  SHEET,
  sheetXml,
  textCell,
  workbook,
} from './workbook-maker.js';

async function codesOf(bytes: Uint8Array) {
  const reading = await readPriceSheet(bytes, '表', scrapHead);
  return reading.kind === 'faults' ? [...new Set(reading.faults.map(({ code }) => code))] : [];
}

const header = headerRow('scrap');
const noise = (length: number, first = 1): string => {
  let seed = first;
  return Array.from({ length }, () => (seed = (seed * 48_271) % 2_147_483_647).toString(36)).join('');
};
const RELS = 'xl/_rels/workbook.xml.rels';
const relation = (target: string, mode = '') =>
  `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="${target}"${mode}/></Relationships>`;

/** The sizes a zip's central directory claims, rewritten. */
function claiming(zip: Buffer, part: string, unpacked: number): Buffer {
  const copy = Buffer.from(zip);
  for (let at = copy.indexOf('PK\x01\x02'); at >= 0; at = copy.indexOf('PK\x01\x02', at + 4)) {
    const name = copy.subarray(at + 46, at + 46 + copy.readUInt16LE(at + 28)).toString();
    if (name === part) copy.writeUInt32LE(unpacked, at + 24);
  }
  return copy;
}

/** A part under another name of the same length, in both places where a zip names it. */
const renamed = (zip: Buffer, from: string, to: string): Buffer =>
  Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1');

const cases: [string, () => Promise<Uint8Array>, string][] = [
  [
    'a part that packs too well',
    () => workbook({ [SHEET]: sheetXml(header + ' '.repeat(30_000_000)) }),
    'unpacks-too-large',
  ],
  [
    'parts that unpack to too much together',
    async () =>
      claiming(await workbook({ 'xl/media/a.bin': noise(200_000) }), 'xl/media/a.bin', sheetLimits.unpackedBytes),
    'unpacks-too-large',
  ],
  [
    'a part larger than it claims',
    async () => claiming(await workbook({ [SHEET]: sheetXml(header + noise(0) + scrapRow(2)) }), SHEET, 100),
    'broken-archive',
  ],
  [
    'a part smaller than it claims',
    async () => claiming(await scrapWorkbook(scrapRow(2)), SHEET, 900_000),
    'broken-archive',
  ],
  ['a file too large', () => Promise.resolve(Buffer.alloc(sheetLimits.fileBytes + 1, 0x41)), 'file-too-large'],
  [
    'too many parts',
    () =>
      workbook(Object.fromEntries(Array.from({ length: sheetLimits.zipEntries }, (_, index) => [`x/${index}`, '']))),
    'too-many-parts',
  ],
  [
    'too many sheets',
    () =>
      workbook({
        'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${'<sheet name="a" r:id="rId1"/>'.repeat(sheetLimits.sheets + 1)}</sheets></workbook>`,
      }),
    'too-many-sheets',
  ],
  [
    'billion laughs',
    () =>
      workbook({
        [SHEET]: `<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>${sheetXml(`<row r="1">${textCell('A1', '&b;')}</row>`)}`,
      }),
    'document-type',
  ],
  [
    'an external entity',
    () => workbook({ 'xl/styles.xml': '<!DOCTYPE s SYSTEM "file:///etc/passwd"><s/>' }),
    'document-type',
  ],
  [
    'an unknown entity',
    () => workbook({ [SHEET]: sheetXml(`<row r="1">${textCell('A1', '&b;')}</row>`) }),
    'broken-xml',
  ],
  ['XML nested too deep', () => workbook({ [SHEET]: sheetXml('<a>'.repeat(100) + '</a>'.repeat(100)) }), 'broken-xml'],
  ['XML that breaks off', () => workbook({ [SHEET]: '<worksheet><sheetData>' }), 'broken-xml'],
  [
    'a row too wide',
    () => workbook({ [SHEET]: sheetXml(`<row r="1">${'<c/>'.repeat(sheetLimits.columns + 1)}</row>`) }),
    'too-many-columns',
  ],
  ['rows out of order', () => scrapWorkbook(scrapRow(3), scrapRow(2)), 'broken-xml'],
  [
    'a cell too long',
    () => scrapWorkbook(scrapRow(2, { 备注: `t="inlineStr"><is><t>${noise(8_000)}</t></is>` })),
    'cell-too-long',
  ],
  ['a shared string that is not there', () => scrapWorkbook(scrapRow(2, { 备注: 't="s"><v>7</v>' })), 'broken-xml'],
  ['a sheet outside the package', () => workbook({ [RELS]: relation('../../../etc/passwd') }), 'broken-archive'],
  [
    'a sheet elsewhere on the net',
    () => workbook({ [RELS]: relation('http://h/s.xml', ' TargetMode="External"') }),
    'broken-archive',
  ],
  [
    'a part that climbs out',
    async () => renamed(await workbook({ 'xl/aa/bb': '' }), 'xl/aa/bb', '../../bb'),
    'broken-archive',
  ],
  [
    'a part with an absolute path',
    async () => renamed(await workbook({ 'xl/aa/bb': '' }), 'xl/aa/bb', '/l/aa/bb'),
    'broken-archive',
  ],
  [
    'a part twice',
    async () => renamed(await workbook({ 'xl/STYLE_.xml': '' }), 'xl/STYLE_.xml', 'xl/STYLES.xml'),
    'broken-archive',
  ],
  ['a zip cut off', async () => (await scrapWorkbook(scrapRow(2))).subarray(0, 900), 'broken-archive'],
  [
    'a zip that is no workbook',
    async () => renamed(await workbook({}), '_rels/.rels', '_rels/.relx'),
    'unknown-format',
  ],
];

describe('a hostile workbook', () => {
  it.each(cases)('with %s is refused', async (_name, make, code) => {
    expect(await codesOf(await make())).toEqual([code]);
  });

  it('with a million empty rows is refused, packed badly or well', async () => {
    const rows = Array.from(
      { length: 1_000_000 },
      (_, index) => `<row r="${index + 2}" a="${noise(1)}${index * 7919}"/>`,
    );
    expect(await codesOf(await workbook({ [SHEET]: sheetXml(header + rows.join('')) }))).toEqual(['too-many-rows']);
    const dense = sheetXml(header + '<row/>'.repeat(1_000_000));
    expect(await codesOf(await workbook({ [SHEET]: dense }))).toEqual(['unpacks-too-large']);
  });

  it('with too many shared strings or formats is refused', async () => {
    const strings = Array.from(
      { length: sheetLimits.sharedStrings + 1 },
      (_, index) => `<si><t>${index * 7919}</t></si>`,
    );
    const withStrings = {
      'xl/sharedStrings.xml': `<sst>${strings.join('')}</sst>`,
      [RELS]: relation('worksheets/sheet1.xml').replace(
        '</',
        '<Relationship Id="rId2" Type="x/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="s" Type="x/sharedStrings" Target="sharedStrings.xml"/></',
      ),
    };
    expect(await codesOf(await workbook(withStrings))).toEqual(['too-many-strings']);
    const long = Array.from({ length: 850 }, (_, index) => `<si><t>${noise(1_500, index + 1).repeat(3)}</t></si>`);
    const withLong = { ...withStrings, 'xl/sharedStrings.xml': `<sst>${long.join('')}</sst>` };
    expect(long.join('').length).toBeGreaterThan(sheetLimits.sharedStringCharacters);
    expect(await codesOf(await workbook(withLong))).toEqual(['too-many-strings']);
    const formats = Array.from({ length: sheetLimits.cellFormats + 1 }, (_, index) => `<xf a="${index * 7919}"/>`);
    const styles = `<styleSheet><cellXfs>${formats.join('')}</cellXfs></styleSheet>`;
    expect(await codesOf(await workbook({ 'xl/styles.xml': styles }))).toEqual(['too-many-formats']);
  });

  it('with a damaged byte is refused, wherever the byte is', async () => {
    const zip = await scrapWorkbook(scrapRow(2));
    const start = zip.indexOf(SHEET) + SHEET.length + 20;
    for (let at = start; at < start + 40; at += 7) {
      const damaged = Buffer.from(zip);
      damaged[at]! ^= 0x55;
      expect(await codesOf(damaged)).toEqual(['broken-archive']);
    }
  });
});

describe('a hostile CSV file', () => {
  it.each([
    ['too many rows', '\n'.repeat(sheetLimits.sheetRows + 2), 'too-many-rows'],
    ['a row too wide', ','.repeat(sheetLimits.columns), 'too-many-columns'],
    ['a cell too long', 'x'.repeat(sheetLimits.cellCharacters + 1), 'cell-too-long'],
  ])('with %s is refused', async (_name, content, code) => {
    expect(await codesOf(Buffer.from(content))).toEqual([code]);
  });
});
