import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OidcSignIn } from '../../access/oidc/oidc-sign-in.js';
import { originOf } from '../../access/same-origin.js';
import { cookieWith, oidcCookieName } from '../../access/sign-in/session-cookie.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { localPath, redirect } from '../../http/page/send-page.js';
import { PublicDoor } from '../../http/public-door.js';

/** As `/v1/session/oidc`, but a provider that does not answer is told on the page of signing in. */
@ApiExcludeController()
@PublicDoor()
@Controller('sign-in/oidc')
export class ProviderController {
  constructor(
    private readonly signIn: OidcSignIn,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  async begin(
    @Query() asked: { readonly next?: unknown },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { publicUrl } = this.settings;
    const next = typeof asked.next === 'string' ? localPath(asked.next) : null;
    // As at /v1/session/oidc; here the button can be pressed.
    if (originOf(request.headers, publicUrl) === 'other') return redirect(reply, '/sign-in');
    const outcome = await this.signIn.begin(next ?? '/');
    if (!outcome.ok) return redirect(reply, `/sign-in?refused=${outcome.refusal.code}`);
    const { cookie, redirectTo } = outcome.value;
    void reply.header('set-cookie', `${cookieWith(oidcCookieName(publicUrl), cookie, publicUrl)}; Max-Age=600`);
    void reply.redirect(redirectTo, 303);
  }
}
