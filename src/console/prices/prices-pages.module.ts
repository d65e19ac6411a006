import { Module } from '@nestjs/common';
import { CorrectionsModule } from '../../corrections/corrections.module.js';
import { PriceSheetsModule } from '../../price-tables/exchange/price-sheets.module.js';
import { PriceTablesModule } from '../../price-tables/price-tables.module.js';
import { StandardsModule } from '../../standards/standards.module.js';
import { CorrectionPagesController } from './corrections/correction-pages.controller.js';
import { DraftActsPagesController } from './drafts/draft-acts-pages.controller.js';
import { DraftGridPagesController } from './drafts/draft-grid-pages.controller.js';
import { DraftImportPagesController } from './drafts/draft-import-pages.controller.js';
import { DraftPagesController } from './drafts/draft-pages.controller.js';
import { DraftReview } from './drafts/draft-review.js';
import { DraftReviewPagesController } from './drafts/draft-review-pages.controller.js';
import { DraftRowsPagesController } from './drafts/draft-rows-pages.controller.js';
import { DraftScenes } from './drafts/draft-scenes.js';
import { ReviewPages } from './drafts/review-pages.js';
import { PriceScenes } from './price-scenes.js';
import { EditionPagesController } from './tables/edition-pages.controller.js';
import { PriceTablesPagesController } from './tables/price-tables-pages.controller.js';

/** The pages on which an association keeps its prices and a firm its own books, and on which corrections are followed. */
@Module({
  imports: [StandardsModule, PriceTablesModule, PriceSheetsModule, CorrectionsModule],
  controllers: [
    PriceTablesPagesController,
    EditionPagesController,
    DraftPagesController,
    DraftRowsPagesController,
    DraftGridPagesController,
    DraftImportPagesController,
    DraftReviewPagesController,
    DraftActsPagesController,
    CorrectionPagesController,
  ],
  providers: [PriceScenes, DraftScenes, DraftReview, ReviewPages],
})
export class PricesPagesModule {}
