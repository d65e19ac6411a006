import { Controller, Get, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConflictResponse,
  ApiForbiddenResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Reach } from '../access/people/reach.js';
import { Requires } from '../access/requires.js';
import { jsonOf } from '../http/body.js';
import { callerOf } from '../http/caller.js';
import { ProblemDto } from '../http/problem.dto.js';
import { readKeeper, readReason } from './drafting/draft-bodies.js';
import { draftProblem } from './drafting/draft-problem.js';
import {
  DraftReasonDto,
  KeptPublisherDto,
  KeptPublishersDto,
  NewKeeperDto,
  WithdrawalDto,
} from './drafting/price-drafts.dto.js';
import { KeepTables } from './keep-tables.js';
import { WithdrawEdition } from './withdraw-edition.js';

/** What is done with whole editions and tables once they are published. */
@ApiTags('price-tables')
@ApiBearerAuth()
@Controller('v1')
export class PriceKeepingController {
  constructor(
    private readonly withdrawing: WithdrawEdition,
    private readonly keeping: KeepTables,
    private readonly reach: Reach,
  ) {}

  @Post('price-tables/:publisher/:table/:start/withdrawal')
  @HttpCode(200)
  @Requires('price-drafts.approve')
  @ApiOperation({ summary: 'Withdraws an edition from now on: a dated record, the edition itself stays' })
  @ApiParam({ name: 'publisher', type: 'string' })
  @ApiParam({ name: 'table', type: 'string' })
  @ApiParam({ name: 'start', type: 'string', example: '2026-06-30' })
  @ApiBody({ type: DraftReasonDto })
  @ApiOkResponse({ type: WithdrawalDto })
  @ApiForbiddenResponse({ type: ProblemDto, description: 'Another organisation keeps the table' })
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: 'Withdrawn already' })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'The reason is missing' })
  withdraw(
    @Param() { publisher, table, start }: { publisher: string; table: string; start: string },
    @Req() request: FastifyRequest,
  ): Promise<WithdrawalDto> {
    const reason = readReason(jsonOf(request));
    return this.withdrawing.withdraw(callerOf(request), `${publisher}/${table}/${start}`, reason);
  }

  @Get('price-publishers')
  @Requires('price-tables.read')
  @ApiOperation({ summary: 'The publishers of the public tables, and the organisations that keep them' })
  @ApiOkResponse({ type: KeptPublishersDto })
  async keepers(): Promise<KeptPublishersDto> {
    return { items: await this.keeping.keepers() };
  }

  @Put('price-publishers/:publisher/keeper')
  @Requires('organisations.manage')
  @ApiOperation({
    summary: 'Gives the tables of a publisher, which came as files, to the organisation that keeps them',
  })
  @ApiParam({ name: 'publisher', type: 'string', example: 'demonstration' })
  @ApiBody({ type: NewKeeperDto })
  @ApiOkResponse({ type: KeptPublisherDto })
  @ApiForbiddenResponse({
    type: ProblemDto,
    description: 'Another organisation keeps them already, or the caller is no operator of the service',
  })
  @ApiNotFoundResponse({ type: ProblemDto })
  async give(@Param('publisher') publisher: string, @Req() request: FastifyRequest): Promise<KeptPublisherDto> {
    const caller = callerOf(request);
    // The operators of a firm look after their own organisation: they take no public prices into its keeping.
    if (!(await this.reach.isEverywhere(caller))) throw draftProblem('price-publishers-by-operators');
    return this.keeping.give(caller, publisher, readKeeper(jsonOf(request)));
  }
}
