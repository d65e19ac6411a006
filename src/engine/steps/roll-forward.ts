/**
 * The roll-forward of version 2: where no region has a price young enough, an older one may be carried to the reference
 * date by an official index series, × index(reference date) ÷ index(first day of the price). Both levels are found by
 * the as-of look-up, without tax, in one region; the factor stays an exact fraction. An edition that does not say so
 * carries nothing, and what cannot be carried stays missing.
 */
import type { AppraisalOrder } from '../order.js';
import type { IndexCarrier, PriceKind, RollForward, RollForwardRule, Standard } from '../standard.js';
import type { PriceRow, PriceTableEdition } from '../price-table.js';
import type { RuleBook } from '../appraisal.js';
import { addDecimals, compareDecimals, one, parseDecimal } from '../exact/decimal.js';
import { powerOfTen, times } from '../exact/integer.js';
import { divideRatios, ratioOf } from '../exact/ratio.js';
import type { Ratio } from '../exact/ratio.js';
import { own } from '../own.js';
import { containedRate } from './find-price.js';
import { pickEditions, rowIn } from './look-up-price.js';
import type { AsOf, EditionInForce, PriceQuestion } from './look-up-price.js';

/** One level of the index series, on the first day of the price or on the reference date. */
export interface IndexLevel {
  readonly row: PriceRow;
  readonly edition: PriceTableEdition;
}

/** How a price came to the reference date. */
export interface Carry {
  readonly rollForward: RollForward;
  readonly rule: RollForwardRule;
  readonly carrier: IndexCarrier;
  readonly ageDays: number;
  readonly from: IndexLevel;
  readonly to: IndexLevel;
  /** index(reference date) ÷ index(first day of the price) */
  readonly factor: Ratio;
}

export interface CarriedPrice {
  readonly row: PriceRow;
  readonly edition: PriceTableEdition;
  readonly carry: Carry;
}

export interface CarryAnswer {
  /** null: nothing may be carried, or an index level is missing. */
  readonly carried: CarriedPrice | null;
  /** Editions of the index table picked on the way. */
  readonly consultedEditions: readonly string[];
}

/** What the edition of the standard says of one price. */
interface Permission {
  readonly rollForward: RollForward;
  readonly rule: RollForwardRule;
  readonly carrier: IndexCarrier;
}

/** `editions`: what is in force for the price, none of which had a row young enough; asked once more, in their order. */
export function carryForward(
  question: Pick<PriceQuestion, 'kind' | 'code' | 'variant'>,
  editions: readonly EditionInForce[],
  { order, ruleBook }: { readonly order: AppraisalOrder; readonly ruleBook: RuleBook },
): CarryAnswer {
  const permission = permissionFor(question.kind, question.code, ruleBook.standard);
  const consultedEditions: string[] = [];
  if (permission === null) return { carried: null, consultedEditions };
  for (const inForce of editions) {
    const row = mayBeCarried(inForce, question.kind, { permission, ruleBook }) ? rowIn(inForce, question) : undefined;
    if (row === undefined) continue;
    const { edition, ageDays, region } = inForce;
    const days = { from: edition.validFrom, to: order.referenceDate, knownAt: order.knownAt, region };
    const levels = findLevels(days, permission, ruleBook);
    consultedEditions.push(...levels.consultedEditions);
    if (levels.found !== null) {
      return { carried: { row, edition, carry: { ...permission, ageDays, ...levels.found } }, consultedEditions };
    }
  }
  return { carried: null, consultedEditions };
}

function permissionFor(
  kind: PriceKind,
  code: string,
  { calculationVersion, rollForward }: Standard,
): Permission | null {
  if (calculationVersion !== '2' || rollForward === undefined) return null;
  const rule = rollForward.kinds[kind];
  const carrier = rule === undefined ? undefined : own(rule.carriers, code);
  return rule === undefined || carrier === undefined ? null : { rollForward, rule, carrier };
}

/** Past the age limit, but by no more than the longest carry. */
function mayBeCarried(
  { ageDays, isTooOld }: EditionInForce,
  kind: PriceKind,
  { permission, ruleBook }: { readonly permission: Permission; readonly ruleBook: RuleBook },
): boolean {
  const oldest = addDecimals(
    parseDecimal(ruleBook.standard.maxAgeDays[kind].value),
    parseDecimal(permission.rule.longestCarryDays.value),
  );
  return isTooOld && compareDecimals({ units: ageDays, scale: 0 }, oldest) <= 0;
}

interface Span extends Pick<AsOf, 'region' | 'knownAt'> {
  readonly from: string;
  readonly to: string;
}

/** The first region, beginning with the price's own, in which the series has a usable level on both days. */
function findLevels(
  { from, to, region, knownAt }: Span,
  { rollForward, carrier }: Permission,
  { standard, priceTables }: RuleBook,
): { readonly found: Pick<Carry, 'from' | 'to' | 'factor'> | null; readonly consultedEditions: readonly string[] } {
  const search = {
    tableIds: [rollForward.table],
    regionFallback: standard.regionFallback,
    maxAge: rollForward.maxIndexAgeDays,
  };
  const [begins, ends] = [from, to].map((day) =>
    pickEditions(search, { region, referenceDate: day, knownAt }, priceTables),
  ) as [EditionInForce[], EditionInForce[]];
  const consultedEditions = [...begins, ...ends].map(({ edition }) => edition.editionId);
  for (const end of ends) {
    const begin = begins.find((other) => other.region === end.region);
    const found = begin === undefined ? null : factorOf(levelIn(begin, carrier), levelIn(end, carrier));
    if (found !== null) return { found, consultedEditions };
  }
  return { found: null, consultedEditions };
}

function levelIn(inForce: EditionInForce, { indexCode }: IndexCarrier): IndexLevel | null {
  const row = inForce.isTooOld ? undefined : rowIn(inForce, { code: indexCode });
  return row === undefined ? null : { row, edition: inForce.edition };
}

/** A level of 0 carries nothing. */
function factorOf(from: IndexLevel | null, to: IndexLevel | null): Pick<Carry, 'from' | 'to' | 'factor'> | null {
  if (from === null || to === null) return null;
  const [start, end] = [untaxedPerKg(from.row), untaxedPerKg(to.row)];
  if (start === null || end === null) return null;
  return { from, to, factor: divideRatios(end, start) };
}

const kilograms: Readonly<Record<string, number>> = { kg: 1, t: 1000 };

/** Rule 3 without its rounding; null for a level that cannot carry. */
function untaxedPerKg(row: PriceRow): Ratio | null {
  const level = parseDecimal(row.price);
  const mass = own(kilograms, row.unit);
  if (level.units <= 0 || mass === undefined) return null;
  const tax = addDecimals(one, parseDecimal(containedRate(row) ?? '0'));
  return ratioOf(times(level.units, powerOfTen(tax.scale)), times(times(powerOfTen(level.scale), tax.units), mass));
}
