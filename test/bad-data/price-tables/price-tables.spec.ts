/** One broken folder of price tables per rule of the loader; each is refused for its own reason and no other. */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { PriceTableFaultsError, type PriceTableFaultCode } from '../../../src/price-tables/price-table-faults-error.js';
import { PriceTableLibrary } from '../../../src/price-tables/price-table-library.js';

const ROOT = 'test/bad-data/price-tables';
const FIRST = 'association/metals/2025-09-11.yaml';
const CORRECTION = 'association/metals/2025-09-11.c1.yaml';
const INDEX = 'association/metals/index.yaml';
const PRICE = '/rows/0/price';

/** Folder, code, place (file, pointer), and words the message must hold. */
type Case = readonly [string, PriceTableFaultCode, { file?: string; at: string }, readonly string[]];

const WRITING: readonly Case[] = [
  ['yaml-syntax', 'invalid-yaml', { at: '' }, ['end with a ]']],
  ['duplicate-key', 'duplicate-key', { at: '' }, ['second time']],
  ['tag', 'invalid-yaml', { at: '' }, ['tags are not allowed']],
  ['two-documents', 'invalid-yaml', { at: '' }, ['one document']],
  ['invalid-utf8', 'invalid-yaml', { at: '' }, ['UTF-8']],
  ['unquoted-price', 'invalid-value', { at: PRICE }, ['2228.87 without quotes', 'decimal']],
  ['unquoted-region', 'invalid-value', { at: '/rows/0/region' }, ['210100 without quotes', 'GB/T 2260']],
];

const FIELDS: readonly Case[] = [
  ['unknown-key', 'unknown-key', { at: '/validUntil' }, ['allowed: id, publisher, title']],
  ['unknown-row-key', 'unknown-key', { at: '/rows/0/pricePerTonne' }, ['allowed: code, variant, grade']],
  ['missing-key', 'missing-key', { at: '' }, ['"status" is missing']],
  ['missing-source', 'missing-key', { at: '/rows/0' }, ['"source" is missing']],
  ['incomplete-source', 'missing-key', { at: '/rows/0/source' }, ['"document" is missing']],
  ['blank-title', 'invalid-value', { at: '/title' }, ['not only blanks']],
  ['no-rows', 'invalid-value', { at: '/rows' }, ['1 to 10000']],
  ['negative-price', 'invalid-value', { at: PRICE }, ['"-2228.87"', '0 or more']],
  ['price-with-exponent', 'invalid-value', { at: PRICE }, ['"2.2e3"', 'decimal']],
  ['foreign-currency', 'invalid-value', { at: '/rows/0/currency' }, ['"USD" is not CNY']],
  ['unknown-status', 'invalid-value', { at: '/status' }, ['official, demonstration']],
  ['unknown-source-kind', 'invalid-value', { at: '/rows/0/source/kind' }, ['association, manufacturer, quotations']],
  ['day-that-does-not-exist', 'invalid-value', { at: '/validFrom' }, ['2025-09-31', 'YYYY-MM-DD']],
  ['instant-without-offset', 'invalid-value', { at: '/publishedAt' }, ['with offset', '+08:00']],
  ['tax-rate-of-one', 'invalid-value', { at: '/rows/0/taxRate' }, ['0 to below 1']],
  ['evidence-hash', 'invalid-value', { at: '/rows/0/source/evidenceSha256' }, ['64', 'hexadecimal']],
  ['source-address', 'invalid-value', { at: '/rows/0/source/url' }, ['https://']],
];

const ROWS: readonly Case[] = [
  ['wrong-unit', 'wrong-unit', { at: '/rows/0/unit' }, ['"m" is not a unit of a scrap table', 'allowed: t, kg']],
  ['low-without-high', 'wrong-range', { at: '/rows/0/low' }, ['both or not at all']],
  ['price-below-low', 'wrong-range', { at: PRICE }, ['low ≤ price ≤ high', '2228.88, 2228.87']],
  ['price-above-high', 'wrong-range', { at: PRICE }, ['low ≤ price ≤ high', '2228.87, 2228.869']],
  ['tax-rate-missing', 'wrong-tax-rate', { at: '/rows/0/taxBasis' }, ['needs taxRate']],
  ['tax-rate-of-untaxed-price', 'wrong-tax-rate', { at: '/rows/0/taxRate' }, ['no taxRate']],
  ['variant-of-scrap', 'wrong-variant', { at: '/rows/0/variant' }, ['parts table']],
  ['delivery-basis-missing', 'wrong-delivery-basis', { at: '/rows/0' }, ['at-mill, ex-yard or picked-up']],
  ['delivery-basis-of-service', 'wrong-delivery-basis', { at: '/rows/0/deliveryBasis' }, ['others none']],
  ['undeclared-region', 'undeclared-region', { at: '/rows/1/region' }, ['120000', 'regions: 210100']],
  ['unknown-region', 'unknown-region', { at: '/regions/0' }, ['219900 is no region', 'GB/T 2260']],
  ['region-without-rows', 'region-without-rows', { at: '/regions/1' }, ['120000 has no row']],
  ['duplicate-row', 'duplicate-row', { at: '/rows/1' }, ['as /rows/0']],
  ['assumption-with-sample', 'wrong-sample-size', { at: '/rows/0/sampleSize' }, ['assumption has no']],
  ['official-assumption', 'wrong-source', { at: '/rows/0/source/kind' }, ['no assumptions']],
  ['captured-after-publication', 'wrong-source', { at: '/rows/0/source/capturedOn' }, ['2025-09-25, after']],
];

const QUOTATIONS: readonly Case[] = [
  ['too-few-quotations', 'wrong-quotations', { at: '/rows/0/quotations' }, ['at least 3']],
  ['price-not-the-mean', 'wrong-quotations', { at: PRICE }, ['2210.01 is not the mean', 'which is 2210.00']],
  ['low-not-the-lowest', 'wrong-quotations', { at: '/rows/0/low' }, ['2190 is not the lowest', '2200']],
  ['sample-size-not-the-count', 'wrong-sample-size', { at: '/rows/0/sampleSize' }, ['is 4', 'quotations, 3']],
  ['quoted-after-capture', 'wrong-quotations', { at: '/rows/0/quotations/1/quotedOn' }, ['2025-09-25, after']],
  ['supplier-twice', 'wrong-quotations', { at: '/rows/0/quotations/1/supplier' }, ['as /quotations/0']],
  ['quotations-of-another-source', 'wrong-quotations', { at: '/rows/0/quotations' }, ['only a price from quotations']],
  ['quotation-without-evidence', 'missing-key', { at: '/rows/0/quotations/1' }, ['"evidenceSha256" is missing']],
];

const PLACES: readonly Case[] = [
  ['file-name', 'misplaced-file', { file: 'association/metals/2025-09-12.yaml', at: '/validFrom' }, ['file name']],
  ['table-folder', 'misplaced-file', { file: 'association/scrap/2025-09-11.yaml', at: '/id' }, ['folder "scrap"']],
  ['publisher-folder', 'misplaced-file', { file: 'bureau/metals/2025-09-11.yaml', at: '/publisher' }, ['"bureau"']],
  ['stray-file', 'unexpected-file', { file: 'association/metals/2025-10-01.yml', at: '' }, ['<valid-from>.yaml']],
  ['misnamed-correction', 'unexpected-file', { file: 'association/metals/2025-09-11-new.yaml', at: '' }, ['.c1']],
  ['one-id-two-publishers', 'ambiguous-table', { file: 'bureau/metals/2025-09-11.yaml', at: '' }, ['one table']],
];

const HISTORY: readonly Case[] = [
  ['two-editions-with-one-start', 'wrong-correction', { file: CORRECTION, at: '' }, ['one start', '"corrects"']],
  ['correcting-under-a-first-name', 'wrong-correction', { at: '/corrects' }, ['.c1.yaml']],
  ['correcting-nothing', 'wrong-correction', { file: CORRECTION, at: '/corrects' }, ['there is no edition']],
  ['correcting-itself', 'wrong-correction', { file: CORRECTION, at: '/corrects' }, ['2025-09-11.c1" is not']],
  ['correcting-a-later-one', 'wrong-correction', { file: CORRECTION, at: '/corrects' }, ['2025-09-11.c2" is not']],
  ['correcting-another-start', 'wrong-correction', { file: CORRECTION, at: '/corrects' }, ['2025-10-01" is not']],
  ['correction-published-first', 'wrong-correction', { file: CORRECTION, at: '/corrects' }, ['not later than']],
  ['index-with-unknown-key', 'unknown-key', { file: INDEX, at: '/prices' }, ['allowed: withdrawals, checks']],
  ['index-without-checks', 'missing-key', { file: INDEX, at: '' }, ['"checks" is missing']],
  ['withdrawing-nothing', 'wrong-withdrawal', { file: INDEX, at: '/withdrawals/0' }, ['no edition', 'allowed:']],
  ['withdrawn-twice', 'wrong-withdrawal', { file: INDEX, at: '/withdrawals/1' }, ['withdrawn twice']],
  ['withdrawn-before-publication', 'wrong-withdrawal', { file: INDEX, at: '/withdrawals/0' }, ['not later than']],
  ['checking-nothing', 'wrong-check', { file: INDEX, at: '/checks/0' }, ['no edition']],
  ['checked-before-publication', 'wrong-check', { file: INDEX, at: '/checks/0' }, ['before it was published']],
];

const CASES = [...WRITING, ...FIELDS, ...ROWS, ...QUOTATIONS, ...PLACES, ...HISTORY];

describe('a folder of price tables that breaks one rule', () => {
  it.each(CASES)('%s is refused', async (folder, code, { file = FIRST, at }, words) => {
    const faults = await faultsOf(folder);
    expect(faults.map((fault) => [fault.code, fault.file, fault.pointer])).toEqual([
      [code, `${ROOT}/${folder}/${file}`, at],
    ]);
    for (const word of words) expect(faults[0]?.message).toContain(word);
  });

  it('alias: the anchor and the alias are two faults, each with its line', async () => {
    const faults = await faultsOf('alias');
    expect(faults.map(({ code, line }) => [code, line])).toEqual([
      ['invalid-yaml', 16],
      ['invalid-yaml', 17],
    ]);
  });

  it('has a case for every folder', () => {
    const folders = readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const tested = [...CASES.map(([folder]) => folder), 'alias'];
    expect(folders.map(({ name }) => name).sort()).toEqual(tested.sort());
  });

  it('says file, line and key in one readable line', async () => {
    await expect(PriceTableLibrary.load(`${ROOT}/negative-price`)).rejects.toThrow(
      `${ROOT}/negative-price/${FIRST}:16 ${PRICE}: "-2228.87" is not a decimal of 0 or more`,
    );
  });
});

async function faultsOf(folder: string) {
  const error = await PriceTableLibrary.load(`${ROOT}/${folder}`).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(PriceTableFaultsError);
  return (error as PriceTableFaultsError).faults;
}
