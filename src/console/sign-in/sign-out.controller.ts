import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { accessProblem } from '../../access/access-problem.js';
import { originOf } from '../../access/same-origin.js';
import { clearSessionCookie, readSessionCookie } from '../../access/sign-in/session-in-request.js';
import { Sessions } from '../../access/sign-in/sessions.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { Pages } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import { PublicDoor } from '../../http/public-door.js';
import { signOutPage } from './sign-out-page.js';

@ApiExcludeController()
@PublicDoor()
@Controller('sign-out')
export class SignOutController {
  constructor(
    private readonly pages: Pages,
    private readonly sessions: Sessions,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** A link cannot sign anybody out: it asks. */
  @Get()
  ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.show(request, reply, signOutPage());
  }

  @Post()
  async leave(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (originOf(request.headers, this.settings.publicUrl) === 'other') throw accessProblem('origin-not-ours');
    const token = readSessionCookie(request, this.settings);
    if (token !== null) await this.sessions.signOut(token);
    clearSessionCookie(reply, this.settings);
    redirect(reply, '/', { tone: 'good', text: '已退出登录。' });
  }
}
