import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CLOCK, type Clock } from '../config/clock.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { StandardsModule } from '../standards/standards.module.js';
import { CreateDraft } from './drafting/create-draft.js';
import { EditionWriter } from './drafting/edition-writer.js';
import { PriceDraftActsController } from './drafting/price-draft-acts.controller.js';
import { PriceDraftStore } from './drafting/price-draft-store.js';
import { PriceDraftsController } from './drafting/price-drafts.controller.js';
import { PriceDrafts } from './drafting/price-drafts.js';
import { PublishDraft } from './drafting/publish-draft.js';
import { RebaseDraft } from './drafting/rebase-draft.js';
import { KeepTables } from './keep-tables.js';
import { MeasureTableAge } from './measure-table-age.js';
import { PriceKeepingController } from './price-keeping.controller.js';
import { PriceTablesController } from './price-tables.controller.js';
import { PublicationLog } from './publication-log.js';
import { loadTableFiles } from './published/load-table-files.js';
import { PublishedTables } from './published-tables.js';
import { WithdrawEdition } from './withdraw-edition.js';

/** Brings the files into the database and reads every edition before the first request; a fault in any file stops the start. */
const publishedTables = {
  provide: PublishedTables,
  inject: [DataSource, PublicationLog, SETTINGS, CLOCK],
  useFactory: async (
    ...[dataSource, log, settings, clock]: [DataSource, PublicationLog, Settings, Clock]
  ): Promise<PublishedTables> => {
    await loadTableFiles(dataSource, { dir: settings.priceTablesDir, now: () => clock.now() });
    const tables = new PublishedTables(dataSource, log);
    await tables.refresh();
    return tables;
  },
};

@Module({
  imports: [StandardsModule],
  controllers: [PriceTablesController, PriceDraftsController, PriceDraftActsController, PriceKeepingController],
  providers: [
    PublicationLog,
    publishedTables,
    PriceDraftStore,
    CreateDraft,
    PriceDrafts,
    EditionWriter,
    PublishDraft,
    RebaseDraft,
    WithdrawEdition,
    KeepTables,
    MeasureTableAge,
  ],
  exports: [PublicationLog, PublishedTables, CreateDraft, PriceDrafts, RebaseDraft, WithdrawEdition, KeepTables],
})
export class PriceTablesModule {}
