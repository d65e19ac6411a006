import { Module } from '@nestjs/common';
import { AppraisalsModule } from '../../appraisals/appraisals.module.js';
import { AssignmentsModule } from '../../assignments/assignments.module.js';
import { ReportsModule } from '../../reports/reports.module.js';
import { ValuationPagesModule } from '../valuation/valuation-pages.module.js';
import { ReviewPagesController } from './review-pages.controller.js';
import { ReviewScenes } from './review-scenes.js';

@Module({
  imports: [AppraisalsModule, AssignmentsModule, ReportsModule, ValuationPagesModule],
  controllers: [ReviewPagesController],
  providers: [ReviewScenes],
})
export class ReviewPagesModule {}
