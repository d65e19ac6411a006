import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EdgeError } from './edge-error.js';
import { frameworkProblem } from './framework-problem.js';
import { languageOf } from './language.js';
import { isPageRequest } from './page/page-request.js';
import { sendFailurePage } from './page/send-failure.js';
import { problemMediaType, problemOf, type Problem } from './problem.js';
import { noteRefusal } from './request-log.js';

/** Every failure leaves through here as a problem document, or as a page where a page was asked for. What is not expected is a bug: logged in full, told in none. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  /** `onProblem`: who counts them. */
  constructor(private readonly onProblem: (problem: Problem) => void = () => undefined) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = this.problemFor(error, request);
    noteRefusal(request, problem.code);
    this.onProblem(problem);
    if (isPageRequest(request)) sendFailurePage(request, reply, problem);
    else sendProblem(reply, problem);
  }

  private problemFor(error: unknown, request: FastifyRequest): Problem {
    const language = isPageRequest(request) ? 'zh' : languageOf(request.headers['accept-language']);
    const content = error instanceof EdgeError ? error.content : frameworkProblem(error);
    // Not the caller's fault, and the caller is not told it: whoever runs the service has to know.
    if (content?.kind === 'unavailable' && (error as Error).cause !== undefined) {
      request.log.warn({ err: error }, content.code);
    }
    if (content !== null) return problemOf(content, language, request.id);
    request.log.error({ err: error }, 'unexpected error');
    const title = { zh: '服务内部错误', en: 'An internal error' };
    const detail = {
      zh: '请把 instance 中的请求编号告知服务管理员。',
      en: 'Tell the operator the request id in "instance".',
    };
    const internal = { kind: 'unavailable', code: 'internal-error', title, detail } as const;
    return { ...problemOf(internal, language, request.id), status: 500 };
  }
}

export function sendProblem(reply: FastifyReply, problem: Problem): void {
  // Fastify would close the connection of a body that is too large while the caller still sends: the answer would be lost.
  if (problem.status === 413) void reply.removeHeader('connection');
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
  if (problem.status === 503) void reply.header('retry-after', '5');
  void reply.status(problem.status).header('vary', 'accept-language').type(`${problemMediaType}; charset=utf-8`);
  void reply.send(JSON.stringify(problem));
}
