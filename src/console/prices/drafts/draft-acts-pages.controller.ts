import { Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../../access/requires.js';
import { callerOf, type Caller } from '../../../http/caller.js';
import { formOf } from '../../../http/forms.js';
import { redirect } from '../../../http/page/send-page.js';
import type { DraftDecision, PriceDraft } from '../../../price-tables/drafting/price-draft.js';
import { PriceDrafts } from '../../../price-tables/drafting/price-drafts.js';
import { RebaseDraft } from '../../../price-tables/drafting/rebase-draft.js';
import { draftHref, editionHref } from '../links.js';
import { PriceScenes } from '../price-scenes.js';
import { ReviewPages } from './review-pages.js';

type Act = (caller: Caller, decision: DraftDecision) => Promise<PriceDraft>;

/** What the buttons of the review page do. */
@ApiExcludeController()
@Controller('console/price-drafts/:id')
export class DraftActsPagesController {
  constructor(
    private readonly drafts: PriceDrafts,
    private readonly rebasing: RebaseDraft,
    private readonly reviews: ReviewPages,
    private readonly scenes: PriceScenes,
  ) {}

  @Post('proposal')
  @Requires('price-drafts.write')
  propose(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const act: Act = (caller, decision) => this.drafts.propose(caller, decision);
    return this.answer(request, reply, { id, act, text: '已提出，等待另一人批准' });
  }

  @Post('approval')
  @Requires('price-drafts.approve')
  approve(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const act: Act = (caller, decision) =>
      this.drafts.approve(caller, { ...decision, reason: decision.reason || null });
    return this.answer(request, reply, { id, act, text: '已批准，可以发布' });
  }

  @Post('return')
  @Requires('price-drafts.read')
  giveBack(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const act: Act = (caller, decision) => this.drafts.returnToEditor(caller, decision);
    return this.answer(request, reply, { id, act, text: '已退回起草人' });
  }

  @Post('publication')
  @Requires('price-drafts.approve')
  async publish(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const act: Act = (caller, decision) =>
      this.drafts.publish(caller, { ...decision, reason: decision.reason || null });
    await this.answer(request, reply, { id, act, text: '已发布，即刻生效' });
  }

  @Post('rebase')
  @Requires('price-drafts.write')
  async rebase(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const sent = formOf(request);
    try {
      const seen = { id, ifMatch: sent.text('version') };
      const { conflicts } = await this.rebasing.rebase(callerOf(request), { ...seen, reason: null });
      const words = this.scenes.words();
      const names = conflicts.map(({ code, variant }) => words.row({ code, ...(variant === null ? {} : { variant }) }));
      const told = names.length === 0 ? '没有双方都改过的行' : `双方都改过、以您的为准的行：${names.join('、')}`;
      redirect(reply, draftHref(id, 'review'), {
        tone: names.length === 0 ? 'good' : 'caution',
        text: `已改以最新一期为底。${told}`,
      });
    } catch (error) {
      await this.reviews.refuse(request, reply, { id, error, values: sent.values });
    }
  }

  private async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    { id, act, text }: { readonly id: string; readonly act: Act; readonly text: string },
  ): Promise<void> {
    const sent = formOf(request);
    try {
      const decision = { id, ifMatch: sent.text('version'), reason: sent.text('reason') };
      const { editionId } = await act(callerOf(request), decision);
      redirect(reply, editionId === null ? draftHref(id, 'review') : editionHref(editionId), { tone: 'good', text });
    } catch (error) {
      await this.reviews.refuse(request, reply, { id, error, values: sent.values });
    }
  }
}
