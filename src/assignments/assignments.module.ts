import { Module } from '@nestjs/common';
import { AppraisalsModule } from '../appraisals/appraisals.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { ReportStandingModule } from '../reports/standing/report-standing.module.js';
import { StartingListsModule } from '../starting-lists/starting-lists.module.js';
import { AppraiseAssignment } from './appraise-assignment.js';
import { AppraisingController } from './appraising.controller.js';
import { AssignmentsController } from './assignments.controller.js';
import { EngagementSummary } from './engagements/engagement-summary.js';
import { EngagementsController } from './engagements/engagements.controller.js';
import { Engagements } from './engagements/engagements.js';
import { SummaryRoom } from './engagements/summary-room.js';
import { FindAssignments } from './find-assignments.js';
import { KeepFiles } from './keep-files.js';
import { LiftFiles } from './lifts/lift-files.js';
import { LiftsController } from './lifts/lifts.controller.js';
import { StepsController } from './steps/steps.controller.js';
import { FillPaper } from './working-paper/fill-paper.js';
import { LineComments } from './working-paper/line-comments.js';
import { WorkingPaperController } from './working-paper/working-paper.controller.js';
import { AppraisedPapers } from './appraised-papers.js';
import { AssignmentCases, CaseReading } from './assignment-cases.js';
import { AssignmentStore } from './assignment-store.js';
import { Assignments, OpenAssignment } from './assignments.js';
import { LiftRegister } from './lifts/lift-register.js';
import { RecordActs } from './record-acts.js';
import { SaveOffers } from './save-offers.js';
import { ReportsOfCases } from './report-of-case.js';
import { PaperStore } from './working-paper/paper-store.js';
import { WorkingPapers } from './working-paper/working-papers.js';

/** What other rooms work with: the pages of the console, households and settlements. */
const shared = [
  ...[Assignments, FindAssignments, LiftRegister, LiftFiles, RecordActs, SaveOffers, KeepFiles],
  ...[WorkingPapers, FillPaper, LineComments, AppraiseAssignment, Engagements, EngagementSummary],
];

/** Lift files, engagements, and assignments on their way through the eight steps of an appraisal. */
@Module({
  imports: [AppraisalsModule, StartingListsModule, ReportsModule, ReportStandingModule],
  controllers: [
    ...[LiftsController, AssignmentsController, StepsController, WorkingPaperController],
    ...[AppraisingController, EngagementsController],
  ],
  providers: [
    ...[AssignmentStore, PaperStore, AppraisedPapers, ReportsOfCases, CaseReading, AssignmentCases, OpenAssignment],
    SummaryRoom,
    ...shared,
  ],
  exports: shared,
})
export class AssignmentsModule {}
