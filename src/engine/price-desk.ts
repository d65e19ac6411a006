/**
 * The price desk of one appraisal: answers every question for a price once, converts it to the order's terms, and keeps
 * what the result must tell of it: refusals, fallbacks, demonstration tables, references, trace, editions consulted.
 */
import type { AppraisalOrder, Unit } from './order.js';
import type { PriceKind } from './standard.js';
import type { PriceTableEdition } from './price-table.js';
import type { RuleBook } from './appraisal.js';
import type { Finding } from './finding.js';
import type { TraceNode } from './trace.js';
import type { Banded, FoundPrice } from './worksheet.js';
import type { References } from './references.js';
import { PriceRefusals } from './price-refusals.js';
import type { Asker, Wanted } from './price-refusals.js';
import { ruleClauses } from './clauses.js';
import { editionsInForce, findRow } from './steps/look-up-price.js';
import type { EditionInForce, PriceAnswer } from './steps/look-up-price.js';
import { priceOnTerms } from './steps/find-price.js';
import type { MicroPrice } from './exact/scales.js';
import { describePriceSteps } from './steps/describe-price-steps.js';

type Found = Extract<PriceAnswer, { kind: 'found' }>;

export class PriceDesk {
  readonly trace: TraceNode[] = [];
  private readonly refusalNotes: PriceRefusals;
  private readonly editions = new Map<PriceKind, readonly EditionInForce[]>();
  private readonly answers = new Map<string, PriceAnswer>();
  private readonly converted = new Map<string, FoundPrice>();
  private readonly usedEditions = new Map<string, PriceTableEdition>();
  private readonly consulted = new Set<string>();

  constructor(
    private readonly order: AppraisalOrder,
    private readonly ruleBook: RuleBook,
    private readonly references: References,
  ) {
    this.refusalNotes = new PriceRefusals(order);
  }

  /** The price in one of the units that fit; null leaves a refusal behind. */
  ask(wanted: Wanted, units: readonly Unit[], asker: Asker): FoundPrice | null {
    const answer = this.answer(wanted);
    if (answer.kind === 'missing') {
      this.refusalNotes.missing(wanted, asker);
      return null;
    }
    if (!units.includes(answer.row.unit)) {
      this.refusalNotes.unitMismatch(wanted, answer.row, asker);
      return null;
    }
    return this.onTerms(wanted.kind, answer);
  }

  /** The delivery basis of the row, usable or not; undefined also where there is no row. */
  deliveryBasisOf(wanted: Wanted): string | undefined {
    const answer = this.answer(wanted);
    return answer.kind === 'found' ? answer.row.deliveryBasis : undefined;
  }

  refusals(): readonly Finding[] {
    return this.refusalNotes.all();
  }

  /** Which rows came from another region, and which of the tables used are for demonstration only. */
  remarks(): readonly Finding[] {
    const shared = { level: 'info', clause: ruleClauses.lookUp, componentId: null } as const;
    const fallbacks = [...this.converted.values()]
      .filter(({ isFallback }) => isFallback)
      .map(({ row }): Finding => {
        const data = { rowId: row.rowId, region: row.region, requestedRegion: this.order.region };
        return { ...shared, code: 'region-fallback', data };
      });
    const demonstrations = [...this.usedEditions.values()]
      .filter(({ status }) => status === 'demonstration')
      .map(({ editionId }): Finding => ({ ...shared, code: 'demonstration-prices', data: { editionId } }));
    return [...fallbacks, ...demonstrations];
  }

  consultedEditions(): readonly string[] {
    return [...this.consulted].sort();
  }

  private answer({ kind, code, variant }: Wanted): PriceAnswer {
    const exactly = variant === undefined ? '' : `/${variant}`;
    const key = `${kind}:${code.length}:${code}${exactly}`;
    const known = this.answers.get(key);
    if (known) return known;
    const editions = this.editions.get(kind) ?? editionsInForce(kind, this.order, this.ruleBook);
    this.editions.set(kind, editions);
    const answer = findRow({ code, variant, region: this.order.region }, editions);
    for (const editionId of answer.consultedEditions) this.consulted.add(editionId);
    this.answers.set(key, answer);
    return answer;
  }

  private onTerms(kind: PriceKind, answer: Found): FoundPrice {
    const { row, edition } = answer;
    const known = this.converted.get(row.rowId);
    if (known) return known;
    const found: FoundPrice = {
      key: `price:${row.rowId}`,
      row,
      isFallback: row.region !== this.order.region,
      prices: this.bandOf(kind, answer),
    };
    this.converted.set(row.rowId, found);
    this.usedEditions.set(edition.editionId, edition);
    this.note(kind, answer, found);
    return found;
  }

  private bandOf(kind: PriceKind, { row }: Found): Banded<MicroPrice> {
    const { taxBasis, taxRate } = row;
    const divisor = kind === 'scrap' && row.unit === 't' ? 1000 : 1;
    const added = this.order.terms.taxBasis === 'included' ? this.ruleBook.standard.taxRates[kind].value : null;
    const convert = (price: string): MicroPrice => priceOnTerms({ price, taxBasis, taxRate, divisor }, added);
    const middle = convert(row.price);
    return row.low === undefined || row.high === undefined
      ? [middle, middle, middle]
      : [middle, convert(row.low), convert(row.high)];
  }

  private note(kind: PriceKind, { row, edition, requestedRegion }: Found, found: FoundPrice): void {
    this.references.price(found.key, {
      kind: 'price',
      editionId: edition.editionId,
      value: row.price,
      unit: row.unit,
      taxBasis: row.taxBasis,
      taxRate: row.taxRate ?? null,
      region: row.region,
      requestedRegion,
      deliveryBasis: row.deliveryBasis ?? null,
      validFrom: edition.validFrom,
      status: edition.status,
      source: row.source,
    });
    const { standard } = this.ruleBook;
    this.trace.push(
      ...describePriceSteps(found, {
        kind,
        order: this.order,
        edition,
        maxAgeDays: standard.maxAgeDays[kind],
        taxRate: standard.taxRates[kind],
        references: this.references,
      }),
    );
  }
}
