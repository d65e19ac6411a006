import { Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessModule } from './access/access.module.js';
import { LimitsModule } from './access/limits/limits.module.js';
import { MeasuresModule } from './access/measures/measures.module.js';
import { AppraisalsModule } from './appraisals/appraisals.module.js';
import { AssignmentsModule } from './assignments/assignments.module.js';
import { SurveyModule } from './assignments/survey/survey.module.js';
import { ComponentSheetsModule } from './assignments/component-sheets/component-sheets.module.js';
import type { Clock } from './config/clock.js';
import { ConfigModule } from './config/config.module.js';
import type { Settings } from './config/settings.js';
import { AssignmentPagesModule } from './console/assignments/assignment-pages.module.js';
import { BatchPagesModule } from './console/batches/batch-pages.module.js';
import { ConsoleModule } from './console/console.module.js';
import { OwnersPagesModule } from './console/owners-matters/owners-pages.module.js';
import { PageModule } from './console/page.module.js';
import { PricesPagesModule } from './console/prices/prices-pages.module.js';
import { SurveyPagesModule } from './console/survey/survey-pages.module.js';
import { ReviewPagesModule } from './console/review/review-pages.module.js';
import { SigningPagesModule } from './console/signing/signing-pages.module.js';
import { ValuationPagesModule } from './console/valuation/valuation-pages.module.js';
import { BatchWorkModule } from './batches/batch-work.module.js';
import { BatchesModule } from './batches/batches.module.js';
import { CorrectionsModule } from './corrections/corrections.module.js';
import { DatabaseModule } from './database/database.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { Drain } from './http/drain.js';
import { HealthController, READINESS_CHECKS, type ReadinessChecks } from './http/health.controller.js';
import { NoticesModule } from './notices/notices.module.js';
import { OwnersMattersModule } from './owners/owners-matters.module.js';
import { OwnersModule } from './owners/owners.module.js';
import { PublicPricesModule } from './owners/prices/public-prices.module.js';
import { PriceSheetsModule } from './price-tables/exchange/price-sheets.module.js';
import { PriceTablesModule } from './price-tables/price-tables.module.js';
import { PublishedTables } from './price-tables/published-tables.js';
import { ReportRoundsModule } from './reports/report-rounds.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { ReportStandingModule } from './reports/standing/report-standing.module.js';
import { StandardsModule } from './standards/standards.module.js';
import { StartingListsModule } from './starting-lists/starting-lists.module.js';
import { TransparencyModule } from './transparency/transparency.module.js';

/** The doors of the service, one module a room. A new room is added here. */
const rooms = [
  PageModule,
  AccessModule,
  LimitsModule,
  MeasuresModule,
  TransparencyModule,
  NoticesModule,
  StandardsModule,
  PriceTablesModule,
  PriceSheetsModule,
  AppraisalsModule,
  StartingListsModule,
  ReportsModule,
  ReportRoundsModule,
  ReportStandingModule,
  CorrectionsModule,
  BatchesModule,
  AssignmentsModule,
  OwnersMattersModule,
  SurveyModule,
  ComponentSheetsModule,
  OwnersModule,
  ExportsModule,
  PublicPricesModule,
  ConsoleModule,
  PricesPagesModule,
  SurveyPagesModule,
  ValuationPagesModule,
  ReviewPagesModule,
  SigningPagesModule,
  AssignmentPagesModule,
  BatchPagesModule,
  OwnersPagesModule,
];

/**
 * What a worker needs to do the service's work without its doors. No mail, no webhooks, no rounds over the archive: those are
 * the service's own. Corrections are followed here too, since an order may ask for the prices as known before one; of
 * several processes that follow them one at a time holds an act.
 */
const roomsOfWork = [
  AccessModule,
  LimitsModule,
  MeasuresModule,
  TransparencyModule,
  CorrectionsModule,
  BatchWorkModule,
];

const readinessChecks = {
  provide: READINESS_CHECKS,
  inject: [DataSource, PublishedTables, Drain],
  // Not the standards: a process that cannot read them does not start.
  useFactory: (dataSource: DataSource, tables: PublishedTables, drain: Drain): ReadinessChecks => ({
    database: async () => void (await dataSource.query('SELECT 1')),
    'price-tables': async () => void (await tables.refresh()),
    draining: () => drain.check(),
  }),
};

@Module({})
export class AppModule {
  static with(settings: Settings, clock: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [ConfigModule.with(settings, clock), DatabaseModule, ...rooms],
      controllers: [HealthController],
      providers: [Drain, readinessChecks],
    };
  }
}

/** The service without its doors, for threads and processes that work on batches. */
@Module({})
export class WorkModule {
  static with(settings: Settings, clock: Clock): DynamicModule {
    return { module: WorkModule, imports: [ConfigModule.with(settings, clock), DatabaseModule, ...roomsOfWork] };
  }
}
