/** Failures of pages are pages; whoever must sign in first is led there. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../problem.js';
import { errorPage } from './error-page.js';
import { wayBack } from './page-request.js';
import { redirect, sendPage } from './send-page.js';

export function sendFailurePage(request: FastifyRequest, reply: FastifyReply, problem: Problem): void {
  const isForm = request.method !== 'GET' && request.method !== 'HEAD';
  if (!isForm && asksForPerson(problem)) return redirect(reply, signInFor(request.url));
  const back = wayBack(request);
  if (problem.status === 503) void reply.header('retry-after', '5');
  sendPage(reply, errorPage({ problem, back, isForm, requestId: request.id }), problem.status);
}

/** `person-required`: let in as a machine, but this page is somebody's own. */
const asksForPerson = ({ status, code }: Problem): boolean => status === 401 || code === 'person-required';

/** The way to sign in and come back. */
export const signInFor = (path: string): string => `/sign-in?${new URLSearchParams({ next: path }).toString()}`;
