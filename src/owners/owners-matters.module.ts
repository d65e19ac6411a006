import { Module } from '@nestjs/common';
import { AppraisalsModule } from '../appraisals/appraisals.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { ObjectionDesk } from './objections/objection-desk.js';
import { ObjectionStore } from './objections/objection-store.js';
import { ObjectionsController } from './objections/objections.controller.js';
import { SettlementDesk } from './settlements/settlement-desk.js';
import { SettlementStore } from './settlements/settlement-store.js';
import { SettlementsController } from './settlements/settlements.controller.js';
import { HouseholdRoom } from './shares/household-room.js';
import { HouseholdSheetsController } from './shares/household-sheets.controller.js';
import { HouseholdStore } from './shares/household-store.js';
import { HouseholdsController } from './shares/households.controller.js';
import { ShareNotices } from './shares/share-notices.js';
import { SharesDesk } from './shares/shares-desk.js';

const shared = [
  ...[HouseholdStore, HouseholdRoom, ShareNotices, SharesDesk],
  ...[SettlementStore, SettlementDesk, ObjectionDesk],
];

/** What concerns owners after the report, as the firm keeps it: households and shares, the settlement, their objections. */
@Module({
  imports: [AppraisalsModule, ReportsModule],
  controllers: [HouseholdsController, HouseholdSheetsController, SettlementsController, ObjectionsController],
  providers: [...shared, ObjectionStore],
  exports: shared,
})
export class OwnersMattersModule {}
