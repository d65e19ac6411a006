import { Module } from '@nestjs/common';
import { PriceTableLibrary } from '../price-tables/price-table-library.js';
import { PriceTablesModule } from '../price-tables/price-tables.module.js';
import { StandardLibrary } from '../standards/standard-library.js';
import { StandardsModule } from '../standards/standards.module.js';
import { AppraisalDesk } from './appraisal-desk.js';
import { AppraisalPriceRows } from './appraisal-price-rows.js';
import { AppraisalStore } from './appraisal-store.js';
import { AppraisalsController } from './appraisals.controller.js';
import { SHELF, type Shelf } from './shelf.js';

const shelf = {
  provide: SHELF,
  inject: [StandardLibrary, PriceTableLibrary],
  useFactory: (standards: StandardLibrary, priceTables: PriceTableLibrary): Shelf => ({ standards, priceTables }),
};

@Module({
  imports: [StandardsModule, PriceTablesModule],
  controllers: [AppraisalsController],
  providers: [AppraisalDesk, AppraisalStore, AppraisalPriceRows, shelf],
  exports: [AppraisalDesk, AppraisalStore, AppraisalPriceRows, SHELF],
})
export class AppraisalsModule {}
