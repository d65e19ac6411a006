/** Prices that an index carried to the reference date, read from their steps in the trace. */
import type { FindingValue, TaxBasis, TraceNode, Unit } from '../../engine/index.js';
import type { ReportScope } from './report-scope.js';
import { readRowId, rowName } from './names.js';
import { withoutTrailingZeros } from './format.js';

export interface IndexLevel {
  readonly rowId: string;
  readonly validFrom: string;
  readonly price: string;
  readonly unit: Unit;
  readonly taxBasis: TaxBasis;
  readonly taxRate: string | null;
}

export interface CarriedPrice {
  readonly rowId: string;
  readonly fromDay: string;
  readonly ageDays: string;
  readonly maxAgeDays: string;
  readonly longestCarryDays: string;
  readonly from: IndexLevel;
  readonly to: IndexLevel;
  /** Exact: `31841/32000`. */
  readonly factor: string;
  readonly factorShown: string;
  readonly basis: string;
  readonly clause: string;
  readonly source: string;
}

export function carriedPrices({ appraisal }: Pick<ReportScope, 'appraisal'>): readonly CarriedPrice[] {
  return appraisal.trace.filter(({ step }) => step === 'roll-forward').map(carriedPrice);
}

function carriedPrice({ inputs, uses, result }: TraceNode): CarriedPrice {
  const told = (name: string): string => tell(inputs[name]);
  return {
    rowId: (uses[0] ?? '').slice('price:'.length),
    fromDay: told('fromDay'),
    ageDays: told('ageDays'),
    maxAgeDays: told('maxAgeDays'),
    longestCarryDays: told('longestCarryDays'),
    from: level('from', inputs),
    to: level('to', inputs),
    factor: result,
    factorShown: withoutTrailingZeros(told('factorShown')),
    basis: told('carrierBasis'),
    clause: told('carrierClause'),
    source: told('carrierSource'),
  };
}

function level(end: 'from' | 'to', inputs: TraceNode['inputs']): IndexLevel {
  const taxRate = inputs[`${end}TaxRate`];
  return {
    rowId: tell(inputs[`${end}IndexRowId`]),
    validFrom: tell(inputs[`${end}ValidFrom`]),
    price: tell(inputs[`${end}Price`]),
    unit: tell(inputs[`${end}Unit`]),
    taxBasis: inputs[`${end}TaxBasis`] === 'included' ? 'included' : 'excluded',
    taxRate: typeof taxRate === 'string' ? taxRate : null,
  };
}

function tell(value: FindingValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** 螺纹钢 HRB400E 20 mm, as the index table calls it; its code where it has no words for it. */
export function indexName(scope: ReportScope, rowId: string): string {
  const reference = scope.appraisal.references[`price:${rowId}`];
  const grade = reference?.kind === 'price' ? reference.grade : undefined;
  return grade ?? readRowId(rowId).code;
}

/** 中型废钢、废铸铁: each once. */
export function carriedRowNames(scope: ReportScope): readonly string[] {
  return [...new Set(carriedPrices(scope).map(({ rowId }) => rowName(scope, rowId)))];
}
