import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusalProblem, type Outcome, type Refusal } from '../../access/refusal.js';
import { setSessionCookie, readSessionCookie } from '../../access/sign-in/session-in-request.js';
import { SignInSteps, type SignInProgress } from '../../access/sign-in/sign-in-steps.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import type { FormBody } from '../../http/page/form-body.js';
import {
  formWithFaults,
  formWithProblem,
  freshForm,
  type FieldFault,
  type FormState,
} from '../../http/page/form-state.js';
import { Pages } from '../../http/page/pages.js';
import { localPath, redirect } from '../../http/page/send-page.js';
import { problemOf } from '../../http/problem.js';
import { withNext } from './sign-in-pages.js';
import { recoveryCodesPage, stepPage } from './step-page.js';

/** One visit of a door of signing in. */
export interface SignInVisit {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly sent: FormBody;
}

/** What all steps of signing in do alike: show where the person stands, go on, or show again what was refused. */
@Injectable()
export class SignInDoors {
  constructor(
    private readonly pages: Pages,
    private readonly steps: SignInSteps,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  tokenOf(request: FastifyRequest): string {
    return readSessionCookie(request, this.settings) ?? '';
  }

  /** The page of the step at which this browser stands; who is signed in already goes where he wanted. */
  async show({ request, reply, sent }: SignInVisit, shown: Partial<Shown> = {}): Promise<void> {
    const token = this.tokenOf(request);
    const state = token === '' ? null : await this.steps.stateOf(token);
    const next = nextOf(sent);
    if (state?.stage === 'full') return redirect(reply, next === '' ? '/console' : next);
    const { form = freshForm(), status = 200 } = shown;
    const page = stepPage({ state, form, next, provider: this.provider() });
    await this.pages.show(request, reply, { ...page, isPlain: true, status });
  }

  /** Somebody who comes back from the identity provider and was not let in. */
  showRefused(visit: SignInVisit, code: unknown): Promise<void> {
    const known = comingBack.find((one) => one === code);
    if (known === undefined) return this.show(visit);
    return this.show(visit, { form: formWithProblem(visit.sent, refusalProblem({ code: known }).content) });
  }

  /** Faults the page itself found. */
  showFaults(visit: SignInVisit, faults: readonly FieldFault[]): Promise<void> {
    return this.show(visit, { form: formWithFaults(visit.sent, faults), status: 422 });
  }

  /** On to the next step, or this one again. `field`: where a refused proof was typed. */
  async answer(visit: SignInVisit, outcome: Outcome<SignInProgress>, field?: string): Promise<void> {
    const { request, reply, sent } = visit;
    if (!outcome.ok) return this.refuse(visit, outcome.refusal, field);
    const { token, recoveryCodes } = outcome.value;
    setSessionCookie(reply, this.settings, token);
    const next = nextOf(sent);
    if (recoveryCodes === null) return redirect(reply, signInPath(next));
    const state = await this.steps.stateOf(token);
    const page = recoveryCodesPage({ codes: recoveryCodes, login: state?.login ?? '', onwards: signInPath(next) });
    await this.pages.show(request, reply, { ...page, isPlain: true });
  }

  private refuse(visit: SignInVisit, refusal: Refusal, field?: string): Promise<void> {
    const { code } = refusal;
    if (code === 'sign-in-ended' || code === 'sign-in-step-wrong') {
      const text = code === 'sign-in-ended' ? '登录步骤已超时，请重新登录。' : '这一步已经完成，请继续下一步。';
      return Promise.resolve(redirect(visit.reply, signInPath(nextOf(visit.sent)), { tone: 'caution', text }));
    }
    const { content } = refusalProblem(refusal);
    const form = formWithProblem(visit.sent, content);
    const status = problemOf(content, 'zh', visit.request.id).status;
    return this.show(visit, { form: explained(form, refusal, field), status });
  }

  private provider(): { name: string; href: string } | null {
    const { oidc } = this.settings.access;
    return oidc && { name: oidc.name, href: '/sign-in/oidc' };
  }
}

const comingBack = [
  'oidc-refused',
  'oidc-too-weak',
  'oidc-too-old',
  'oidc-unavailable',
  'oidc-not-set-up',
  'sign-in-ended',
] as const;

interface Shown {
  readonly form: FormState;
  readonly status: number;
}

function explained({ values, faults }: FormState, refusal: Refusal, field: string | undefined): FormState {
  if (refusal.code === 'sign-in-throttled') {
    const detail = `请在 ${waitingTime(refusal.retryAfterSeconds ?? 60)}后再试。`;
    return { values, faults: { ...faults, detail } };
  }
  if (refusal.code !== 'sign-in-refused' || field === undefined) return { values, faults };
  const text = field === 'recoveryCode' ? '恢复码不正确，或者已经用过' : '验证码不正确，或者已经过期';
  return { values, faults: { ...faults, title: null, all: [{ name: field, text }] } };
}

const waitingTime = (seconds: number): string => (seconds < 90 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`);

const nextOf = (sent: FormBody): string => localPath(sent.text('next')) ?? '';

const signInPath = (next: string): string => withNext('/sign-in', next);
