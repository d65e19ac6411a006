import {
  Injectable,
  applyDecorators,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { PublicLimits } from './public-limits.js';
import { problemContent } from '../../http/problem-content.js';

@Injectable()
class ReadLimit implements NestInterceptor {
  constructor(private readonly limits: PublicLimits) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    this.limits.admit('read', http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
    return next.handle();
  }
}

/** Marks the doors of a controller, all open to the public, as counted by address. */
export const LimitedDoor = (): ClassDecorator & MethodDecorator =>
  applyDecorators(
    UseInterceptors(ReadLimit),
    ApiResponse({
      status: 429,
      description: 'Too many requests from this address; Retry-After says when to come again',
      content: problemContent,
    }),
  );
