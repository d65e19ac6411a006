import { Module } from '@nestjs/common';
import { PriceTablesModule } from '../price-tables/price-tables.module.js';
import { PublishedTables } from '../price-tables/published-tables.js';
import { StandardLibrary } from '../standards/standard-library.js';
import { StandardsModule } from '../standards/standards.module.js';
import { AppraisalDesk } from './appraisal-desk.js';
import { AppraisalPriceRows } from './appraisal-price-rows.js';
import { AppraisalStore } from './appraisal-store.js';
import { AppraisalsController } from './appraisals.controller.js';
import { LiveShelf, SHELF } from './shelf.js';

const shelf = {
  provide: SHELF,
  inject: [StandardLibrary, PublishedTables],
  useFactory: (standards: StandardLibrary, tables: PublishedTables): LiveShelf => new LiveShelf(standards, tables),
};

@Module({
  imports: [StandardsModule, PriceTablesModule],
  controllers: [AppraisalsController],
  providers: [AppraisalDesk, AppraisalStore, AppraisalPriceRows, shelf],
  exports: [AppraisalDesk, AppraisalStore, AppraisalPriceRows, SHELF],
})
export class AppraisalsModule {}
