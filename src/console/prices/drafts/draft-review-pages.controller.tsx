import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../../access/requires.js';
import { callerOf } from '../../../http/caller.js';
import { Notice } from '../../../http/page/notice.js';
import { Pages } from '../../../http/page/pages.js';
import { readQuery, wholeNumber } from '../../../http/query.js';
import { DraftFrame } from './draft-frame.js';
import { DraftReview } from './draft-review.js';
import { draftFrame, DraftScenes } from './draft-scenes.js';
import { ReviewPages } from './review-pages.js';

/** What a draft would do: to look at, before anybody decides. */
@ApiExcludeController()
@Requires('price-drafts.read')
@Controller('console/price-drafts/:id')
export class DraftReviewPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly scenes: DraftScenes,
    private readonly review: DraftReview,
    private readonly reviews: ReviewPages,
  ) {}

  @Get('difference')
  async difference(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const scene = await this.scenes.of(caller, id);
    const body = (
      <DraftFrame scene={scene} view="difference">
        {await this.review.difference(caller, scene)}
      </DraftFrame>
    );
    await this.pages.show(request, reply, { ...draftFrame(scene), body });
  }

  @Get('impact')
  async impact(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const { before } = readQuery(request, { before: wholeNumber(0, Number.MAX_SAFE_INTEGER, 0) });
    const scene = await this.scenes.of(caller, id);
    const impact = await this.review.impact(caller, scene, before === 0 ? null : before);
    const body = (
      <DraftFrame scene={scene} view="impact">
        {impact ?? <Notice tone="neutral" title="草稿已发布或作废，不再预估影响" />}
      </DraftFrame>
    );
    await this.pages.show(request, reply, { ...draftFrame(scene), body });
  }

  @Get('review')
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.reviews.show(request, reply, { id });
  }
}
