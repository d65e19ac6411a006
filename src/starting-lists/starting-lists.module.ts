import { Module } from '@nestjs/common';
import { StandardsModule } from '../standards/standards.module.js';
import { loadParameters } from './parameters/read-parameters.js';
import { STARTING_PARAMETERS } from './parameters/starting-parameters.js';
import { StartingListsController } from './starting-lists.controller.js';

/** Read before the first request; a fault in the file stops the start. */
const parameters = { provide: STARTING_PARAMETERS, useFactory: () => loadParameters() };

@Module({
  imports: [StandardsModule],
  controllers: [StartingListsController],
  providers: [parameters],
  exports: [parameters],
})
export class StartingListsModule {}
