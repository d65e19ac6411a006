/** The real side of a trial of publishing: use cases on a real database, told the time of the model. */
import { lookUpPrice } from '../../../src/engine/index.js';
import type { PriceDraft } from '../../../src/price-tables/drafting/price-draft.js';
import type { PriceRowInFile } from '../../../src/price-tables/price-table-file.js';
import { without } from '../../../src/price-tables/without.js';
import { headOf, person, rowOf, seen, type PriceOffice } from '../books/price-office.js';
import type { NaiveAnswer, NaiveRow, Publication } from '../look-up/naive-prices.js';
import type { WrittenQuestion } from '../look-up/price-history.js';
import { askTables } from '../look-up/price-shelf.js';
import { askedTables, type AskedTable } from '../look-up/trial-rules.js';
import { dayText, instantText, type Tick } from '../look-up/written-time.js';

export type DraftContents = Pick<Publication, 'tableId' | 'start' | 'regions' | 'rows'>;
export type Act = 'propose' | 'approve' | 'return' | 'rebase' | 'publish' | 'discard' | 'edit';

/** `done`, or the code of the refusal. */
export type Outcome = string;

const units: Readonly<Record<AskedTable, string>> = { scrap: 't', parts: '{piece}', services: 't' };

function rowFor(tableId: AskedTable, { code, variant, region, price }: NaiveRow): PriceRowInFile {
  const source = { kind: 'association', publisher: 'sample', document: 'sample', capturedOn: '2024-01-01' } as const;
  const row = without(rowOf(price, { code, region, unit: units[tableId], source }), 'deliveryBasis');
  return {
    ...row,
    ...(variant === null ? {} : { variant }),
    ...(tableId === 'scrap' ? { deliveryBasis: 'ex-yard' } : {}),
  };
}

const reason = 'a trial';

export class TrialOffice {
  readonly drafts: PriceDraft[] = [];

  constructor(readonly office: PriceOffice) {}

  async draft(by: string, { tableId, start, regions, rows }: DraftContents): Promise<Outcome> {
    const kind = tableId as AskedTable;
    const head = headOf({ tableId, publisher: 'sample', kind, validFrom: dayText(start), regions });
    return this.made(
      this.office.drafts.create(
        person(by),
        head,
        rows.map((row) => rowFor(kind, row)),
      ),
    );
  }

  /** A correction drafted and given other rows. */
  async draftCorrection(by: string, editionId: string, contents: DraftContents): Promise<Outcome> {
    const outcome = await this.made(this.office.drafts.createCorrection(person(by), editionId));
    if (outcome !== 'done') return outcome;
    const place = this.drafts.length - 1;
    const { regions } = contents;
    const head = await this.office.drafts.updateHead(person(by), seen(this.drafts[place]!), { regions });
    const rows = contents.rows.map((row) => rowFor(contents.tableId as AskedTable, row));
    this.drafts[place] = await this.office.drafts.replaceRows(person(by), seen(head), rows);
    return 'done';
  }

  async act(by: string, place: number, act: Act): Promise<Outcome> {
    const draft = this.drafts[place]!;
    const outcome = await outcomeOf(this.doing(by, draft, act));
    if (typeof outcome === 'string') return outcome;
    this.drafts[place] = outcome;
    return 'done';
  }

  async withdraw(editionId: string): Promise<Outcome> {
    const outcome = await outcomeOf(this.office.withdrawing.withdraw(person('approver'), editionId, reason));
    return typeof outcome === 'string' ? outcome : 'done';
  }

  setTime(tick: Tick): void {
    this.office.instant = new Date(instantText(tick, 0)).toISOString();
  }

  async ask(question: WrittenQuestion): Promise<NaiveAnswer> {
    const library = await this.office.tables.refresh();
    return askTables(lookUpPrice, library.ruleBookTables(askedTables), question);
  }

  private doing(by: string, draft: PriceDraft, act: Act): Promise<PriceDraft> {
    const { drafts } = this.office;
    const decision = { ...seen(draft), reason };
    switch (act) {
      case 'propose':
        return drafts.propose(person(by), decision);
      case 'approve':
        return drafts.approve(person(by), decision);
      case 'return':
        return drafts.returnToEditor(person(by), decision);
      case 'rebase':
        return drafts.rebase(person(by), decision);
      case 'publish':
        return drafts.publish(person(by), decision);
      case 'discard':
        return drafts.discard(person(by), decision);
      case 'edit':
        return drafts.updateHead(person(by), decision, { title: `${draft.title} again` });
    }
  }

  private async made(making: Promise<PriceDraft>): Promise<Outcome> {
    const outcome = await outcomeOf(making);
    if (typeof outcome === 'string') return outcome;
    this.drafts.push(outcome);
    return 'done';
  }
}

async function outcomeOf<Result>(work: Promise<Result>): Promise<Result | string> {
  try {
    return await work;
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (typeof code === 'string' && !code.startsWith('SQLITE')) return code;
    throw error;
  }
}
