import { Module } from '@nestjs/common';
import { AppraisalsModule } from '../appraisals/appraisals.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { AppraisedPapers } from './appraised-papers.js';
import { AssignmentCases, CaseReading } from './assignment-cases.js';
import { AssignmentStore } from './assignment-store.js';
import { Assignments, OpenAssignment } from './assignments.js';
import { LiftRegister } from './lifts/lift-register.js';
import { RecordActs } from './record-acts.js';
import { ReportsOfCases } from './report-of-case.js';
import { PaperStore } from './working-paper/paper-store.js';
import { WorkingPapers } from './working-paper/working-papers.js';

/** What other rooms work with: the pages of the console, households and settlements. */
const shared = [Assignments, LiftRegister, RecordActs, WorkingPapers];

/** Lift files, engagements, and assignments on their way through the eight steps of an appraisal. */
@Module({
  imports: [AppraisalsModule, ReportsModule],
  controllers: [],
  providers: [
    ...[AssignmentStore, PaperStore, AppraisedPapers, ReportsOfCases, CaseReading, AssignmentCases, OpenAssignment],
    ...shared,
  ],
  exports: shared,
})
export class AssignmentsModule {}
