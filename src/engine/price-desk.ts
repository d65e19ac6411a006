/**
 * The price desk of one appraisal: answers every question for a price once, converts it to the order's terms, and keeps
 * what the result must tell of it: refusals, fallbacks, demonstration tables, references, trace, editions consulted.
 */
import type { AppraisalOrder, Unit } from './order.js';
import type { PriceKind } from './standard.js';
import type { RuleBook } from './appraisal.js';
import type { Finding } from './finding.js';
import type { TraceNode } from './trace.js';
import type { Banded, FoundPrice } from './worksheet.js';
import type { References } from './references.js';
import { PriceRefusals } from './price-refusals.js';
import type { Asker, Wanted } from './price-refusals.js';
import { editionsInForce, findRow } from './steps/look-up-price.js';
import type { EditionInForce, PriceAnswer } from './steps/look-up-price.js';
import { isPrivateBook } from './steps/choose-tables.js';
import { priceOnTerms } from './steps/find-price.js';
import { carryForward } from './steps/roll-forward.js';
import type { Carry } from './steps/roll-forward.js';
import type { MicroPrice } from './exact/scales.js';
import { describePriceSteps } from './steps/describe-price-steps.js';
import { referToPrice } from './refer-to-price.js';
import { remarkOnPrices } from './remark-on-prices.js';
import type { UsedPrice } from './remark-on-prices.js';

type Missing = Extract<PriceAnswer, { kind: 'missing' }>;
/** A price young enough, or one that an index carried. */
type Found = Omit<Extract<PriceAnswer, { kind: 'found' }>, 'consultedEditions'> & { readonly carry: Carry | null };
type Answer = Found | Missing;

export class PriceDesk {
  readonly trace: TraceNode[] = [];
  private readonly refusalNotes: PriceRefusals;
  private readonly editions = new Map<PriceKind, readonly EditionInForce[]>();
  private readonly answers = new Map<string, Answer>();
  private readonly converted = new Map<string, FoundPrice>();
  private readonly used: UsedPrice[] = [];
  private readonly consulted = new Set<string>();

  constructor(
    readonly order: AppraisalOrder,
    readonly ruleBook: RuleBook,
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

  /** What must be said of the prices used: another region's, carried, of a private book, of a demonstration table. */
  remarks(): readonly Finding[] {
    return remarkOnPrices(this.used, this.order);
  }

  consultedEditions(): readonly string[] {
    return [...this.consulted].sort();
  }

  private answer(wanted: Wanted): Answer {
    const { kind, code, variant } = wanted;
    const exactly = variant === undefined ? '' : `/${variant}`;
    const key = `${kind}:${code.length}:${code}${exactly}`;
    const known = this.answers.get(key);
    if (known) return known;
    const editions = this.editions.get(kind) ?? editionsInForce(kind, this.order, this.ruleBook);
    this.editions.set(kind, editions);
    const direct = findRow({ code, variant, region: this.order.region }, editions);
    for (const editionId of direct.consultedEditions) this.consulted.add(editionId);
    const answer = direct.kind === 'found' ? { ...direct, carry: null } : this.carried(wanted, editions, direct);
    this.answers.set(key, answer);
    return answer;
  }

  /** Only where no region has a price young enough: what is in force comes before what is reckoned. */
  private carried({ kind, code, variant }: Wanted, editions: readonly EditionInForce[], missing: Missing): Answer {
    const question = variant === undefined ? { kind, code } : { kind, code, variant };
    const { carried, consultedEditions } = carryForward(question, editions, this);
    for (const editionId of consultedEditions) this.consulted.add(editionId);
    return carried === null ? missing : { kind: 'found', requestedRegion: this.order.region, ...carried };
  }

  private onTerms(kind: PriceKind, answer: Found): FoundPrice {
    const { row, edition, carry } = answer;
    const known = this.converted.get(row.rowId);
    if (known) return known;
    const isFallback = row.region !== this.order.region;
    const prices = this.bandOf(kind, answer);
    const found: FoundPrice = { key: `price:${row.rowId}`, row, isFallback, carry, prices };
    this.converted.set(row.rowId, found);
    this.note(kind, { found, edition, isPrivate: isPrivateBook(edition.tableId, kind, this.ruleBook.standard) });
    return found;
  }

  private bandOf(kind: PriceKind, { row, carry }: Found): Banded<MicroPrice> {
    const { taxBasis, taxRate } = row;
    const divisor = kind === 'scrap' && row.unit === 't' ? 1000 : 1;
    const added = this.order.terms.taxBasis === 'included' ? this.ruleBook.standard.taxRates[kind].value : null;
    const carriedBy = carry?.factor;
    const convert = (price: string): MicroPrice =>
      priceOnTerms({ price, taxBasis, taxRate, divisor, carriedBy }, added);
    const middle = convert(row.price);
    return row.low === undefined || row.high === undefined
      ? [middle, middle, middle]
      : [middle, convert(row.low), convert(row.high)];
  }

  private note(kind: PriceKind, used: UsedPrice): void {
    const { order, ruleBook, references } = this;
    const { standard } = ruleBook;
    this.used.push(used);
    referToPrice(used, order, references);
    this.trace.push(
      ...describePriceSteps(used.found, {
        kind,
        order,
        edition: used.edition,
        maxAgeDays: standard.maxAgeDays[kind],
        taxRate: standard.taxRates[kind],
        references,
      }),
    );
  }
}
