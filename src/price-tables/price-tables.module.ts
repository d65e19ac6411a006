import { Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { StandardsModule } from '../standards/standards.module.js';
import { PriceTableLibrary } from './price-table-library.js';
import { PriceTablesController } from './price-tables.controller.js';

/** Loads every edition before the first request; a fault in any file stops the start. */
const library = {
  provide: PriceTableLibrary,
  inject: [SETTINGS],
  useFactory: (settings: Settings) => PriceTableLibrary.load(settings.priceTablesDir),
};

@Module({
  imports: [StandardsModule],
  controllers: [PriceTablesController],
  providers: [library],
  exports: [PriceTableLibrary],
})
export class PriceTablesModule {}
