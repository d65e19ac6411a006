import { Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { accessProblem } from '../../access/access-problem.js';
import { originOf } from '../../access/same-origin.js';
import { addressOf } from '../../access/sign-in/session-in-request.js';
import { SignIn } from '../../access/sign-in/sign-in.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { formOf } from '../../http/forms.js';
import { FormBody } from '../../http/page/form-body.js';
import type { FieldFault } from '../../http/page/form-state.js';
import { PublicDoor } from '../../http/public-door.js';
import { passwordTwiceFaults } from '../password-twice.js';
import { SignInDoors, type SignInVisit } from './sign-in-doors.js';

/** Signing in by pages: the same steps as `/v1/session`. Where somebody stands is known by the cookie alone. */
@ApiExcludeController()
@PublicDoor()
@Controller('sign-in')
export class SignInController {
  constructor(
    private readonly doors: SignInDoors,
    private readonly signIn: SignIn,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  show(@Query() asked: Asked, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const sent = new FormBody(typeof asked.next === 'string' ? [['next', asked.next]] : []);
    return this.doors.showRefused({ request, reply, sent }, asked.refused);
  }

  @Post()
  async password(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = this.visit(request, reply);
    const { sent } = visit;
    const credentials = { login: sent.text('login'), password: sent.raw('password') };
    const faults: FieldFault[] = [
      ...(credentials.login === '' ? [{ name: 'login', text: '请输入登录名' }] : []),
      ...(credentials.password === '' ? [{ name: 'password', text: '请输入密码' }] : []),
    ];
    if (faults.length > 0) return this.doors.showFaults(visit, faults);
    await this.doors.answer(visit, await this.signIn.withPassword(credentials, addressOf(request, this.settings)));
  }

  @Post('code')
  async code(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = this.visit(request, reply);
    const proof = { code: oneTimeCodeIn(visit.sent) };
    const address = addressOf(request, this.settings);
    await this.doors.answer(
      visit,
      await this.signIn.withProof(this.doors.tokenOf(request), proof, address),
      'oneTimeCode',
    );
  }

  @Post('recovery-code')
  async recoveryCode(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = this.visit(request, reply);
    const proof = { recoveryCode: visit.sent.text('recoveryCode') };
    const address = addressOf(request, this.settings);
    await this.doors.answer(
      visit,
      await this.signIn.withProof(this.doors.tokenOf(request), proof, address),
      'recoveryCode',
    );
  }

  @Post('new-password')
  async newPassword(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = this.visit(request, reply);
    const faults = passwordTwiceFaults(visit.sent);
    if (faults.length > 0) return this.doors.showFaults(visit, faults);
    const token = this.doors.tokenOf(request);
    await this.doors.answer(visit, await this.signIn.withNewPassword(token, visit.sent.raw('newPassword')));
  }

  @Post('authenticator')
  async authenticator(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = this.visit(request, reply);
    const token = this.doors.tokenOf(request);
    await this.doors.answer(visit, await this.signIn.withFirstCode(token, oneTimeCodeIn(visit.sent)), 'oneTimeCode');
  }

  /** A form on another site must not sign anybody in, neither as himself nor as somebody else. */
  private visit(request: FastifyRequest, reply: FastifyReply): SignInVisit {
    if (originOf(request.headers, this.settings.publicUrl) === 'other') throw accessProblem('origin-not-ours');
    return { request, reply, sent: formOf(request) };
  }
}

interface Asked {
  readonly next?: unknown;
  /** Why the identity provider's answer did not let anybody in. */
  readonly refused?: unknown;
}

/** As typed: apps show `123 456`. */
const oneTimeCodeIn = (sent: FormBody): string => sent.text('oneTimeCode').replace(/\s/g, '');
