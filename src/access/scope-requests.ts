import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Observable } from 'rxjs';
import { callerIfAny } from '../http/caller.js';
import { inScopeOf } from '../http/organisation-scope.js';
import { publicDoorKey } from '../http/public-door.js';
import { requiresKey } from './requires.js';

/** What a door does for a caller is done in the scope of the caller's organisation; a public door shows what is everybody's. */
@Injectable()
export class ScopeRequests implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const caller = callerIfAny(context.switchToHttp().getRequest<FastifyRequest>());
    if (caller === null || this.isPublic(context)) return next.handle();
    return new Observable((seen) => inScopeOf(caller.organisationId, () => next.handle().subscribe(seen)));
  }

  /** By the mark that counts for the guard: a handler's own goes before its controller's. */
  private isPublic(context: ExecutionContext): boolean {
    for (const place of [context.getHandler(), context.getClass()]) {
      if (this.reflector.get<unknown>(requiresKey, place) !== undefined) return false;
      if (this.reflector.get<unknown>(publicDoorKey, place) === true) return true;
    }
    return false;
  }
}
