import { Module } from '@nestjs/common';
import { PriceTablesModule } from '../../price-tables/price-tables.module.js';
import { StandardsModule } from '../../standards/standards.module.js';
import { PriceDataController } from './price-data.controller.js';
import { PriceReading } from './price-reading.js';
import { PriceTablesPagesController } from './price-tables-pages.controller.js';
import { PublicTables } from './public-tables.js';

/** The price tables for anybody. */
@Module({
  imports: [PriceTablesModule, StandardsModule],
  controllers: [PriceDataController, PriceTablesPagesController],
  providers: [PublicTables, PriceReading],
})
export class PublicPricesModule {}
