/** Where the public price pages stand: stable addresses, one for every table, edition and price. */
import type { PriceRowKey } from '../../price-tables/comparison/row-key.js';

export type Form = 'page' | 'json' | 'csv';

const ending = (form: Form): string => (form === 'page' ? '' : `.${form}`);

export const tablesPath = (form: Form = 'page'): string => `/price-tables${ending(form)}`;

export const tablePath = (
  { publisher, tableId }: { publisher: string; tableId: string },
  form: Form = 'page',
): string => `/price-tables/${publisher}/${tableId}${ending(form)}`;

/** `editionId` is `<publisher>/<table>/<start>`. */
export const editionPath = (editionId: string, form: Form = 'page'): string =>
  `/price-tables/${editionId}${ending(form)}`;

/** The history of one price. A variant may hold slashes, so the key stands in the query. */
export function pricePath(
  table: { publisher: string; tableId: string },
  { code, variant, region }: PriceRowKey,
  form: Form = 'page',
): string {
  const query = new URLSearchParams({ code, ...(variant === null ? {} : { variant }), region });
  return `/price-tables/${table.publisher}/${table.tableId}/price${ending(form)}?${query.toString()}`;
}

export const feedPath = { json: '/price-tables/feed.json', atom: '/price-tables/feed.atom' } as const;

export const evidencePath = (sha256: string): string => `/v1/evidence/${sha256}`;

/** The other forms of a page, for its head. */
export const alternates = (
  json: string,
  csv: string,
  withFeeds = false,
): readonly { readonly href: string; readonly type: string; readonly title: string }[] => [
  { href: json, type: 'application/json', title: 'JSON' },
  { href: csv, type: 'text/csv', title: 'CSV' },
  ...(withFeeds
    ? [
        { href: feedPath.atom, type: 'application/atom+xml', title: '价格表公布动态（Atom）' },
        { href: feedPath.json, type: 'application/feed+json', title: '价格表公布动态（JSON Feed）' },
      ]
    : []),
];
