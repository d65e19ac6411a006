/** Tables that came as files get their keeper: the organisation that corrects them and publishes on from here. */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { audit } from '../access/audit-log.js';
import { Organisation } from '../access/organisation.entity.js';
import { CLOCK, type Clock } from '../config/clock.js';
import type { Caller } from '../http/caller.js';
import { EdgeError } from '../http/edge-error.js';
import { draftProblem, underTheRules } from './drafting/draft-problem.js';
import { filesOrganisation, PriceTableRecord } from './published/price-books.entities.js';

export interface KeptPublisher {
  readonly publisher: string;
  readonly organisationId: string;
  readonly tables: readonly string[];
}

@Injectable()
export class KeepTables {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Once for each publisher, all its tables together: a publisher speaks for one organisation. */
  give(caller: Caller, publisher: string, organisationId: string): Promise<KeptPublisher> {
    return underTheRules(
      this.dataSource.transaction(async (manager) => {
        const found = await manager.findBy(PriceTableRecord, { publisher });
        if (found.length === 0) {
          throw unknown('publisher-unknown', { zh: '没有这一发布方', en: 'There is no such publisher' });
        }
        if (!(await manager.existsBy(Organisation, { id: organisationId })) || organisationId === filesOrganisation) {
          throw unknown('organisation-unknown', { zh: '没有这一机构', en: 'There is no such organisation' });
        }
        const tables = found.map(({ tableId }) => tableId).sort();
        if (found.every((table) => table.organisationId === organisationId)) {
          return { publisher, organisationId, tables };
        }
        if (found.some((table) => table.organisationId !== filesOrganisation)) {
          throw draftProblem('price-table-of-another');
        }
        await manager.update(PriceTableRecord, { publisher }, { organisationId });
        const act = { at: this.clock.now(), actor: caller.actor, action: 'price-publisher.given', subject: publisher };
        await audit(manager, { organisationId, ...act });
        return { publisher, organisationId, tables };
      }),
    );
  }

  /** Every publisher with the organisation that keeps its tables; null: they come as files, and nobody keeps them here. */
  async keepers(): Promise<readonly (Omit<KeptPublisher, 'organisationId'> & { organisationId: string | null })[]> {
    const found = await this.dataSource
      .getRepository(PriceTableRecord)
      .find({ order: { publisher: 'ASC', tableId: 'ASC' } });
    const open = found.filter(({ privateTo }) => privateTo === null);
    const publishers = [...new Set(open.map(({ publisher }) => publisher))];
    return publishers.map((publisher) => {
      const own = open.filter((table) => table.publisher === publisher);
      const keeper = own[0]?.organisationId ?? filesOrganisation;
      const organisationId = keeper === filesOrganisation ? null : keeper;
      return { publisher, organisationId, tables: own.map(({ tableId }) => tableId) };
    });
  }
}

const unknown = (code: string, title: { zh: string; en: string }): EdgeError =>
  new EdgeError({ kind: 'not-found', code, title });
