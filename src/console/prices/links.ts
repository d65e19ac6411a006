/** Where the price pages stand. */
export const consolePriceTables = '/console/price-tables';

export const tableHref = (publisher: string, tableId: string): string =>
  `${consolePriceTables}/${publisher}/${tableId}`;

/** `editionId` is `<publisher>/<table>/<start>`. */
export const editionHref = (editionId: string, act = ''): string =>
  `${consolePriceTables}/${editionId}${act === '' ? '' : `/${act}`}`;

export type DraftView = 'head' | 'grid' | 'import' | 'difference' | 'impact' | 'review';
export type DraftAct = 'proposal' | 'approval' | 'return' | 'publication' | 'discard' | 'rebase' | 'rows' | 'removal';

export const draftHref = (id: string, view?: DraftView | DraftAct): string =>
  `/console/price-drafts/${id}${view === undefined ? '' : `/${view}`}`;

/** The form of one row; `new` for a row to be added. */
export const rowHref = (id: string, row: number | 'new'): string => `${draftHref(id)}/rows/${row}`;

export const evidenceHref = (sha256: string): string => `/v1/evidence/${sha256}`;

export const sheetHref = (editionId: string, format: 'xlsx' | 'csv'): string =>
  `/v1/price-tables/${editionId}/sheet?format=${format}`;

export const templateHref = (kind: string, format: 'xlsx' | 'csv'): string =>
  `/v1/price-tables/template?kind=${kind}&format=${format}`;

export const consoleCorrections = '/console/price-corrections';
export const correctionHref = (editionId: string, act = ''): string =>
  `${consoleCorrections}/${editionId}${act === '' ? '' : `/${act}`}`;
