import { describe, expect, it } from '@jest/globals';
import { appraised, fillers, keptRails, machine, refused, sampleOrder } from '../../test/builders/sample-order.js';
import { sampleRuleBook } from '../../test/builders/sample-order.js';
import {
  sampleEdition,
  samplePartRows,
  sampleRow,
  sampleScrapRows,
  sampleServiceRows,
} from '../../test/builders/sample-tables.js';
import type { RuleBook } from './appraisal.js';
import type { PriceRow } from './price-table.js';
import { appraise } from './appraise.js';

interface Rows {
  readonly scrap?: readonly PriceRow[];
  readonly parts?: readonly PriceRow[];
  readonly services?: readonly PriceRow[];
}

function ruleBook({ scrap, parts, services }: Rows): RuleBook {
  return sampleRuleBook({
    priceTables: [
      sampleEdition('scrap', scrap ?? sampleScrapRows()),
      sampleEdition('parts', parts ?? samplePartRows()),
      sampleEdition('services', services ?? sampleServiceRows()),
    ],
  });
}

const without = (rows: readonly PriceRow[], code: string): PriceRow[] => rows.filter((row) => row.code !== code);
const place = { variant: null, region: '210100', referenceDate: '2026-06-30' };

describe('missing and unusable prices', () => {
  it('one refusal per missing price names everyone who needs it, retained components too', () => {
    const order = sampleOrder({ components: [machine(), keptRails(), fillers()] });
    expect(refused(order, ruleBook({ scrap: without(sampleScrapRows(), 'steel') }))).toEqual([
      {
        code: 'scrap-price-missing',
        level: 'refusal',
        clause: '计算规则第10条',
        componentId: null,
        data: { code: 'steel', ...place, componentIds: ['machine', 'rails', 'fillers'] },
      },
    ]);
  });

  it('names a component once, though it needs the price for two parts', () => {
    const materials = [
      { material: 'steel', share: '0.5' },
      { material: 'steel', share: '0.5' },
    ];
    const findings = refused(
      sampleOrder({ components: [machine({ materials })] }),
      ruleBook({ scrap: without(sampleScrapRows(), 'steel') }),
    );
    expect(findings[0]?.data['componentIds']).toEqual(['machine']);
  });

  it('asks for a part price only when the gates are open', () => {
    const bare = ruleBook({ parts: [] });
    const open = sampleOrder({ components: [keptRails()] });
    expect(refused(open, bare)).toMatchObject([
      { code: 'part-price-missing', data: { code: 'rail', variant: 'T89/B', componentIds: ['rails'] } },
    ]);
    const closed = sampleOrder({ components: [keptRails({ retention: undefined })] });
    expect(appraised(closed, bare).lines[0]?.decision).toBe('scrap');
  });

  it('names the deduction that lacks its rate', () => {
    const services = without(without(sampleServiceRows(), 'cutting'), 'hazardous-waste:900-217-08');
    expect(refused(sampleOrder(), ruleBook({ services }))).toMatchObject([
      { code: 'service-price-missing', data: { code: 'cutting', ...place, deduction: 'cutting' } },
      { code: 'service-price-missing', data: { code: 'hazardous-waste:900-217-08', deduction: 'hazardous-waste' } },
    ]);
  });

  it('refuses units it cannot reckon with', () => {
    const findings = refused(
      sampleOrder({ components: [machine(), keptRails()] }),
      ruleBook({
        scrap: [sampleRow('steel', '2', { unit: '{piece}' }), ...without(sampleScrapRows(), 'steel')],
        parts: [sampleRow('rail', '90', { variant: 'T89/B', unit: '{piece}' })],
        services: [sampleRow('dismantling', '200', { unit: '{lift}' }), ...without(sampleServiceRows(), 'dismantling')],
      }),
    );
    expect(findings.map(({ code, data }) => [code, data['rowId'], data['unit']])).toEqual([
      ['price-unit-mismatch', 'sample/services/2026-06-01/dismantling@210100', '{lift}'],
      ['price-unit-mismatch', 'sample/parts/2026-06-01/rail/T89/B@210100', '{piece}'],
      ['price-unit-mismatch', 'sample/scrap/2026-06-01/steel@210100', '{piece}'],
    ]);
    expect(findings[2]?.data['componentIds']).toEqual(['machine', 'rails']);
  });
});

describe('remarks on prices', () => {
  it('tells every row of another region and every demonstration table, once', () => {
    const region = '100000';
    const rows = sampleScrapRows().map((row) => sampleRow(row.code, row.price, { ...row, region }));
    const country = sampleEdition('scrap', rows, { regions: [region], status: 'demonstration', editionId: 'country' });
    const book = sampleRuleBook({ priceTables: [country, ...ruleBook({}).priceTables.slice(1)] });
    const appraisal = appraised(sampleOrder({ components: [machine(), machine({ id: 'second' })] }), book);
    expect(appraisal.findings.filter(({ componentId }) => componentId === null)).toMatchObject([
      { code: 'demonstration-prices', level: 'info', data: { editionId: 'country' } },
      { code: 'region-fallback', data: { rowId: 'country/copper@100000', region, requestedRegion: '210100' } },
      { code: 'region-fallback', data: { rowId: 'country/steel@100000', region, requestedRegion: '210100' } },
    ]);
    expect(appraisal.assumedShare).toBe('1.0000');
    expect(appraisal.references['price:country/steel@100000']).toMatchObject({
      kind: 'price',
      editionId: 'country',
      value: '2000',
      unit: 't',
      region,
      requestedRegion: '210100',
      status: 'demonstration',
      deliveryBasis: 'ex-yard',
    });
  });

  it('lists every edition asked on the way, also those without the row', () => {
    const poor = sampleEdition('scrap', without(sampleScrapRows(), 'copper'));
    const province = sampleEdition('scrap', [sampleRow('copper', '40', { region: '210000' })], {
      editionId: 'province',
      regions: ['210000'],
    });
    const unasked = sampleEdition('scrap', sampleScrapRows(), { validFrom: '2026-05-01' });
    const book = sampleRuleBook({ priceTables: [unasked, poor, province, ...ruleBook({}).priceTables.slice(1)] });
    const outcome = appraise(sampleOrder({ components: [machine()] }), book);
    expect(outcome).toMatchObject({
      kind: 'appraised',
      consultedEditions: ['province', 'sample/scrap/2026-06-01', 'sample/services/2026-06-01'],
    });
  });

  it('traces the look-up and the path of each price', () => {
    const { trace } = appraised(sampleOrder({ components: [machine()] }));
    const steel = trace.filter(({ uses }) => uses[0] === 'price:sample/scrap/2026-06-01/steel@210100');
    expect(steel).toMatchObject([
      {
        step: 'find-price',
        clause: '计算规则第10条',
        inputs: { code: 'steel', region: '210100', requestedRegion: '210100', validFrom: '2026-06-01', ageDays: 29 },
        uses: ['price:sample/scrap/2026-06-01/steel@210100', 'parameter:maxAgeDays.scrap'],
      },
      {
        inputs: { run: 'central', price: '2000', unit: 't', unitWanted: 'kg' },
        result: '2.000000',
        rounding: 'round6',
      },
      { inputs: { run: 'low', price: '1800' }, result: '1.800000' },
      { inputs: { run: 'high', price: '2200' }, result: '2.200000' },
    ]);
  });
});
