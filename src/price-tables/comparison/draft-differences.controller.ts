import { Controller, Get, Param, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { callerOf } from '../../http/caller.js';
import { ProblemDto } from '../../http/problem.dto.js';
import { DraftDifferenceDto } from './draft-difference.dto.js';
import { DraftDifferences, type DraftDifference } from './draft-differences.js';

@ApiTags('price-drafts')
@ApiBearerAuth()
@Controller('v1/price-drafts/:id/difference')
export class DraftDifferencesController {
  constructor(private readonly differences: DraftDifferences) {}

  @Get()
  @Requires('price-drafts.read')
  @ApiOperation({ summary: 'What the draft changes: rows added, removed and changed, unusual movements flagged' })
  @ApiParam({ name: 'id', type: 'string' })
  @ApiOkResponse({ type: DraftDifferenceDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  difference(@Param('id') id: string, @Req() request: FastifyRequest): Promise<DraftDifference> {
    return this.differences.of(callerOf(request), id);
  }
}
