/** Query parameters of the doors of sheets. */
import { optional, type QueryParameter } from '../../http/query.js';
import type { PriceTableKind } from '../price-table-file.js';
import { kindNames } from './sheet-columns.js';
import type { SheetFormat } from './write-price-sheet.js';

const among = <Value extends string>(values: readonly Value[], fallback?: Value): QueryParameter<Value> => ({
  allowed: values.join(', '),
  read: (text) => (text === null ? fallback : values.find((value) => value === text)),
});

export const formatParameter = among<SheetFormat>(['xlsx', 'csv'], 'xlsx');

export const kindParameter = among(Object.keys(kindNames) as PriceTableKind[]);

const LONGEST_NAME = 200;

/** What an uploaded file is called: a body of bytes carries no name. */
export const fileNameParameter = optional('1…200', (text) => text.trim() !== '' && text.length <= LONGEST_NAME);
