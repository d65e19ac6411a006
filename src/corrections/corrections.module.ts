import { Module } from '@nestjs/common';
import { AppraisalsModule } from '../appraisals/appraisals.module.js';
import { PriceTablesModule } from '../price-tables/price-tables.module.js';
import { AffectedAppraisals } from './affected-appraisals.js';
import { AppraisalLinks } from './appraisal-links.js';
import { AppraisalLinksController } from './appraisal-links.controller.js';
import { CorrectionEffects } from './correction-effects.js';
import { CorrectionStore } from './correction-store.js';
import { CorrectionsController } from './corrections.controller.js';
import { FillIndex } from './fill-index.js';
import { FollowCorrections } from './follow-corrections.js';
import { ImpactPreview } from './impact-preview.js';
import { KnownActs } from './known-acts.js';
import { PriceImpactController } from './price-impact.controller.js';
import { ReAppraisalsController } from './re-appraisals.controller.js';
import { ReappraiseAffected } from './reappraise-affected.js';
import { WorkThroughAct } from './work-through-act.js';

/** What corrections and withdrawals of prices touch, told to the firms, and made good by drafts. */
@Module({
  imports: [AppraisalsModule, PriceTablesModule],
  controllers: [CorrectionsController, ReAppraisalsController, PriceImpactController, AppraisalLinksController],
  providers: [
    CorrectionStore,
    FillIndex,
    KnownActs,
    WorkThroughAct,
    FollowCorrections,
    CorrectionEffects,
    ImpactPreview,
    AffectedAppraisals,
    ReappraiseAffected,
    AppraisalLinks,
  ],
  exports: [FollowCorrections, CorrectionEffects, ImpactPreview, ReappraiseAffected, AppraisalLinks],
})
export class CorrectionsModule {}
