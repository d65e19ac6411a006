import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import type { EngagementHeadDto } from '../../assignments/assignment.dto.js';
import { EngagementSummary } from '../../assignments/engagements/engagement-summary.js';
import { Engagements, NewEngagementDto } from '../../assignments/engagements/engagements.js';
import { summaryFormats, type SummaryFormat } from '../../assignments/engagements/summary-room.js';
import { engagementCursor } from '../../assignments/page-query.js';
import { readShape } from '../../assignments/read-shape.js';
import { callerOf } from '../../http/caller.js';
import { formOf } from '../../http/forms.js';
import { IdempotentPosts } from '../../http/idempotency/idempotent-posts.js';
import { freshForm, refusedForm, type FormState } from '../../http/page/form-state.js';
import { Pages } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import { optional, readQuery, required } from '../../http/query.js';
import { sendAttachment } from '../../http/send-attachment.js';
import { rightsOf } from '../assignments/assignment-scenes.js';
import { contentOf } from '../assignments/form-content.js';
import { formPost } from '../assignments/form-post.js';
import { engagementHref, engagementsHref } from '../assignments/links.js';
import { engagementListPage, engagementPage } from './engagement-pages.js';

const pageSize = 50;
const isFormat = (text: string): boolean => summaryFormats.some((format) => format === text);

@ApiExcludeController()
@Requires('assignments.read')
@Controller('console/engagements')
export class EngagementsPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly engagements: Engagements,
    private readonly summary: EngagementSummary,
    private readonly posts: IdempotentPosts,
  ) {}

  @Get()
  list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.page(request, reply, { form: freshForm(), status: 200 });
  }

  @Post()
  @Requires('assignments.write')
  async create(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const sent = formOf(request);
    try {
      const wanted = readShape(NewEngagementDto, contentOf(sent, ['formKey']));
      const prepare = () => Promise.resolve(this.engagements.prepare(callerOf(request), wanted));
      const { body } = await this.posts.answer(formPost(request, sent), prepare);
      const { id } = JSON.parse(body) as EngagementHeadDto;
      redirect(reply, engagementHref(id), { tone: 'good', text: '委托已建立。' });
    } catch (error) {
      await this.page(request, reply, { form: refusedForm(sent, error), status: 422 });
    }
  }

  @Get(':id')
  async one(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const engagement = await this.engagements.detail(callerOf(request).organisationId, id);
    await this.pages.show(request, reply, engagementPage(engagement));
  }

  @Get(':id/summary')
  async file(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { format } = readQuery(request, { format: required(summaryFormats.join(', '), isFormat) });
    sendAttachment(reply, await this.summary.file(callerOf(request).organisationId, id, format as SummaryFormat));
  }

  private async page(request: FastifyRequest, reply: FastifyReply, { form, status }: Shown): Promise<void> {
    const caller = callerOf(request);
    const { cursor } = readQuery(request, { cursor: optional('', (text) => text.length <= 200) });
    const before = cursor === null ? null : engagementCursor.readCursor(cursor);
    const found = await this.engagements.list(caller.organisationId, { limit: pageSize + 1, before });
    const items = found.slice(0, pageSize);
    const last = found.length > pageSize ? items.at(-1) : undefined;
    const nextHref = last === undefined ? null : `${engagementsHref}?cursor=${engagementCursor.cursorAfter(last.id)}`;
    const shown = { items, nextHref, mayWrite: rightsOf(caller).write, form, formKey: randomUUID() };
    await this.pages.show(request, reply, { ...engagementListPage(shown), status });
  }
}

interface Shown {
  readonly form: FormState;
  readonly status: number;
}
