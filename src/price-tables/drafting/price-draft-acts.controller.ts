import { Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { jsonOf } from '../../http/body.js';
import { callerOf } from '../../http/caller.js';
import { ifMatch } from '../../http/etag.js';
import { readReason } from './draft-bodies.js';
import { taggedDraft } from './draft-view.js';
import type { DraftDecision } from './price-draft.js';
import { ApiDraftChange } from './price-drafts.documentation.js';
import { DraftReasonDto, RebasedDraftDto, type PriceDraftDto } from './price-drafts.dto.js';
import { PriceDrafts } from './price-drafts.js';
import { RebaseDraft } from './rebase-draft.js';

/** The work of publishing: proposed by one person, approved by another, published or given back, each with who and why. */
@ApiTags('price-drafts')
@ApiBearerAuth()
@Controller('v1/price-drafts')
export class PriceDraftActsController {
  constructor(
    private readonly drafts: PriceDrafts,
    private readonly rebasing: RebaseDraft,
  ) {}

  @Post(':id/propose')
  @HttpCode(200)
  @Requires('price-drafts.write')
  @ApiDraftChange('Proposes the draft; every fault of its rows at once')
  async propose(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PriceDraftDto> {
    return taggedDraft(reply, await this.drafts.propose(callerOf(request), decisionOf(request, id)));
  }

  @Post(':id/return')
  @HttpCode(200)
  @Requires('price-drafts.read')
  @ApiDraftChange('Gives a proposal back to the editor')
  async giveBack(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PriceDraftDto> {
    return taggedDraft(reply, await this.drafts.returnToEditor(callerOf(request), decisionOf(request, id)));
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Requires('price-drafts.approve')
  @ApiDraftChange('Approves exactly what was proposed; never by who made or proposed it')
  async approve(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PriceDraftDto> {
    return taggedDraft(reply, await this.drafts.approve(callerOf(request), decisionOf(request, id)));
  }

  @Post(':id/publish')
  @HttpCode(200)
  @Requires('price-drafts.approve')
  @ApiDraftChange('Publishes what was approved, from this instant on')
  async publish(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PriceDraftDto> {
    return taggedDraft(reply, await this.drafts.publish(callerOf(request), decisionOf(request, id)));
  }

  @Post(':id/discard')
  @HttpCode(200)
  @Requires('price-drafts.write')
  @ApiDraftChange('Ends the draft unpublished')
  async discard(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PriceDraftDto> {
    return taggedDraft(reply, await this.drafts.discard(callerOf(request), decisionOf(request, id)));
  }

  @Post(':id/rebase')
  @HttpCode(200)
  @Requires('price-drafts.write')
  @ApiDraftChange(
    'Lays a stale draft on the table’s newest edition, with the editor’s changes on top',
    DraftReasonDto,
    RebasedDraftDto,
  )
  async rebase(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RebasedDraftDto> {
    const { draft, conflicts } = await this.rebasing.rebase(callerOf(request), decisionOf(request, id));
    return { ...taggedDraft(reply, draft), conflicts };
  }
}

const decisionOf = (request: FastifyRequest, id: string): DraftDecision => ({
  id,
  ifMatch: ifMatch(request),
  reason: readReason(jsonOf(request)),
});
