import { Module } from '@nestjs/common';
import { DraftDifferencesController } from '../comparison/draft-differences.controller.js';
import { DraftDifferences } from '../comparison/draft-differences.js';
import { EvidenceController } from '../evidence/evidence.controller.js';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { PriceTablesModule } from '../price-tables.module.js';
import { DraftSheetsController } from './draft-sheets.controller.js';
import { DraftSheets } from './draft-sheets.js';
import { SheetRoom } from './sheet-room.js';
import { SheetsController } from './sheets.controller.js';

/** What surrounds drafting: sheets out and in, the evidence of prices, and what a draft would change. */
@Module({
  imports: [PriceTablesModule, EvidenceModule],
  controllers: [SheetsController, DraftSheetsController, DraftDifferencesController, EvidenceController],
  providers: [SheetRoom, DraftSheets, DraftDifferences],
  exports: [SheetRoom, DraftSheets, DraftDifferences, EvidenceModule],
})
export class PriceSheetsModule {}
