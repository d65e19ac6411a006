import type { FastifyRequest } from 'fastify';
import { refusalProblem, type Refusal } from '../access/refusal.js';
import type { FormBody } from '../http/page/form-body.js';
import { formWithProblem, type FormState } from '../http/page/form-state.js';
import { problemOf } from '../http/problem.js';

export interface RefusedForm {
  readonly form: FormState;
  readonly status: number;
}

/** A refusal of a use case beside the form it answers. What is nobody's form (unknown, stale) is thrown as a page. */
export function refusedPage(request: FastifyRequest, sent: FormBody, refusal: Refusal): RefusedForm {
  const problem = refusalProblem(refusal);
  if (problem.kind === 'not-found' || problem.kind === 'precondition-failed') throw problem;
  const { status } = problemOf(problem.content, 'zh', request.id);
  const form = formWithProblem(sent, problem.content);
  if (refusal.retryAfterSeconds === undefined) return { form, status };
  const detail = `请在 ${Math.ceil(refusal.retryAfterSeconds / 60)} 分钟后再试。`;
  return { form: { ...form, faults: { ...form.faults, detail } }, status };
}
