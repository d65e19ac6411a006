import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { ProblemDto } from '../../http/problem.dto.js';
import { PublicDoor } from '../../http/public-door.js';
import { accessProblem } from '../access-problem.js';
import { OidcSignIn } from '../oidc/oidc-sign-in.js';
import { originOf } from '../same-origin.js';
import { cookieOf, cookieWith, oidcCookieName, clearedCookie, sessionCookieName } from '../sign-in/session-cookie.js';
import { addressOf } from '../sign-in/session-in-request.js';
import { Sessions } from '../sign-in/sessions.js';
import { answered } from './answers.js';

/** Signing in at an identity provider: there and back. */
@ApiTags('session')
@PublicDoor()
@Controller('v1/session/oidc')
export class OidcController {
  constructor(
    private readonly signIn: OidcSignIn,
    private readonly sessions: Sessions,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @ApiOperation({ summary: 'To the identity provider' })
  @ApiResponse({ status: 303, description: 'To the provider' })
  @ApiResponse({ status: 403, type: ProblemDto, description: 'Asked for by another site’s page' })
  @ApiResponse({ status: 404, type: ProblemDto, description: 'None is set up' })
  @ApiResponse({ status: 503, type: ProblemDto, description: 'It does not answer' })
  async begin(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { publicUrl } = this.settings;
    // A link on somebody else's page opens no session by itself, though the provider may know the person already.
    if (originOf(request.headers, publicUrl) === 'other') throw accessProblem('origin-not-ours');
    const { redirectTo, cookie } = answered(await this.signIn.begin(), reply);
    void reply.header('set-cookie', `${cookieWith(oidcCookieName(publicUrl), cookie, publicUrl)}; Max-Age=600`);
    void reply.redirect(redirectTo, 303);
  }

  @Get('callback')
  @ApiOperation({ summary: 'Back from the identity provider' })
  @ApiResponse({
    status: 303,
    description: 'Signed in, to where one wanted to go; else to the sign-in page, which says why',
  })
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { publicUrl } = this.settings;
    // The first question mark begins the query; in it another is a character like any other.
    const query = request.url.replace(/^[^?]*\??/, '');
    const [pending, session] = [oidcCookieName(publicUrl), sessionCookieName(publicUrl)];
    const { cookie } = request.headers;
    const outcome = await this.signIn.finish(query, cookieOf(cookie, pending), addressOf(request, this.settings));
    const cleared = clearedCookie(pending, publicUrl);
    if (!outcome.ok) {
      const page = `${publicUrl}/sign-in?refused=${outcome.refusal.code}`;
      return void reply.header('set-cookie', cleared).redirect(page, 303);
    }
    const before = cookieOf(cookie, session);
    if (before !== null) await this.sessions.signOut(before);
    void reply.header('set-cookie', [cleared, cookieWith(session, outcome.value.token, publicUrl)]);
    void reply.redirect(publicUrl + outcome.value.next, 303);
  }
}
