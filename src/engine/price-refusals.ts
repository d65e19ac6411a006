/** One refusal per missing or unusable price, however many components or deductions ask for it. */
import type { Finding, FindingCode, FindingValue } from './finding.js';
import type { PriceKind } from './standard.js';
import type { PriceRow } from './price-table.js';
import type { AsOf } from './steps/look-up-price.js';
import { ruleClauses } from './clauses.js';

/** Who needs the price: a component by its id, or a deduction by its code. */
export type Asker = { readonly componentId: string } | { readonly deduction: string };

export interface Wanted {
  readonly kind: PriceKind;
  readonly code: string;
  readonly variant: string | undefined;
}

const missingCodes: Readonly<Record<PriceKind, FindingCode>> = {
  scrap: 'scrap-price-missing',
  parts: 'part-price-missing',
  services: 'service-price-missing',
};

interface Refusal {
  readonly code: FindingCode;
  readonly clause: string;
  readonly data: Readonly<Record<string, FindingValue>>;
  readonly componentIds: string[];
  readonly deduction: string | null;
}

export class PriceRefusals {
  private readonly refusals = new Map<string, Refusal>();

  constructor(private readonly asOf: AsOf) {}

  missing(wanted: Wanted, asker: Asker): void {
    this.note({ code: missingCodes[wanted.kind], clause: ruleClauses.lookUp, wanted, row: {} }, asker);
  }

  unitMismatch(wanted: Wanted, { rowId, unit }: PriceRow, asker: Asker): void {
    this.note({ code: 'price-unit-mismatch', clause: ruleClauses.price, wanted, row: { rowId, unit } }, asker);
  }

  all(): readonly Finding[] {
    return [...this.refusals.values()].map(({ code, clause, data, componentIds, deduction }) => ({
      code,
      level: 'refusal',
      clause,
      componentId: null,
      data: { ...data, ...(deduction === null ? { componentIds } : { deduction }) },
    }));
  }

  private note(
    refusal: {
      readonly code: FindingCode;
      readonly clause: string;
      readonly wanted: Wanted;
      readonly row: Readonly<Record<string, string>>;
    },
    asker: Asker,
  ): void {
    const { kind, code, variant } = refusal.wanted;
    const key = JSON.stringify([kind, refusal.code, code, variant ?? null]);
    const known = this.refusals.get(key) ?? this.begin(key, refusal, asker);
    if ('componentId' in asker && known.componentIds.at(-1) !== asker.componentId) {
      known.componentIds.push(asker.componentId);
    }
  }

  private begin(
    key: string,
    refusal: {
      readonly code: FindingCode;
      readonly clause: string;
      readonly wanted: Wanted;
      readonly row: Readonly<Record<string, string>>;
    },
    asker: Asker,
  ): Refusal {
    const { region, referenceDate } = this.asOf;
    const { code, variant } = refusal.wanted;
    const begun: Refusal = {
      code: refusal.code,
      clause: refusal.clause,
      data: { code, variant: variant ?? null, region, referenceDate, ...refusal.row },
      componentIds: [],
      deduction: 'deduction' in asker ? asker.deduction : null,
    };
    this.refusals.set(key, begun);
    return begun;
  }
}
