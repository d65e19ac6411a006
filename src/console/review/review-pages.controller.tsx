import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mayDo } from '../../access/permissions.js';
import { Requires } from '../../access/requires.js';
import { LineComments } from '../../assignments/working-paper/line-comments.js';
import { callerOf } from '../../http/caller.js';
import { formOf } from '../../http/forms.js';
import { freshForm, type FormState } from '../../http/page/form-state.js';
import { Pages } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import { optional, readQuery } from '../../http/query.js';
import { readReview } from '../../reports/reviews/read-review.js';
import { RecordReview } from '../../reports/reviews/record-review.js';
import { FormActs } from '../form-acts.js';
import { assignmentsHref } from '../assignments/links.js';
import { reviewHref } from '../valuation/links.js';
import { refusedOnPage } from '../valuation/refused-on-page.js';
import { placeOf, trailOf } from '../valuation/valuation-scenes.js';
import { commentOf } from './comment-of.js';
import { ReviewBody } from './review-page.js';
import { ReviewScenes } from './review-scenes.js';

const lineParameter = optional('<component id>', (text) => /^[A-Za-z0-9._-]{1,64}$/.test(text));
const linesParameter = optional('all', (text) => text === 'all');

@ApiExcludeController()
@Controller('console/assignments/:id/review')
export class ReviewPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly scenes: ReviewScenes,
    private readonly reviews: RecordReview,
    private readonly comments: LineComments,
    private readonly acts: FormActs,
  ) {}

  @Get()
  @Requires('assignments.read')
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { line, lines } = readQuery(request, { line: lineParameter, lines: linesParameter });
    await this.page(request, reply, { id, line, areAllLinesOpen: lines === 'all', form: freshForm() });
  }

  @Post('comments')
  @Requires('assignments.comment')
  async comment(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const sent = formOf(request);
    try {
      const prepare = () => this.comments.prepare(callerOf(request), id, commentOf(sent));
      await this.acts.run(request, prepare);
      redirect(reply, `${reviewHref(id)}#comment`, { tone: 'good', text: '意见已提交' });
    } catch (error) {
      await this.page(request, reply, { id, line: null, form: refusedOnPage(sent, error), status: 422 });
    }
  }

  @Post('verdict')
  @Requires('appraisals.review')
  async decide(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const sent = formOf(request);
    const { conclusions } = await this.scenes.open(caller, id);
    const appraisalId = conclusions.at(-1)?.appraisalId ?? '';
    try {
      const [verdict, comment, resultSha256] = ['verdict', 'comment', 'resultSha256'].map((name) => sent.text(name));
      const body = readReview({ verdict, comment, resultSha256 });
      await this.acts.run(request, () => this.reviews.prepare(caller, appraisalId, body));
      const text = verdict === 'approved' ? '内部复核已通过' : '已退回评估人员';
      redirect(reply, reviewHref(id), { tone: 'good', text });
    } catch (error) {
      await this.page(request, reply, { id, line: null, form: refusedOnPage(sent, error), status: 422 });
    }
  }

  private async page(request: FastifyRequest, reply: FastifyReply, shown: Shown): Promise<void> {
    const { id, line, areAllLinesOpen = false, form, status } = shown;
    const caller = callerOf(request);
    const scene = await this.scenes.open(caller, id);
    const { opened } = scene.valuation;
    const mayReview = mayDo(caller.roles, 'appraisals.review');
    await this.pages.show(request, reply, {
      title: '内部复核',
      lead: placeOf(opened),
      isWide: true,
      current: assignmentsHref,
      trail: trailOf(opened),
      scripts: ['table-filter'],
      body: <ReviewBody {...{ scene, areAllLinesOpen, mayReview, form }} onLine={line} />,
      ...(status === undefined ? {} : { status }),
    });
  }
}

interface Shown {
  readonly id: string;
  readonly line: string | null;
  readonly areAllLinesOpen?: boolean;
  readonly form: FormState;
  readonly status?: number;
}
