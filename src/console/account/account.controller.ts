import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AccountHolder } from '../../access/account/account-holder.js';
import { Account } from '../../access/account/account.js';
import { holderIn } from '../../access/account/holder-in-request.js';
import { OwnSessions } from '../../access/account/own-sessions.js';
import type { Refusal } from '../../access/refusal.js';
import { Requires } from '../../access/requires.js';
import { setSessionCookie } from '../../access/sign-in/session-in-request.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { formOf } from '../../http/forms.js';
import type { FormBody } from '../../http/page/form-body.js';
import { formWithFaults, freshForm } from '../../http/page/form-state.js';
import { Pages, type ShownPage } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import { passwordTwiceFaults } from '../password-twice.js';
import { recoveryCodesPage } from '../sign-in/step-page.js';
import { accountPage, authenticatorPage, passwordPage, renewCodesPage } from './account-pages.js';
import { factorsIn, refusedWithPassword, type BothFactorsPart } from './current-password.js';

/** One's own account, by pages. */
@ApiExcludeController()
@Requires('account')
@Controller('account')
export class AccountController {
  constructor(
    private readonly pages: Pages,
    private readonly account: Account,
    private readonly sessions: OwnSessions,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const holder = this.holderIn(request);
    const [account, sessions] = await Promise.all([this.account.view(holder.personId), this.sessions.list(holder)]);
    await this.pages.show(request, reply, accountPage(account, sessions));
  }

  @Get('password')
  async askPassword(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(request, reply, passwordPage({ form: freshForm(), ...(await this.askedOf(request)) }));
  }

  @Post('password')
  async changePassword(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const sent = formOf(request);
    const faults = passwordTwiceFaults(sent);
    if (faults.length > 0) {
      const page = passwordPage({ form: formWithFaults(sent, faults), ...(await this.askedOf(request)) });
      return this.pages.show(request, reply, { ...page, status: 422 });
    }
    const change = { current: factorsIn(sent), newPassword: sent.raw('newPassword') };
    const outcome = await this.account.changePassword(this.holderIn(request), change);
    if (!outcome.ok) return this.refuse({ request, reply, sent }, outcome.refusal, passwordPage);
    setSessionCookie(reply, this.settings, outcome.value.token);
    redirect(reply, '/account', { tone: 'good', text: '密码已修改，其他设备须重新登录。' });
  }

  @Get('authenticator')
  async askAuthenticator(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const totp = await this.account.begunAuthenticator(this.holderIn(request));
    await this.pages.show(
      request,
      reply,
      authenticatorPage({ form: freshForm(), ...(await this.askedOf(request)), totp }),
    );
  }

  @Post('authenticator')
  async beginAuthenticator(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const sent = formOf(request);
    const outcome = await this.account.beginAuthenticator(this.holderIn(request), factorsIn(sent));
    if (outcome.ok) return redirect(reply, '/account/authenticator');
    await this.refuse({ request, reply, sent }, outcome.refusal, (shown) =>
      authenticatorPage({ ...shown, totp: null }),
    );
  }

  @Post('authenticator/confirmation')
  async confirmAuthenticator(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const sent = formOf(request);
    const holder = this.holderIn(request);
    const code = sent.text('oneTimeCode').replace(/\s/g, '');
    const outcome = await this.account.confirmAuthenticator(holder, code);
    if (outcome.ok) {
      setSessionCookie(reply, this.settings, outcome.value.token);
      return this.showCodes(request, reply, outcome.value.recoveryCodes);
    }
    if (outcome.refusal.code === 'sign-in-step-wrong') return redirect(reply, '/account/authenticator');
    const form = formWithFaults(sent, [{ name: 'oneTimeCode', text: '验证码不正确，或者已经过期' }]);
    const totp = await this.account.begunAuthenticator(holder);
    const page = authenticatorPage({ form, ...(await this.askedOf(request)), totp });
    await this.pages.show(request, reply, { ...page, status: 422 });
  }

  @Get('recovery-codes')
  async askCodes(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(request, reply, renewCodesPage({ form: freshForm(), ...(await this.askedOf(request)) }));
  }

  @Post('recovery-codes')
  async renewCodes(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const sent = formOf(request);
    const outcome = await this.account.renewRecoveryCodes(this.holderIn(request), factorsIn(sent));
    if (outcome.ok) return this.showCodes(request, reply, outcome.value);
    await this.refuse({ request, reply, sent }, outcome.refusal, renewCodesPage);
  }

  private async showCodes(request: FastifyRequest, reply: FastifyReply, codes: readonly string[]): Promise<void> {
    const { login } = await this.askedOf(request);
    await this.pages.show(request, reply, recoveryCodesPage({ codes, login, onwards: '/account' }));
  }

  /** Whose factors are asked for, and whether there is an app. */
  private async askedOf(request: FastifyRequest): Promise<Omit<BothFactorsPart, 'form'>> {
    const { login, hasAuthenticator } = await this.account.view(this.holderIn(request).personId);
    return { login, hasAuthenticator };
  }

  private async refuse(
    { request, reply, sent }: { request: FastifyRequest; reply: FastifyReply; sent: FormBody },
    refusal: Refusal,
    pageWith: (shown: BothFactorsPart) => ShownPage,
  ): Promise<void> {
    const { form, status } = refusedWithPassword(request, sent, refusal);
    await this.pages.show(request, reply, { ...pageWith({ form, ...(await this.askedOf(request)) }), status });
  }

  private holderIn(request: FastifyRequest): AccountHolder {
    return holderIn(request, this.settings);
  }
}
