/** The rows an appraisal uses, and one refusal for each that is missing or has the wrong unit. */
import type { Fraction } from './fraction.js';
import { findRow, priced } from './prices.js';
import type { PricedRow, Question, Wanted } from './prices.js';
import type { FindingJson } from './shapes.js';

const missingCode = { scrap: 'scrap-price-missing', parts: 'part-price-missing', services: 'service-price-missing' };

interface Request extends Wanted {
  /** The row's unit must be one of these; the answer is what its price is divided by. */
  readonly units: Readonly<Record<string, Fraction>>;
  readonly componentId?: string;
  readonly deduction?: string;
}

interface Trouble {
  readonly code: string;
  readonly data: Record<string, unknown>;
  readonly componentIds: string[];
}

export class PriceBook {
  readonly used = new Map<string, PricedRow>();
  private readonly troubles = new Map<string, Trouble>();

  constructor(private readonly question: Question) {}

  take(request: Request): PricedRow | null {
    const found = findRow(this.question, request);
    if (!found) {
      this.complain(missingCode[request.kind], request, {});
      return null;
    }
    const perUnit = request.units[found.row.unit];
    if (!perUnit) {
      const { rowId, unit } = found.row;
      this.complain('price-unit-mismatch', request, { rowId, unit });
      return null;
    }
    const row = priced(this.question, request.kind, { ...found, perUnit });
    this.used.set(row.row.rowId, row);
    return row;
  }

  private complain(code: string, request: Request, more: Record<string, unknown>): void {
    const key = JSON.stringify([code, request.kind, request.code, request.variant, request.deduction ?? null]);
    const { region, referenceDate } = this.question.order;
    const trouble = this.troubles.get(key) ?? {
      code,
      data: { code: request.code, variant: request.variant, region, referenceDate, ...more },
      componentIds: [],
    };
    if (request.deduction !== undefined) trouble.data['deduction'] = request.deduction;
    if (request.componentId !== undefined) trouble.componentIds.push(request.componentId);
    this.troubles.set(key, trouble);
  }

  refusals(): FindingJson[] {
    return [...this.troubles.values()].map(({ code, data, componentIds }) => ({
      code,
      level: 'refusal',
      componentId: null,
      data: componentIds.length > 0 ? { ...data, componentIds } : data,
    }));
  }

  remarks(): FindingJson[] {
    const remarks: FindingJson[] = [];
    const demonstrations = new Set<string>();
    for (const { row, edition, isFallback } of this.used.values()) {
      if (edition.status === 'demonstration') demonstrations.add(edition.editionId);
      if (!isFallback) continue;
      const data = { rowId: row.rowId, region: row.region, requestedRegion: this.question.order.region };
      remarks.push({ code: 'region-fallback', level: 'info', componentId: null, data });
    }
    for (const editionId of demonstrations) {
      remarks.push({ code: 'demonstration-prices', level: 'info', componentId: null, data: { editionId } });
    }
    return remarks;
  }
}
