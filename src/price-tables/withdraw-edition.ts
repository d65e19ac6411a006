/** An edition that should not count any longer: a dated record, from which instant on, by whom and why. */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { audit } from '../access/audit-log.js';
import { CLOCK, type Clock } from '../config/clock.js';
import type { Caller } from '../http/caller.js';
import { draftProblem, underTheRules } from './drafting/draft-problem.js';
import { demandPerson, demandReason } from './drafting/draft-rules.js';
import { addWithdrawal } from './published/edition-store.js';
import { PriceEditionRecord, PriceTableRecord, PriceWithdrawalRecord } from './published/price-books.entities.js';
import { publicationInstant } from './published/publication-instant.js';
import { PublishedTables } from './published-tables.js';

export interface Withdrawal {
  readonly editionId: string;
  readonly withdrawnAt: string;
  readonly reason: string;
}

@Injectable()
export class WithdrawEdition {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tables: PublishedTables,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** By the organisation that keeps the table; it counts from now and never undoes what was answered before. */
  async withdraw(caller: Caller, editionId: string, why: string | null): Promise<Withdrawal> {
    const withdrawnBy = demandPerson(caller);
    const reason = demandReason(why);
    const { organisationId, actor } = caller;
    return this.tables.publish(() =>
      underTheRules(
        this.dataSource.transaction(async (manager) => {
          const where = { editionId };
          const edition = await manager.findOne(PriceEditionRecord, {
            where,
            select: { editionId: true, tableId: true, privateTo: true },
          });
          if (edition === null || ![null, organisationId].includes(edition.privateTo)) {
            throw draftProblem('price-table-unknown');
          }
          const table = await manager.findOneByOrFail(PriceTableRecord, { tableId: edition.tableId });
          if (table.organisationId !== organisationId) throw draftProblem('price-table-of-another');
          if (await manager.existsBy(PriceWithdrawalRecord, where)) throw draftProblem('already-withdrawn');
          const at = await publicationInstant(manager, edition.tableId, this.clock);
          const withdrawnAt = at.toISOString();
          const record = { editionId, organisationId, withdrawnBy, reason, recordedAt: withdrawnAt };
          await addWithdrawal(manager, { ...record, writtenAt: withdrawnAt });
          await audit(manager, { organisationId, at, actor, action: 'price-edition.withdrawn', subject: editionId });
          return { editionId, withdrawnAt, reason };
        }),
      ),
    );
  }
}
