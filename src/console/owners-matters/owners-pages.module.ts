import { Module } from '@nestjs/common';
import { AppraisalsModule } from '../../appraisals/appraisals.module.js';
import { OwnersMattersModule } from '../../owners/owners-matters.module.js';
import { ReportsModule } from '../../reports/reports.module.js';
import { HouseholdFilesController } from './household-files.controller.js';
import { HouseholdsPagesController } from './households-pages.controller.js';
import { ObjectionsPagesController } from './objections-pages.controller.js';
import { OwnersIndexController } from './owners-index.controller.js';
import { SettlementPagesController } from './settlement-pages.controller.js';

/** The pages on which a firm keeps what concerns owners: households and shares, the settlement, their questions. */
@Module({
  imports: [AppraisalsModule, ReportsModule, OwnersMattersModule],
  controllers: [
    OwnersIndexController,
    HouseholdFilesController,
    HouseholdsPagesController,
    SettlementPagesController,
    ObjectionsPagesController,
  ],
})
export class OwnersPagesModule {}
