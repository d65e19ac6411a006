export const batchesHref = '/console/batches';
export const newBatchHref = `${batchesHref}/new`;
export const batchHref = (id: string, act = ''): string => `${batchesHref}/${id}${act === '' ? '' : `/${act}`}`;
/** Doors of the API that a page leads to. */
export const resultHref = (id: string, name: 'events' | 'summary.xlsx' | 'reports.zip'): string =>
  `/v1/batches/${id}/${name}`;
