/** A table of parts whose prices come of quotations, two variants of one part among them. */
import type { EditionHead } from '../../../src/price-tables/exchange/check-sheet-rows.js';
import type { PriceRowInFile } from '../../../src/price-tables/price-table-file.js';

export function quotedEdition(): { head: EditionHead; rows: PriceRowInFile[] } {
  const head: EditionHead = {
    ...{ id: 'parts', publisher: 'association', title: '部件参考价', kind: 'parts', status: 'official' },
    ...{ validFrom: '2026-09-01', publishedAt: '2026-09-03T10:00:00+08:00', method: '询价', licence: '可自由使用' },
    regions: ['210100'],
  };
  return { head, rows: [rail('T89/B', '86.19', '1'), plain, rail('T75/B', '59.6', '2')] };
}

/** The mean of the price and of what lies as far below it as above. */
function rail(variant: string, price: string, digit: string): PriceRowInFile {
  const [whole = '', fraction = ''] = price.split('.');
  const [low, high] = [`${Number(whole) - 3}.${fraction}`, `${Number(whole) + 3}.${fraction}`];
  const suppliers = ['沈阳某导轨经销部', '=辽宁某电梯配件', '\'天津某钢材, "二部"'];
  return {
    ...{ code: 'car-guide-rail', variant, region: '210100', unit: 'm', price, low, high, currency: 'CNY' },
    ...{ taxBasis: 'included', taxRate: '0.13' },
    source: { kind: 'quotations', publisher: '协会', document: '2026 年 9 月询价', capturedOn: '2026-09-02' },
    sampleSize: 3,
    quotations: [low, price, high].map((one, index) => ({
      ...{ supplier: suppliers[index] ?? '', quotedOn: `2026-08-3${index === 0 ? 0 : 1}`, price: one },
      evidenceSha256: digit.repeat(63) + String(index),
    })),
  };
}

const plain: PriceRowInFile = {
  ...{ code: 'car-guide-rail', variant: 'T90/B', region: '210100', unit: 'm', price: '90', currency: 'CNY' },
  ...{ taxBasis: 'excluded' },
  source: { kind: 'manufacturer', publisher: '某厂', document: '价目表', capturedOn: '2026-09-01' },
};
