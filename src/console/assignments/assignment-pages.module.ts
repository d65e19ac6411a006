import { Module } from '@nestjs/common';
import { AssignmentsModule } from '../../assignments/assignments.module.js';
import { SurveyModule } from '../../assignments/survey/survey.module.js';
import { EngagementsPagesController } from '../engagements/engagements-pages.controller.js';
import { LiftPageController } from '../lifts/lift-page.controller.js';
import { LiftScenes } from '../lifts/lift-scenes.js';
import { LiftsPagesController } from '../lifts/lifts-pages.controller.js';
import { AssignmentScenes } from './assignment-scenes.js';
import { AssignmentsPagesController } from './assignments-pages.controller.js';
import { StepPagesController } from './step-pages.controller.js';

/** The pages of lift files, assignments and engagements. */
@Module({
  imports: [AssignmentsModule, SurveyModule],
  controllers: [
    ...[LiftsPagesController, LiftPageController, EngagementsPagesController],
    ...[AssignmentsPagesController, StepPagesController],
  ],
  providers: [AssignmentScenes, LiftScenes],
})
export class AssignmentPagesModule {}
