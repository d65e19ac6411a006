import { Module } from '@nestjs/common';
import { AssignmentsModule } from '../../assignments/assignments.module.js';
import { SurveyModule } from '../../assignments/survey/survey.module.js';
import { SurveyPagesController } from './survey-pages.controller.js';
import { SurveyScenes } from './survey-scenes.js';
import { SurveyWorkerController } from './survey-worker.controller.js';

/** The page for the surveyor in the shaft. */
@Module({
  imports: [AssignmentsModule, SurveyModule],
  controllers: [SurveyWorkerController, SurveyPagesController],
  providers: [SurveyScenes],
})
export class SurveyPagesModule {}
