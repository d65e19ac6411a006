/** The rows an appraisal uses, and one refusal for each that is missing or has the wrong unit. */
import type { Fraction } from './fraction.js';
import { findRow, priced } from './prices.js';
import type { Question, Wanted } from './price-editions.js';
import type { PricedRow } from './prices.js';
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
    const used = [...this.used.values()];
    const behind = used.flatMap(({ edition, carried }) =>
      carried ? [edition, carried.from.edition, carried.to.edition] : [edition],
    );
    const demonstrations = behind.filter(({ status }) => status === 'demonstration');
    return [
      ...used.flatMap((row) => this.remarksOn(row)),
      ...[...new Set(demonstrations.map(({ editionId }) => editionId))].map((editionId) =>
        remark('demonstration-prices', { editionId }),
      ),
    ];
  }

  private remarksOn({ row, edition, isFallback, carried, kind }: PricedRow): FindingJson[] {
    const { order, standard } = this.question;
    const { rowId, region } = row;
    const remarks: FindingJson[] = [];
    if (isFallback) remarks.push(remark('region-fallback', { rowId, region, requestedRegion: order.region }));
    if (edition.tableId !== standard.tables[kind]) {
      remarks.push(remark('private-price-book', { rowId, editionId: edition.editionId }));
    }
    if (carried) {
      const { ageDays, from, to, factor } = carried;
      const data = { rowId, ageDays, fromIndexRowId: from.row.rowId, toIndexRowId: to.row.rowId };
      const shown = factor.den === 1n ? String(factor.num) : `${factor.num}/${factor.den}`;
      remarks.push({ ...remark('price-rolled-forward', { ...data, factor: shown }), level: 'warning' });
    }
    return remarks;
  }
}

function remark(code: string, data: FindingJson['data']): FindingJson {
  return { code, level: 'info', componentId: null, data };
}
