import { describe, expect, it } from '@jest/globals';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { PriceRow } from '../../src/engine/index.js';
import { PriceRows } from '../../src/owners/prices/pages/price-rows.js';
import { PriceNames } from '../../src/owners/prices/price-names.js';
import { packageRoot } from '../../src/config/package-root.js';
import { StandardLibrary } from '../../src/standards/standard-library.js';
import { rowOf } from '../price-tables/books/price-office.js';

const quotation = (supplier: string, price: string, mark: string): object => ({
  ...{ supplier, price, quotedOn: '2026-09-20' },
  evidenceSha256: mark.repeat(64),
});

describe('the prices of an edition', () => {
  it('show range, quotations with their evidence, and what stands for HTML as text', async () => {
    const standards = await StandardLibrary.load(`${packageRoot}/standards`);
    const row = {
      ...rowOf('12345.60', {
        low: '12000.00',
        high: '12700.00',
        sampleSize: 3,
        taxBasis: 'included',
        taxRate: '0.035',
      }),
      rowId: 'x',
      source: {
        ...{ kind: 'quotations', publisher: '<协会>', document: '询价记录', capturedOn: '2026-09-20' },
        evidenceSha256: 'd'.repeat(64),
      },
      quotations: [
        quotation('甲站', '12000.00', 'a'),
        quotation('乙站', '12336.80', 'b'),
        quotation('丙站', '12700.00', 'c'),
      ],
      note: '备注',
    } as unknown as PriceRow;
    const edition = {
      ...{ editionId: 'city/city-scrap/2026-10-01', tableId: 'city-scrap', publisher: 'city', title: '表' },
      ...{ status: 'official' as const, validFrom: '2026-10-01', publishedAt: '2026-09-30T08:00:00Z' },
      ...{ regions: ['210100'], method: '', licence: '', rows: [row] },
    };
    const published = {
      edition,
      kind: 'scrap' as const,
      fingerprint: '',
      file: '',
      privateTo: null,
      origin: 'file' as const,
    };
    const names = new PriceNames(standards.list().at(-1)!);
    const html = renderToString(h(PriceRows, { published, names }));
    for (const words of [
      '12,345.60',
      '12,000.00 至 12,700.00',
      '含税（税率 3.5%），货场价',
      '询价，3 家',
      '乙站，2026-09-20，12,336.80 元',
      '备注',
    ]) {
      expect(html).toContain(words);
    }
    for (const mark of ['a', 'b', 'c', 'd']) expect(html).toContain(`href="/v1/evidence/${mark.repeat(64)}"`);
    expect(html).toContain('&lt;协会>');
    expect(html).toContain('href="/price-tables/city/city-scrap/price?code=steel-heavy&amp;region=210100"');
  });
});
