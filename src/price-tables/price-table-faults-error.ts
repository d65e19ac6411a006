/** What is wrong with price-table files: every fault at once, each with its file, line, key and what is allowed. */

export type PriceTableFaultCode =
  | 'unreadable-file'
  | 'unexpected-file'
  | 'no-editions'
  | 'invalid-yaml'
  | 'duplicate-key'
  | 'unknown-key'
  | 'missing-key'
  | 'invalid-value'
  | 'wrong-unit'
  | 'wrong-range'
  | 'wrong-tax-rate'
  | 'wrong-variant'
  | 'wrong-delivery-basis'
  | 'wrong-source'
  | 'wrong-sample-size'
  | 'wrong-quotations'
  | 'undeclared-region'
  | 'unknown-region'
  | 'region-without-rows'
  | 'duplicate-row'
  | 'misplaced-file'
  | 'wrong-correction'
  | 'wrong-withdrawal'
  | 'wrong-check'
  | 'ambiguous-table'
  | 'released-file-changed'
  | 'released-file-missing'
  | 'released-record-changed';

export interface PriceTableFault {
  readonly code: PriceTableFaultCode;
  readonly file: string;
  /** null: the fault is not at one place of the file. */
  readonly line: number | null;
  /** JSON Pointer to the key, empty for the file as a whole. */
  readonly pointer: string;
  readonly message: string;
}

/** A fault within one file, before it is known where that file lies. */
export type LocalFault = Pick<PriceTableFault, 'code' | 'pointer' | 'message'>;

export const faultText = ({ file, line, pointer, message }: PriceTableFault): string =>
  `${file}${line === null ? '' : `:${line}`}${pointer === '' ? '' : ` ${pointer}`}: ${message}`;

export class PriceTableFaultsError extends Error {
  readonly code = 'price-table-faults';
  readonly kind = 'invalid';

  constructor(readonly faults: readonly PriceTableFault[]) {
    super(`${faults.length} fault(s) in the price tables\n${faults.map(faultText).join('\n')}`);
    this.name = 'PriceTableFaultsError';
  }
}
