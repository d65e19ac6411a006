import { Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { StandardLibrary } from './standard-library.js';
import { StandardsController } from './standards.controller.js';

/** Loads every edition before the first request; a fault in any file stops the start. */
const library = {
  provide: StandardLibrary,
  inject: [SETTINGS],
  useFactory: (settings: Settings) => StandardLibrary.load(settings.standardsDir),
};

@Module({ controllers: [StandardsController], providers: [library], exports: [StandardLibrary] })
export class StandardsModule {}
