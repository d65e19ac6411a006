/** 价格凭证: where the paper behind a price can be found, and the fingerprint that tells it from any other. */
import type { PriceSource } from '../../engine/index.js';
import type { Block } from '../report-document.js';
import type { ReportScope } from './report-scope.js';
import { column, rowWithDetail } from './blocks.js';
import { indexName } from './carried-prices.js';
import { enumerated } from './format.js';
import { rowName } from './names.js';
import { groupedBy } from './used-parameters.js';
import { usedPrices, type UsedPrice } from './used-prices.js';

/** Prices from one paper share a row; a source without address and fingerprint has none. */
export function priceEvidence(scope: ReportScope): readonly Block[] {
  const { text } = scope;
  const proven = usedPrices(scope).filter(({ row: { source } }) => source.url ?? source.evidenceSha256);
  const papers = groupedBy(proven, ({ row: { source } }) =>
    JSON.stringify([source.document, source.url, source.evidenceSha256]),
  );
  if (papers.size === 0) return [];
  return [
    {
      kind: 'table',
      caption: text('table.price-evidence'),
      columns: [column(text('column.source'), 8), column(text('column.priced-item'), 14)],
      rows: [...papers.values()].flatMap((prices) => {
        const [first] = prices;
        if (first === undefined) return [];
        const names = new Set(prices.map((price) => nameOf(scope, price)));
        const { source } = first.row;
        return rowWithDetail([source.document, enumerated([...names])], whereToFind(scope, source));
      }),
      density: 'dense',
    },
  ];
}

function nameOf(scope: ReportScope, { kind, rowId }: UsedPrice): string {
  return kind === 'index' ? indexName(scope, rowId) : rowName(scope, rowId);
}

function whereToFind({ text }: ReportScope, { url, evidenceSha256 }: PriceSource): string {
  return [
    ...(url === undefined ? [] : [url]),
    ...(evidenceSha256 === undefined ? [] : [text('price-evidence.fingerprint', { sha256: evidenceSha256 })]),
  ].join('；');
}
