/**
 * What an appraisal asked of the price tables: every row it used, and every place it asked in vain before it (its own
 * region before a fallback, a private book before the standard's table). In goes what was used or missed and the rule
 * book, out go the ids under which a later publication finds the appraisal again.
 *
 * A row is named by its id, `<edition>/<code>[/<variant>]@<region>`, whether it is there or not; that an edition was
 * asked for a region at all by `<edition>@<region>`; that none was in force by `none:<table>@<region>`.
 */
import { lookUpPrice, usedPriceRows } from '../engine/index.js';
import type { Appraisal, AppraisalOrder, Finding, PriceKind, RuleBook, Standard } from '../engine/index.js';

/** One question for a price: the row's name without region, and the tables asked in each region, in their order. */
export interface PriceAsked {
  /** `<code>[/<variant>]` */
  readonly name: string;
  readonly tableIds: readonly string[];
  /** The row that answered; null: none did. */
  readonly rowId: string | null;
}

type AsKnown = Pick<AppraisalOrder, 'region' | 'referenceDate' | 'knownAt' | 'priceBooks'>;

const kinds: readonly PriceKind[] = ['scrap', 'parts', 'services'];
const kindOfRefusal: Readonly<Record<string, PriceKind>> = {
  'scrap-price-missing': 'scrap',
  'part-price-missing': 'parts',
  'service-price-missing': 'services',
};

export const rowIdAt = (editionId: string, name: string, region: string): string => `${editionId}/${name}@${region}`;
export const placeAt = (editionId: string, region: string): string => `${editionId}@${region}`;
export const emptyPlaceAt = (tableId: string, region: string): string => `none:${tableId}@${region}`;

/** The questions an appraisal found answers to. */
export function questionsAnswered(
  appraisal: Pick<Appraisal, 'references'>,
  order: Pick<AppraisalOrder, 'priceBooks'>,
  standard: Standard,
): readonly PriceAsked[] {
  return usedPriceRows(appraisal).map((rowId) => {
    const [publisher = '', tableId = '', start = ''] = rowId.split('/', 3);
    const name = rowId.slice(`${publisher}/${tableId}/${start}/`.length, rowId.lastIndexOf('@'));
    return { name, tableIds: tablesBeside(tableId, order, standard), rowId };
  });
}

/** The questions a refusal names as unanswered. */
export function questionsRefused(
  findings: readonly Finding[],
  order: Pick<AppraisalOrder, 'priceBooks'>,
  standard: Standard,
): readonly PriceAsked[] {
  return findings.flatMap(({ code, data }) => {
    const kind = kindOfRefusal[code];
    if (kind === undefined) return [];
    const variant = data['variant'] ?? null;
    const name = variant === null ? String(data['code']) : `${String(data['code'])}/${String(variant)}`;
    return [{ name, tableIds: tablesOf(kind, order, standard), rowId: null }];
  });
}

/** Ids, each once, of everything the questions ask for as known at the order's instant. */
export function askedPriceRows(
  questions: readonly PriceAsked[],
  order: AsKnown,
  ruleBook: RuleBook,
): readonly string[] {
  const editions = new EditionsInForce(order, ruleBook);
  const regions = [order.region, ...(ruleBook.standard.regionFallback[order.region] ?? [])];
  const asked = new Set<string>();
  for (const question of questions) {
    // What was used is asked for, whatever the rule book at hand says of it.
    if (question.rowId !== null) asked.add(question.rowId);
    for (const id of path(question, regions, editions)) asked.add(id);
  }
  return [...asked];
}

function* path(question: PriceAsked, regions: readonly string[], editions: EditionsInForce): Generator<string> {
  for (const region of regions) {
    for (const tableId of question.tableIds) {
      const editionId = editions.of(tableId, region);
      if (editionId === null) {
        yield emptyPlaceAt(tableId, region);
        continue;
      }
      const rowId = rowIdAt(editionId, question.name, region);
      yield placeAt(editionId, region);
      yield rowId;
      if (rowId === question.rowId && !editions.mayCarry) return;
    }
  }
}

/** Which edition answers for a table and region, asked of the engine once each. */
class EditionsInForce {
  private readonly known = new Map<string, string | null>();
  private readonly standard: Standard;
  /** Where prices may be carried forward, a row found is not the end of the search: every region is asked first. */
  readonly mayCarry: boolean;

  constructor(
    private readonly order: AsKnown,
    private readonly ruleBook: RuleBook,
  ) {
    this.standard = { ...ruleBook.standard, regionFallback: {} };
    this.mayCarry = ruleBook.standard.rollForward !== undefined;
  }

  of(tableId: string, region: string): string | null {
    const place = placeAt(tableId, region);
    const known = this.known.get(place);
    if (known !== undefined) return known;
    const { referenceDate, knownAt } = this.order;
    const standard = { ...this.standard, tables: { ...this.standard.tables, scrap: tableId } };
    // No row has this name: what counts is which edition was asked for it.
    const question = { kind: 'scrap', code: '', region, referenceDate, knownAt } as const;
    const [editionId = null] = lookUpPrice(question, { ...this.ruleBook, standard }).consultedEditions;
    this.known.set(place, editionId);
    return editionId;
  }
}

function tablesOf(kind: PriceKind, { priceBooks }: Pick<AppraisalOrder, 'priceBooks'>, { tables }: Standard): string[] {
  const book = priceBooks?.[kind];
  return book === undefined || book === tables[kind] ? [tables[kind]] : [book, tables[kind]];
}

/** The tables that are asked together with this one; an index table stands alone. */
function tablesBeside(tableId: string, order: Pick<AppraisalOrder, 'priceBooks'>, standard: Standard): string[] {
  const asked = kinds.map((kind) => tablesOf(kind, order, standard)).find((tables) => tables.includes(tableId));
  return asked ?? [tableId];
}
