import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { LiftRegister } from '../../assignments/lifts/lift-register.js';
import { liftCursor } from '../../assignments/page-query.js';
import { callerOf } from '../../http/caller.js';
import { EdgeError } from '../../http/edge-error.js';
import { formOf } from '../../http/forms.js';
import type { FormBody } from '../../http/page/form-body.js';
import { formWithProblem, freshForm, refusedForm, type FormState } from '../../http/page/form-state.js';
import { Pages } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import { optional, readQuery } from '../../http/query.js';
import { contentOf, fieldsOf } from '../assignments/form-content.js';
import { rightsOf } from '../assignments/assignment-scenes.js';
import { liftHref, liftsHref } from '../assignments/links.js';
import { liftFormPage, overtakenForm } from './lift-form.js';
import { liftListPage } from './lift-pages.js';

const pageSize = 50;
const text = optional('', (given) => given.length <= 300);

@ApiExcludeController()
@Requires('assignments.read')
@Controller('console/lifts')
export class LiftsPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly register: LiftRegister,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const asked = readQuery(request, { q: text, cursor: text });
    const q = (asked.q ?? '').trim();
    const after = asked.cursor === null ? null : liftCursor.readCursor(asked.cursor);
    const search = { text: q === '' ? null : q, limit: pageSize + 1, after };
    const found = await this.register.search(caller.organisationId, search);
    const items = found.slice(0, pageSize);
    const last = found.length > pageSize ? items.at(-1) : undefined;
    const further = new URLSearchParams({
      q,
      cursor: last === undefined ? '' : liftCursor.cursorAfter(last.deviceCode),
    });
    const nextHref = last === undefined ? null : `${liftsHref}?${further.toString()}`;
    await this.pages.show(request, reply, liftListPage({ items, q, nextHref, mayWrite: rightsOf(caller).write }));
  }

  @Get('new')
  @Requires('assignments.write')
  async blank(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(request, reply, liftFormPage({ form: freshForm(), deviceCode: null, version: 0 }));
  }

  @Post()
  @Requires('assignments.write')
  async create(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const sent = formOf(request);
    const deviceCode = sent.text('deviceCode');
    const form = await this.save(request, sent, { deviceCode, version: 0 });
    if (form === null) return redirect(reply, liftHref(deviceCode), { tone: 'good', text: '档案已建立。' });
    await this.pages.show(request, reply, liftFormPage({ form, deviceCode: null, version: 0, status: 422 }));
  }

  @Get(':deviceCode/edit')
  @Requires('assignments.write')
  async edit(
    @Param('deviceCode') deviceCode: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { facts, version } = await this.register.find(callerOf(request).organisationId, deviceCode);
    await this.pages.show(request, reply, liftFormPage({ form: freshForm(fieldsOf(facts)), deviceCode, version }));
  }

  @Post(':deviceCode/edit')
  @Requires('assignments.write')
  async change(
    @Param('deviceCode') deviceCode: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { organisationId } = callerOf(request);
    // Of a lift that is not this firm's nothing is shown, not even the form.
    await this.register.find(organisationId, deviceCode);
    const sent = formOf(request);
    const version = Number(sent.text('version'));
    try {
      const form = await this.save(request, sent, { deviceCode, version });
      if (form === null) return redirect(reply, liftHref(deviceCode), { tone: 'good', text: '已保存为新版本。' });
      return await this.pages.show(request, reply, liftFormPage({ form, deviceCode, version, status: 422 }));
    } catch (error) {
      if (!(error instanceof EdgeError) || error.kind !== 'precondition-failed') throw error;
    }
    const now = await this.register.find(organisationId, deviceCode);
    const form = overtakenForm(sent.values, fieldsOf(now.facts));
    await this.pages.show(request, reply, liftFormPage({ form, deviceCode, version: now.version, status: 422 }));
  }

  /** null: saved. Throws `precondition-failed` when somebody else was first to change a file that is there. */
  private async save(
    request: FastifyRequest,
    sent: FormBody,
    { deviceCode, version }: { readonly deviceCode: string; readonly version: number },
  ): Promise<FormState | null> {
    const facts = contentOf(sent, ['version', 'deviceCode']);
    try {
      await this.register.save(callerOf(request), deviceCode, { facts, expectedVersion: version });
      return null;
    } catch (error) {
      const isThere = version === 0 && error instanceof EdgeError && error.kind === 'precondition-failed';
      return isThere ? formWithProblem(sent, error.content) : refusedForm(sent, error);
    }
  }
}
