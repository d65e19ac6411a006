import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { EdgeError } from '../../http/edge-error.js';
import { callerOf } from '../../http/caller.js';
import { formOf } from '../../http/forms.js';
import type { FormBody } from '../../http/page/form-body.js';
import { formWithFaults, freshForm, type FormState } from '../../http/page/form-state.js';
import { Pages } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import { cursorAfter, readCursor } from '../../owners/objections/cursor.js';
import { ObjectionDesk } from '../../owners/objections/objection-desk.js';
import { longestAnswer, longestQuestion, readParagraphs } from '../../owners/objections/read-objection.js';
import { objectionListPage, objectionPage, objectionsPath } from './objections-page.js';

const perPage = 20;

interface Asked {
  readonly after?: unknown;
  readonly all?: unknown;
}

interface Visit {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

@ApiExcludeController()
@Requires('objections.answer')
@Controller('console/objections')
export class ObjectionsPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: ObjectionDesk,
  ) {}

  @Get()
  async list(@Query() asked: Asked, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const isOpenOnly = asked.all !== 'yes';
    const before = typeof asked.after === 'string' ? readCursor(asked.after) : null;
    const { organisationId } = callerOf(request);
    const found = await this.desk.list({ organisationId, isOpenOnly, before, limit: perPage + 1 });
    const objections = found.slice(0, perPage);
    const last = found.length > perPage ? objections.at(-1) : undefined;
    const nextHref =
      last === undefined ? null : `${objectionsPath}?${isOpenOnly ? '' : 'all=yes&'}after=${cursorAfter(last.id)}`;
    await this.pages.show(request, reply, objectionListPage({ objections, isOpenOnly, nextHref }));
  }

  @Get(':id')
  show(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.page(id, { request, reply }, null);
  }

  @Post(':id/answers')
  async answer(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const sent = formOf(request);
    const text = readParagraphs(sent.raw('text'), longestAnswer);
    if (text === undefined) {
      return this.page(id, { request, reply }, refused(sent, 'text', `请写答复，至多 ${longestAnswer} 字`));
    }
    try {
      await this.desk.answer(callerOf(request), id, text);
    } catch (error) {
      if (!(error instanceof EdgeError && error.code === 'answer-overtaken')) throw error;
      const told = '他人刚刚作了答复，见上；仍需补充的，请重新提交';
      return this.page(id, { request, reply }, refused(sent, 'text', told));
    }
    redirect(reply, `${objectionsPath}/${id}`, { tone: 'good', text: '已答复。' });
  }

  @Post(':id/publication')
  async publish(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const sent = formOf(request);
    const isHiding = sent.text('hide') === 'yes';
    const question = isHiding ? null : readParagraphs(sent.raw('question'), longestQuestion);
    if (question === undefined) {
      return this.page(id, { request, reply }, refused(sent, 'question', `请写公开的提问，至多 ${longestQuestion} 字`));
    }
    await this.desk.show(callerOf(request), id, question);
    redirect(reply, `${objectionsPath}/${id}`, { tone: 'good', text: isHiding ? '已停止公开。' : '已公开。' });
  }

  @Post(':id/contact-erasure')
  async eraseContact(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.desk.eraseContact(callerOf(request), id);
    redirect(reply, `${objectionsPath}/${id}`, { tone: 'good', text: '联系方式已删除。' });
  }

  private async page(id: string, { request, reply }: Visit, refusal: FormState | null): Promise<void> {
    const objection = await this.desk.find(callerOf(request), id);
    const status = refusal === null ? 200 : 422;
    await this.pages.show(request, reply, objectionPage({ objection, form: refusal ?? freshForm(), status }));
  }
}

const refused = (sent: FormBody, name: string, text: string): FormState => formWithFaults(sent, [{ name, text }]);
