import { Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Requires } from '../access/requires.js';
import { CLOCK, type Clock } from '../config/clock.js';
import { jsonOf } from '../http/body.js';
import { StandardLibrary } from '../standards/standard-library.js';
import type { StartingParameters } from './parameters/read-parameters.js';
import { STARTING_PARAMETERS } from './parameters/starting-parameters.js';
import { proposeList } from './propose-list.js';
import type { ListAnswer } from './starting-list.dto.js';
import { invalidRequest, listRefused } from './starting-list-problem.js';
import { ApiStartingListPost } from './starting-lists.documentation.js';

@ApiTags('starting-lists')
@ApiBearerAuth()
@Requires('appraisals.read')
@Controller('v1/starting-lists')
export class StartingListsController {
  constructor(
    private readonly standards: StandardLibrary,
    @Inject(STARTING_PARAMETERS) private readonly parameters: StartingParameters,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiStartingListPost()
  propose(@Req() request: FastifyRequest): ListAnswer {
    const { standards, parameters } = this;
    const outcome = proposeList(jsonOf(request), { standards, parameters }, this.clock);
    switch (outcome.kind) {
      case 'proposed':
        return { ...outcome.list, order: outcome.order };
      case 'invalid':
        throw invalidRequest(outcome.faults);
      case 'refused':
        throw listRefused(outcome.refusals);
    }
  }
}
