import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBearerAuth,
  ApiBody,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
  ApiUnprocessableEntityResponse,
  ApiUnsupportedMediaTypeResponse,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { jsonOf } from '../../http/body.js';
import { callerOf } from '../../http/caller.js';
import { keyedRequestOf, sendAnswer } from '../../http/idempotency/answer-post.js';
import { IdempotentPosts } from '../../http/idempotency/idempotent-posts.js';
import { ProblemDto } from '../../http/problem.dto.js';
import { readSettlement } from './read-settlement.js';
import { SettlementDesk } from './settlement-desk.js';
import { NewSettlementDto, SettlementsDto, StoredSettlementDto } from './settlements.dto.js';
import { problemContent as problem } from '../../http/problem-content.js';

/** What the dismantled lift really brought, beside what the appraisal said. */
@ApiTags('settlements')
@ApiBearerAuth()
@ApiExtraModels(ProblemDto)
@ApiParam({ name: 'id', type: 'string', description: 'Id of the appraisal' })
@ApiNotFoundResponse({ description: 'There is no such appraisal', content: problem })
@Controller('v1/appraisals/:id/settlements')
export class SettlementsController {
  constructor(
    private readonly desk: SettlementDesk,
    private readonly posts: IdempotentPosts,
  ) {}

  @Get()
  @Requires('appraisals.read')
  @ApiOperation({ summary: 'The settlements, each with its difference from the appraisal explained' })
  @ApiOkResponse({ type: SettlementsDto })
  async list(@Param('id') id: string, @Req() request: FastifyRequest): Promise<SettlementsDto> {
    return { items: await this.desk.list(callerOf(request), id) };
  }

  @Post()
  @Requires('settlements.write')
  @ApiOperation({
    summary: 'Records the settlement, for ever; a mistake is corrected by another one',
    description: 'Shown on the public page of the report. The appraisal stays as it is.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false, schema: { type: 'string', minLength: 1, maxLength: 255 } })
  @ApiBody({ type: NewSettlementDto })
  @ApiCreatedResponse({ type: StoredSettlementDto })
  @ApiBadRequestResponse({ description: 'Not UTF-8, or not JSON', content: problem })
  @ApiUnsupportedMediaTypeResponse({ description: 'Not JSON', content: problem })
  @ApiConflictResponse({ description: 'Another one stands, or the one to be corrected does not', content: problem })
  @ApiUnprocessableEntityResponse({ description: 'The body has faults', content: problem })
  async record(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const wish = readSettlement(jsonOf(request));
    const prepare = () => this.desk.prepare(callerOf(request), id, wish);
    sendAnswer(reply, await this.posts.answer(keyedRequestOf(request), prepare));
  }
}
