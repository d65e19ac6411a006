import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiConsumes, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LimitedDoor } from '../../access/limits/limited-door.js';
import { formOf } from '../../http/forms.js';
import type { FormBody } from '../../http/page/form-body.js';
import { formWithProblem, freshForm, type FormState } from '../../http/page/form-state.js';
import { redirect, sendPage } from '../../http/page/send-page.js';
import { EdgeError } from '../../http/edge-error.js';
import { PublicDoor } from '../../http/public-door.js';
import { tellsMatters } from '../owners-matters.js';
import { PublicDoorway } from '../public-doorway.js';
import type { RegisterEntry } from '../public-register.js';
import { registrationOf } from '../registration-of.js';
import { unsignedDraftPage } from '../report-page/closed-pages.js';
import { ObjectionDesk } from './objection-desk.js';
import { objectionsPage, ownObjectionPage, unknownObjectionPage } from './pages/objection-pages.js';
import { longestContact, longestQuestion, readObjection, type ObjectionWish } from './read-objection.js';

const html = { content: { 'text/html': { schema: { type: 'string' } } } } as const;

/** Where an owner asks or objects; of a closed report too, since the form tells nothing of it. */
@ApiTags('public')
@PublicDoor()
@LimitedDoor()
@ApiNotFoundResponse({ description: 'Nobody issued a report with this code', ...html })
@Controller('r/:code/objections')
export class PublicObjectionsController {
  constructor(
    private readonly doorway: PublicDoorway,
    private readonly desk: ObjectionDesk,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What owners asked and what the firm answered, and the form to ask' })
  @ApiOkResponse(html)
  async show(@Param('code') code: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const entry = await this.enter(code, request, reply);
    if (entry) await this.showForm(entry, reply, freshForm({ kind: 'question' }));
  }

  @Post()
  @ApiOperation({ summary: 'Asks the firm, or objects' })
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiResponse({ status: 303, description: 'Taken in; leads to the page where the answer will be' })
  @ApiResponse({ status: 415, description: 'Not a form', ...html })
  @ApiResponse({ status: 422, description: 'The form has faults', ...html })
  async ask(@Param('code') code: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const sent = formOf(request);
    const entry = await this.enter(code, request, reply);
    if (!entry) return;
    const wish = wishOf(sent);
    if ('faults' in wish) return this.showForm(entry, reply, wish);
    this.doorway.admit('message', { request, reply });
    const id = await this.desk.receive(entry.report, wish);
    redirect(reply, `/r/${entry.report.version.code}/objections/${id}`);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One’s own question with the answer, for whoever holds this address' })
  @ApiOkResponse(html)
  async own(
    @Param() { code, id }: { readonly code: string; readonly id: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const entry = await this.enter(code, request, reply);
    if (!entry) return;
    const registration = registrationOf(entry);
    const objection = await this.desk.ownOf(entry.report, id);
    if (!objection) {
      this.doorway.countMiss({ request, reply });
      return sendPage(reply, unknownObjectionPage(registration), 404);
    }
    sendPage(reply, ownObjectionPage({ registration, objection }));
  }

  /** null: answered already. A draft is nothing to object to. */
  private async enter(code: string, request: FastifyRequest, reply: FastifyReply): Promise<RegisterEntry | null> {
    const entry = await this.doorway.enter(code, { request, reply });
    if (entry?.status !== 'draft') return entry;
    sendPage(reply, unsignedDraftPage(registrationOf(entry)), 404);
    return null;
  }

  private async showForm(entry: RegisterEntry, reply: FastifyReply, form: FormState): Promise<void> {
    const status = form.faults.all.length > 0 ? 422 : 200;
    const objections = tellsMatters(entry) ? await this.desk.shownOf(entry.report) : [];
    sendPage(reply, objectionsPage({ registration: registrationOf(entry), objections, form }), status);
  }
}

const words: Readonly<Record<string, string>> = {
  '/kind': '请选择提问还是异议',
  '/text': `请写内容，至多 ${longestQuestion} 字`,
  '/contact': `联系方式至多 ${longestContact} 字，写在一行里`,
};

function wishOf(sent: FormBody): ObjectionWish | FormState {
  try {
    return readObjection({ kind: sent.text('kind'), text: sent.raw('text'), contact: sent.text('contact') });
  } catch (error) {
    if (!(error instanceof EdgeError)) throw error;
    const { faults = [], title } = error.content;
    const told = faults.map((fault) => ({
      ...fault,
      message: { zh: words[fault.pointer] ?? fault.message.zh, en: fault.message.en },
    }));
    return formWithProblem(sent, { ...error.content, title, faults: told });
  }
}
