/** Whatever is written to a sheet is read back digit by digit. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import readSheet from 'read-excel-file/node';
import type { PriceRowInFile } from '../../../src/price-tables/price-table-file.js';
import { readPriceSheet } from '../../../src/price-tables/exchange/read-price-sheet.js';
import { sheetColumns } from '../../../src/price-tables/exchange/sheet-columns.js';
import { writePriceSheet, type SheetFormat } from '../../../src/price-tables/exchange/write-price-sheet.js';
import { headOf, shippedEdition, shippedEditions } from './shipped-editions.js';

const formats: SheetFormat[] = ['xlsx', 'csv'];

const amount = fc
  .tuple(fc.integer({ min: 0, max: 9_999_999 }), fc.stringMatching(/^(\.\d{1,6})?$/))
  .map(([whole, fraction]) => `${whole}${fraction}`);
/** Outer blanks are taken off by reading, so there are none. */
const words = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    fc.constantFrom('=1+1', "'=1", '+86 24', '-', '@SUM(A1)', '_x000D_', 'a\r\nb', 'a\tb', '"', ',', '\u0001', "''=x"),
    fc.string({
      unit: fc.constantFrom('=', "'", '+', '-', '@', '"', ',', '\n', '\r', '_', 'x', '0', 'D', '价', '<', '&'),
    }),
  )
  .map((text) => text.trim())
  .filter((text) => text !== '' && !text.includes('\0'));

const changes = fc.record(
  { price: amount, note: words, grade: words, document: words, code: fc.stringMatching(/^[a-z]{1,8}(-[0-9]{1,3})?$/) },
  { requiredKeys: [] },
);

function changed(
  row: PriceRowInFile,
  index: number,
  { document, code, ...change }: Record<string, string>,
): PriceRowInFile {
  const rest: PriceRowInFile = { ...row };
  for (const key of ['low', 'high'] as const) delete (rest as { low?: string; high?: string })[key];
  const source = { ...row.source, ...(document === undefined ? {} : { document }) };
  return { ...rest, ...change, code: `${code ?? 'row'}-${index}`, source };
}

describe.each(formats)('a sheet written as %s and read again', (format) => {
  it('gives the identical rows, key by key in the same order, of every shipped edition', async () => {
    const editions = shippedEditions();
    expect(editions.length).toBeGreaterThan(40);
    for (const edition of editions) {
      const reading = await readPriceSheet(await writePriceSheet(edition, format), 'prices', headOf(edition));
      expect(reading.kind === 'table' ? JSON.stringify(reading.table.rows) : reading).toBe(
        JSON.stringify(edition.rows),
      );
    }
  });

  it('gives the identical rows whatever the prices and the texts are', async () => {
    const edition = shippedEdition('shenyang-scrap');
    await fc.assert(
      fc.asyncProperty(fc.array(changes, { minLength: 1, maxLength: 8 }), async (wanted) => {
        const rows = wanted.map((change, index) =>
          changed(edition.rows[index]!, index, change as Record<string, string>),
        );
        const sheet = await writePriceSheet({ kind: 'scrap', rows }, format);
        const reading = await readPriceSheet(sheet, 'prices', headOf(edition));
        expect(reading).toEqual({ kind: 'table', table: { ...headOf(edition), rows } });
      }),
      { numRuns: 150 },
    );
  });

  it('has the same bytes each time', async () => {
    const edition = shippedEdition('shenyang-parts');
    const [one, other] = [await writePriceSheet(edition, format), await writePriceSheet(edition, format)];
    expect(one.equals(other)).toBe(true);
  });
});

describe('a workbook in the eyes of another reader', () => {
  it('shows the same headings, prices and texts', async () => {
    const edition = shippedEdition('shenyang-parts');
    const sheets = await readSheet(await writePriceSheet(edition, 'xlsx'));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['价格表', '报价', '说明']);
    const [header, ...rows] = sheets[0]!.data;
    expect(header).toEqual(sheetColumns('parts').map((column) => column.header));
    const shown = rows.map((cells) => [cells[0], cells[1], cells[5], cells.at(-1)]);
    const wanted = edition.rows.map(({ code, variant, price, note }) => [
      code,
      variant ?? null,
      Number(price),
      note ?? null,
    ]);
    expect(shown).toEqual(wanted);
  });
});

describe('the columns', () => {
  it('hold every key a row of an edition may have, and require what the rules require', async () => {
    const text = await import('node:fs').then(({ readFileSync }) =>
      readFileSync('price-tables/schemas/price-table-edition.schema.json', 'utf8'),
    );
    const { row, source } = (JSON.parse(text) as { $defs: Record<string, { properties: object; required: string[] }> })
      .$defs;
    const pointers = (keys: string[], prefix = '') => keys.map((key) => `${prefix}/${key}`);
    const all = [...pointers(Object.keys(row!.properties)), ...pointers(Object.keys(source!.properties), '/source')];
    const columns = [...sheetColumns('scrap'), ...sheetColumns('parts')];
    const wanted = all.filter((pointer) => !['/source', '/currency', '/quotations'].includes(pointer));
    expect([...new Set(columns.map(({ pointer }) => pointer))].sort()).toEqual(wanted.sort());
    const required = [...pointers(row!.required), ...pointers(source!.required, '/source'), '/deliveryBasis'];
    expect([...new Set(columns.filter((column) => column.required).map(({ pointer }) => pointer))].sort()).toEqual(
      required.filter((pointer) => pointer !== '/source' && pointer !== '/currency').sort(),
    );
  });
});
