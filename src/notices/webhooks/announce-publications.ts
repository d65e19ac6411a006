/**
 * Turns what became known about prices into messages. Every endpoint keeps its own place in the log of publications,
 * moved in the transaction that writes its messages: nothing is told twice, nothing is left out, and an endpoint that
 * was disabled catches up. Private price books are told to their own organisation alone.
 */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CLOCK, type Clock } from '../../config/clock.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import type { PriceTableLibrary } from '../../price-tables/price-table-library.js';
import { PublicationLog, type Publication } from '../../price-tables/publication-log.js';
import { PublishedTables } from '../../price-tables/published-tables.js';
import { enqueueFor } from './enqueue-webhook.js';
import { publicationPayload, typeOfAct } from './publication-payload.js';
import { WebhookEndpoint } from './webhook.entities.js';

const batch = 200;

@Injectable()
export class AnnouncePublications {
  constructor(
    private readonly dataSource: DataSource,
    private readonly publicationLog: PublicationLog,
    private readonly tables: PublishedTables,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async enqueueNew(): Promise<void> {
    const active = await this.dataSource.manager.findBy(WebhookEndpoint, { state: 'active' });
    if (active.length === 0) return;
    const newest = await this.publicationLog.newest();
    const behind = active.filter(({ announcedTo }) => announcedTo < newest);
    if (behind.length === 0) return;
    const library = await this.tables.refresh();
    for (const endpoint of behind) await this.catchUp(endpoint, library);
  }

  private async catchUp(endpoint: WebhookEndpoint, library: PriceTableLibrary): Promise<void> {
    const news = await this.publicationLog.since(endpoint.announcedTo, batch);
    const last = news.at(-1);
    if (last === undefined) return;
    await this.dataSource.transaction(async (manager) => {
      const place = { id: endpoint.id, announcedTo: endpoint.announcedTo, state: 'active' as const };
      const moved = await manager.update(WebhookEndpoint, place, { announcedTo: last.sequence });
      // Another process was faster: the messages are its work.
      if (moved.affected !== 1) return;
      for (const publication of news.filter((one) => isFor(endpoint, one))) {
        const payload = publicationPayload(publication, library, this.settings.publicUrl);
        const { organisationId } = endpoint;
        const at = this.clock.now();
        await enqueueFor(manager, { organisationId, type: typeOfAct[publication.act], payload, at }, [endpoint]);
      }
    });
  }
}

const isFor = ({ organisationId, types }: WebhookEndpoint, { act, privateTo }: Publication): boolean =>
  types.includes(`|${typeOfAct[act]}|`) && (privateTo === null || privateTo === organisationId);
