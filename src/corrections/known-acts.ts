/** An act of the log together with what it changed, as the shelf of the running service knows its table. */
import { Inject, Injectable } from '@nestjs/common';
import { SHELF, type Shelf } from '../appraisals/shelf.js';
import { PublishedTables } from '../price-tables/published-tables.js';
import type { CorrectionAct } from './correction.entities.js';
import { whatChanged, type ActOnEdition, type PriceChange } from './what-changed.js';

export interface KnownAct {
  readonly act: CorrectionAct;
  /** With the instant exactly as published. */
  readonly subject: ActOnEdition;
  readonly change: PriceChange;
}

@Injectable()
export class KnownActs {
  constructor(
    private readonly tables: PublishedTables,
    @Inject(SHELF) readonly shelf: Shelf,
  ) {}

  async known(act: CorrectionAct): Promise<KnownAct> {
    const library = await this.tables.refresh();
    const published = library.find(act.editionId);
    if (published === undefined) throw new Error(`the edition ${act.editionId} of the log is not on the shelf`);
    const { tableId, publishedAt, withdrawnAt } = published.edition;
    const at = act.act === 'withdrawn' ? withdrawnAt : publishedAt;
    if (at === undefined) throw new Error(`the edition ${act.editionId} was not withdrawn`);
    const subject = { act: act.act, editionId: act.editionId, at };
    return { act, subject, change: whatChanged(subject, library.ruleBookTables([tableId])) };
  }
}
