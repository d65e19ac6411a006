import { Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { openShelf } from '../../fingerprints/open-shelf.js';
import { AssignmentsModule } from '../assignments.module.js';
import { PhotoArchive } from './photos/photo-archive.js';
import { PhotoReducer } from './photos/photo-reducer.js';
import { PhotoStore } from './photos/photo-store.js';
import { SurveyPhotosController } from './photos/survey-photos.controller.js';
import { ReadSurvey } from './read-survey.js';
import { SurveyController } from './survey.controller.js';

const archive = {
  provide: PhotoArchive,
  inject: [SETTINGS],
  useFactory: (settings: Settings): PhotoArchive => new PhotoArchive(openShelf(settings, 'photos')),
};

/** What is kept of the visit to the lift: photographs, beside the survey's rules. */
@Module({
  imports: [AssignmentsModule],
  controllers: [SurveyController, SurveyPhotosController],
  providers: [archive, PhotoReducer, PhotoStore, ReadSurvey],
  exports: [PhotoArchive, PhotoStore, ReadSurvey],
})
export class SurveyModule {}
