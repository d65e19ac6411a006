/** The engine's side of a trial: editions as a publisher's shelf holds them, and the engine's look-up over them. */
import type { lookUpPrice, PriceAnswer, PriceQuestion, PriceTableEdition } from '../../../src/engine/index.js';
import { sampleEdition, sampleRow } from '../../builders/sample-tables.js';
import type { NaiveAnswer, Publication } from './naive-prices.js';
import type { WrittenQuestion } from './price-history.js';
import { trialStandard } from './trial-rules.js';
import type { AskedTable } from './trial-rules.js';
import { dayText } from './written-time.js';

export type LookUp = typeof lookUpPrice;

export class PriceShelf {
  private editions: readonly PriceTableEdition[] = [];

  constructor(private readonly lookUp: LookUp) {}

  publish({ rows, start, corrects, ...publication }: Publication, publishedAt: string): void {
    const priced = rows.map(({ code, variant, region, price }) =>
      sampleRow(code, price, { region, ...(variant === null ? {} : { variant }) }),
    );
    const times = { validFrom: dayText(start), publishedAt, ...(corrects === null ? {} : { corrects }) };
    // In front and behind in turn: the order of the list must not count.
    const edition = sampleEdition(publication.tableId, priced, { ...publication, ...times });
    this.editions = this.editions.length % 2 === 0 ? [edition, ...this.editions] : [...this.editions, edition];
  }

  withdraw(editionId: string, withdrawnAt: string): void {
    this.editions = this.editions.map((edition) =>
      edition.editionId === editionId ? { ...edition, withdrawnAt } : edition,
    );
  }

  ask(question: WrittenQuestion): NaiveAnswer {
    return this.askOf(this.editions, question);
  }

  /** What a recomputation has at hand: the editions consulted at the time, without the withdrawals recorded since. */
  askAgainOf(consulted: readonly string[], question: WrittenQuestion): NaiveAnswer {
    const kept = this.editions.filter(({ editionId }) => consulted.includes(editionId));
    return this.askOf(
      kept.map(({ withdrawnAt: _, ...edition }) => edition),
      question,
    );
  }

  private askOf(priceTables: readonly PriceTableEdition[], question: WrittenQuestion): NaiveAnswer {
    return askTables(this.lookUp, priceTables, question);
  }
}

/** One question of a trial put to a look-up over editions. */
export function askTables(
  lookUp: LookUp,
  priceTables: readonly PriceTableEdition[],
  question: WrittenQuestion,
): NaiveAnswer {
  const { tableId, code, variant, region, on, written: knownAt } = question;
  const asked: PriceQuestion = {
    kind: tableId as AskedTable,
    code,
    region,
    referenceDate: dayText(on),
    knownAt,
    ...(variant === null ? {} : { variant }),
  };
  return shortened(asked, lookUp(asked, { standard: trialStandard, priceTables }));
}

function shortened({ region }: PriceQuestion, answer: PriceAnswer): NaiveAnswer {
  const { consultedEditions: consulted } = answer;
  if (answer.kind === 'missing') return { editionId: null, price: null, consulted };
  const { row, edition, requestedRegion } = answer;
  if (requestedRegion !== region) throw new Error(`Asked for ${region}, answered for ${requestedRegion}`);
  if (!edition.rows.includes(row)) throw new Error(`${row.rowId} is no row of ${edition.editionId}`);
  return { editionId: edition.editionId, price: row.price, consulted };
}
