import { Module } from '@nestjs/common';
import { AppraisalsModule } from '../../appraisals/appraisals.module.js';
import { AssignmentsModule } from '../../assignments/assignments.module.js';
import { ComponentSheetsModule } from '../../assignments/component-sheets/component-sheets.module.js';
import { FormActs } from '../form-acts.js';
import { ComparisonPagesController } from './comparison-pages.controller.js';
import { ComponentPagesController } from './component-pages.controller.js';
import { ConcludePagesController } from './conclude-pages.controller.js';
import { ConcludeValuation } from './conclude-valuation.js';
import { ListFilling } from './list-filling.js';
import { ListPagesController } from './list-pages.controller.js';
import { OffersPagesController } from './offers-pages.controller.js';
import { PreviewPaper } from './preview-paper.js';
import { ValuationPagesController } from './valuation-pages.controller.js';
import { ValuationScenes } from './valuation-scenes.js';

/** The table at which a lift is valued, and everything that is done there. */
@Module({
  imports: [AppraisalsModule, AssignmentsModule, ComponentSheetsModule],
  controllers: [
    ...[ValuationPagesController, ComponentPagesController, ListPagesController],
    ...[OffersPagesController, ComparisonPagesController, ConcludePagesController],
  ],
  providers: [FormActs, PreviewPaper, ValuationScenes, ListFilling, ConcludeValuation],
  exports: [FormActs, ValuationScenes],
})
export class ValuationPagesModule {}
