import { Controller, Get, Param, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Requires } from '../access/requires.js';
import { callerOf } from '../http/caller.js';
import { ProblemDto } from '../http/problem.dto.js';
import { AppraisalLinks } from './appraisal-links.js';
import { AppraisalLinksDto } from './corrections.dto.js';

@ApiTags('appraisals')
@ApiBearerAuth()
@Requires('appraisals.read')
@Controller('v1/appraisals/:id/links')
export class AppraisalLinksController {
  constructor(private readonly links: AppraisalLinks) {}

  @Get()
  @ApiOperation({
    summary: 'What the appraisal takes the place of, what took its place, and what corrections did to it',
  })
  @ApiParam({ name: 'id', type: 'string' })
  @ApiOkResponse({ type: AppraisalLinksDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  of(@Param('id') id: string, @Req() request: FastifyRequest): Promise<AppraisalLinksDto> {
    return this.links.of(callerOf(request).organisationId, id);
  }
}
