import { Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiForbiddenResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { jsonOf } from '../../http/body.js';
import { callerIfAny } from '../../http/caller.js';
import { ProblemDto } from '../../http/problem.dto.js';
import { PublicDoor } from '../../http/public-door.js';
import { accessProblem } from '../access-problem.js';
import { callerOfSession } from '../find-caller.js';
import { originOf } from '../same-origin.js';
import { addressOf, clearSessionCookie, readSessionCookie, setSessionCookie } from '../sign-in/session-in-request.js';
import { Sessions } from '../sign-in/sessions.js';
import { SignInSteps, type SignInProgress } from '../sign-in/sign-in-steps.js';
import { answered } from './answers.js';
import { SessionDto, SignInDto } from './session.dto.js';
import { sessionView } from './session-view.js';
import { SignInBody } from './sign-in-body.js';

/** Signing in, step by step; who am I; signing out. */
@ApiForbiddenResponse({ description: 'Asked for by another site’s page' })
@ApiTags('session')
@PublicDoor()
@Controller('v1/session')
export class SessionController {
  constructor(
    private readonly body: SignInBody,
    private readonly steps: SignInSteps,
    private readonly sessions: Sessions,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'One step of signing in; the answer says what comes next, the cookie carries the session' })
  @ApiBody({ type: SignInDto })
  @ApiOkResponse({ type: SessionDto })
  @ApiResponse({ status: 401, type: ProblemDto, description: 'Login, password or code is not right' })
  @ApiResponse({ status: 409, type: ProblemDto, description: 'Meant for another step than the one that comes next' })
  @ApiResponse({ status: 429, type: ProblemDto, description: 'Too many attempts; Retry-After says how long to wait' })
  async signIn(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionDto> {
    const token = readSessionCookie(request, this.settings);
    this.demandOwnPage(request, token);
    const given = { json: jsonOf(request), token, address: addressOf(request, this.settings) };
    const progress: SignInProgress = answered(await this.body.take(given), reply);
    setSessionCookie(reply, this.settings, progress.token);
    const [opened, state] = await Promise.all([this.sessions.find(progress.token), this.steps.stateOf(progress.token)]);
    const caller = opened?.session.stage === 'full' ? callerOfSession(opened) : null;
    return { ...sessionView(caller, state), recoveryCodes: progress.recoveryCodes };
  }

  @Get()
  @ApiOperation({ summary: 'Who asks, and what they may do' })
  @ApiOkResponse({ type: SessionDto })
  async whoAmI(@Req() request: FastifyRequest): Promise<SessionDto> {
    const token = readSessionCookie(request, this.settings);
    return sessionView(callerIfAny(request), token === null ? null : await this.steps.stateOf(token));
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out' })
  @ApiNoContentResponse()
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const token = readSessionCookie(request, this.settings);
    this.demandOwnPage(request, token);
    if (token !== null) await this.sessions.signOut(token);
    clearSessionCookie(reply, this.settings);
  }

  /** Nobody is signed in or out by somebody else's page. Without a cookie a program without these headers may sign in. */
  private demandOwnPage({ headers }: FastifyRequest, token: string | null): void {
    const origin = originOf(headers, this.settings.publicUrl);
    if (origin === 'other' || (token !== null && origin !== 'same')) throw accessProblem('origin-not-ours');
  }
}
