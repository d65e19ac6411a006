import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../access/requires.js';
import { packageVersion } from '../config/package-root.js';
import { jsonOf } from '../http/body.js';
import { callerOf } from '../http/caller.js';
import { isHeldByCaller } from '../http/etag.js';
import { keyedRequestOf, sendAnswer } from '../http/idempotency/answer-post.js';
import { IdempotentPosts } from '../http/idempotency/idempotent-posts.js';
import { flag, optional, readQuery, wholeNumber } from '../http/query.js';
import { AppraisalDesk } from './appraisal-desk.js';
import { ApiAppraisalPost, ApiUnknownAppraisal } from './appraisals.documentation.js';
import { AppraisalStore } from './appraisal-store.js';
import { appraisalView, summaryView } from './answers/appraisal-view.js';
import { AppraisalPageDto, RecomputationDto, StoredAppraisalDto } from './answers/appraisal.dto.js';
import { cursorAfter, readCursor } from './cursor.js';

const isText = (text: string): boolean => text.length > 0 && text.length <= 200;

@ApiTags('appraisals')
@ApiBearerAuth()
@Requires('appraisals.read')
@Controller('v1/appraisals')
export class AppraisalsController {
  constructor(
    private readonly desk: AppraisalDesk,
    private readonly store: AppraisalStore,
    private readonly posts: IdempotentPosts,
  ) {}

  @Post()
  @Requires('appraisals.write')
  @ApiAppraisalPost()
  async appraise(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { preview, trace: withTrace } = readQuery(request, { preview: flag, trace: flag });
    const json = jsonOf(request);
    const { organisationId, actor } = callerOf(request);
    if (preview) {
      const body = JSON.stringify(await this.desk.preview(json, { organisationId, withTrace }));
      return sendAnswer(reply, { status: 200, headers: {}, body });
    }
    const prepare = (): ReturnType<AppraisalDesk['prepare']> =>
      this.desk.prepare(json, { organisationId, actor, withTrace });
    sendAnswer(reply, await this.posts.answer(keyedRequestOf(request), prepare));
  }

  @Get()
  @ApiOperation({ summary: 'The organisation’s appraisals, newest first' })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 } })
  @ApiQuery({ name: 'cursor', required: false, description: '`next` of the page before' })
  @ApiQuery({ name: 'deviceCode', required: false, description: 'Only of this lift (设备代码)' })
  @ApiOkResponse({ type: AppraisalPageDto })
  async list(@Req() request: FastifyRequest): Promise<AppraisalPageDto> {
    const { limit, cursor, deviceCode } = readQuery(request, {
      limit: wholeNumber(1, 100, 20),
      cursor: optional('<next>', (text) => readCursor(text) !== null),
      deviceCode: optional('<device code>', isText),
    });
    const before = cursor === null ? null : readCursor(cursor);
    const found = await this.store.list(callerOf(request).organisationId, { limit: limit + 1, before, deviceCode });
    const shown = found.slice(0, limit);
    const last = found.length > limit ? shown.at(-1) : undefined;
    return { items: shown.map(summaryView), next: last === undefined ? null : cursorAfter(last.id) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One appraisal as it was stored' })
  @ApiParam({ name: 'id', type: 'string' })
  @ApiQuery({ name: 'trace', required: false, schema: { type: 'boolean', default: false } })
  @ApiOkResponse({ type: StoredAppraisalDto })
  @ApiResponse({ status: 304, description: 'The caller holds this very answer' })
  @ApiUnknownAppraisal()
  async one(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StoredAppraisalDto | undefined> {
    const { trace: withTrace } = readQuery(request, { trace: flag });
    const { createdAt, order, appraisal, fingerprints } = await this.desk.stored(callerOf(request).organisationId, id);
    const tag = `${fingerprints.result}-${id}${withTrace ? '-trace' : ''}`;
    if (isHeldByCaller(request, reply, tag)) return undefined;
    return { id, createdAt, order, appraisal: appraisalView({ ...appraisal, fingerprints }, withTrace) };
  }

  @Get(':id/recomputation')
  @ApiOperation({ summary: 'Computes the stored appraisal again with the rule book of its fingerprints' })
  @ApiParam({ name: 'id', type: 'string' })
  @ApiOkResponse({ type: RecomputationDto })
  @ApiUnknownAppraisal()
  async recomputation(@Param('id') id: string, @Req() request: FastifyRequest): Promise<RecomputationDto> {
    const { stored, outcome } = await this.desk.recompute(callerOf(request).organisationId, id);
    const storedResult = stored.fingerprints.result;
    const engine = `lift-appraisal/${packageVersion} calculation ${stored.appraisal.calculationVersion}`;
    const shared = { outcome: outcome.outcome, identical: outcome.outcome === 'identical', storedResult, engine };
    switch (outcome.outcome) {
      case 'identical':
        return { ...shared, computedResult: outcome.result, differences: [], missing: [] };
      case 'different':
        return { ...shared, ...pick(outcome), missing: [] };
      case 'rule-book-missing':
        return { ...shared, computedResult: null, differences: [], missing: [...outcome.missing] };
    }
  }
}

type Different = Extract<Awaited<ReturnType<AppraisalDesk['recompute']>>['outcome'], { outcome: 'different' }>;

const pick = ({
  computedResult,
  differences,
}: Different): Pick<RecomputationDto, 'computedResult' | 'differences'> => ({
  computedResult,
  differences: [...differences],
});
