import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Account } from '../../access/account/account.js';
import { holderIn } from '../../access/account/holder-in-request.js';
import { OwnSessions } from '../../access/account/own-sessions.js';
import { valueOf, type Outcome } from '../../access/refusal.js';
import { Requires } from '../../access/requires.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { formOf } from '../../http/forms.js';
import { freshForm } from '../../http/page/form-state.js';
import { Pages } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import type { RefusedForm } from '../refusals.js';
import { refusedWithPassword } from './current-password.js';
import { endSessionPage } from './own-sessions-pages.js';

/** Ending one's sessions, by pages: a question first, with the password. */
@ApiExcludeController()
@Requires('account')
@Controller('account')
export class OwnSessionsController {
  constructor(
    private readonly pages: Pages,
    private readonly account: Account,
    private readonly sessions: OwnSessions,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('sessions/:id/ending')
  ask(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.show({ request, reply, id });
  }

  @Post('sessions/:id/ending')
  async end(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const password = formOf(request).raw('currentPassword');
    const outcome = await this.sessions.end(holderIn(request, this.settings), id, password);
    await this.answer({ request, reply, id }, outcome, '这次登录已失效。');
  }

  @Get('other-sessions')
  askOthers(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.show({ request, reply, id: null });
  }

  @Post('other-sessions')
  async endOthers(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const password = formOf(request).raw('currentPassword');
    const outcome = await this.sessions.endOthers(holderIn(request, this.settings), password);
    await this.answer({ request, reply, id: null }, outcome, '其他登录已全部失效。');
  }

  private async answer(asked: Asked, outcome: Outcome<null>, text: string): Promise<void> {
    const { request, reply } = asked;
    if (outcome.ok) return redirect(reply, '/account', { tone: 'good', text });
    await this.show(asked, refusedWithPassword(request, formOf(request), outcome.refusal));
  }

  private async show({ request, reply, id }: Asked, { form, status }: RefusedForm = asFirstShown): Promise<void> {
    const holder = holderIn(request, this.settings);
    const session = id === null ? null : valueOf(await this.sessions.find(holder, id));
    const asking = (await this.sessions.list(holder)).find(({ isThis }) => isThis);
    const { login } = await this.account.view(holder.personId);
    const page = endSessionPage({ session, via: asking?.via ?? 'password', form, login });
    await this.pages.show(request, reply, { ...page, status });
  }
}

const asFirstShown: RefusedForm = { form: freshForm(), status: 200 };

interface Asked {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** null: all but the one that asks. */
  readonly id: string | null;
}
