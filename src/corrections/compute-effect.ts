/**
 * What one appraisal is worth as known after a correction or withdrawal: the same order, the same edition of the
 * standard, prices as published by the act's instant. Pure; the stored appraisal and its report stay as they are.
 */
import { appraise, compareInstants, usedPriceRows } from '../engine/index.js';
import type { Appraisal, AppraisalOrder, Instant, RuleBook } from '../engine/index.js';
import { ruleBookOf } from '../appraisals/appraisal-price-rows.js';
import { askedPriceRows, placeAt, questionsAnswered, questionsRefused } from '../appraisals/asked-price-rows.js';
import type { StoredAppraisal } from '../appraisals/stored-appraisal.js';
import type { Shelf } from '../appraisals/shelf.js';
import type { EffectOutcome } from './correction.entities.js';
import { fenOf } from './fen.js';
import type { ActOnEdition, PriceChange } from './what-changed.js';

export interface ComputedEffect {
  readonly outcome: EffectOutcome;
  readonly newValue: string | null;
  readonly differenceFen: number | null;
  readonly refusals: readonly string[];
  readonly otherPublications: boolean;
  /** What the order asks of the price tables now: a later act finds the appraisal by these too. */
  readonly asked: readonly string[];
}

export type Ledgered = Pick<StoredAppraisal, 'order' | 'appraisal'>;

export function computeEffect(
  stored: Ledgered,
  act: ActOnEdition & { change: PriceChange },
  shelf: Shelf,
): ComputedEffect {
  const order: AppraisalOrder = { ...stored.order, knownAt: act.at };
  const ruleBook = ruleBookOf(order, shelf);
  if (ruleBook === null) return refused(['standard-not-on-shelf'], []);
  const answered = questionsAnswered(stored.appraisal, order, ruleBook.standard);
  const outcome = appraise(order, ruleBook);
  if (outcome.kind === 'refused') {
    const questions = [...answered, ...questionsRefused(outcome.findings, order, ruleBook.standard)];
    const codes = [...new Set(outcome.findings.map(({ code }) => code))];
    return refused(codes, askedPriceRows(questions.map(unanswered), order, ruleBook));
  }
  const now = outcome.appraisal;
  const difference = fenOf(now.residualValue) - fenOf(stored.appraisal.residualValue);
  const answeredNow = questionsAnswered(now, order, ruleBook.standard);
  const names = new Set(answeredNow.map(({ name }) => name));
  const questions = [...answeredNow, ...answered.filter(({ name }) => !names.has(name)).map(unanswered)];
  return {
    outcome: difference === 0 ? withoutDifference(stored.appraisal, now, act.change) : 'changed',
    newValue: now.residualValue,
    differenceFen: difference,
    refusals: [],
    otherPublications: usesOthers(now, { act, since: stored.order.knownAt, ruleBook }),
    asked: askedPriceRows(questions, order, ruleBook),
  };
}

const refused = (refusals: readonly string[], asked: readonly string[]): ComputedEffect => ({
  outcome: 'refused',
  newValue: null,
  differenceFen: null,
  refusals,
  otherPublications: false,
  asked,
});

/** Which row answered then says nothing of now: the question is asked to the end. */
const unanswered = <Question extends { readonly rowId: string | null }>(question: Question): Question => ({
  ...question,
  rowId: null,
});

function withoutDifference(stored: Appraisal, now: Appraisal, change: PriceChange): EffectOutcome {
  if (figuresOf(stored) !== figuresOf(now)) return 'lines-changed';
  return usesChanged(stored, change) ? 'unchanged' : 'not-used';
}

/** Every amount that is printed for a line, a deduction or in total. */
function figuresOf({ lines, deductions, unroundedTotal, range }: Appraisal): string {
  const amounts = lines.map(({ componentId, decision, amount, scrapAmount }) => [
    componentId,
    decision,
    amount,
    scrapAmount,
  ]);
  const costs = deductions.map(({ code, hazardousWasteCode, amount }) => [code, hazardousWasteCode, amount]);
  return JSON.stringify([amounts, costs, unroundedTotal, range.low, range.high]);
}

function usesChanged(appraisal: Appraisal, { rowIds, placeIds }: PriceChange): boolean {
  const [rows, places] = [new Set(rowIds), new Set(placeIds)];
  return usedPriceRows(appraisal).some((rowId) => {
    const editionId = rowId.split('/', 3).join('/');
    return rows.has(rowId) || places.has(placeAt(editionId, rowId.slice(rowId.lastIndexOf('@') + 1)));
  });
}

interface Since {
  readonly act: ActOnEdition;
  readonly since: Instant;
  readonly ruleBook: RuleBook;
}

/** Whether a row is used that was published after the appraisal and not by this act. */
function usesOthers(now: Appraisal, { act, since, ruleBook }: Since): boolean {
  const used = new Set(usedPriceRows(now).map((rowId) => rowId.split('/', 3).join('/')));
  return ruleBook.priceTables.some(
    ({ editionId, publishedAt }) =>
      used.has(editionId) && editionId !== act.editionId && compareInstants(publishedAt, since) > 0,
  );
}
