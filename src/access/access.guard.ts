import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { rememberCaller } from '../http/caller.js';
import { publicDoorKey } from '../http/public-door.js';
import { accessProblem } from './access-problem.js';
import { FindCaller } from './find-caller.js';
import { CallerLimits } from './limits/caller-limits.js';
import { isAllowed, sessionOnly, type Permission } from './permissions.js';
import { requiresKey } from './requires.js';

/** Stands before every door: finds out who asks and whether they may. A door without a mark stays shut. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly callers: FindCaller,
    private readonly limits: CallerLimits,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const places = [context.getHandler(), context.getClass()];
    const http = context.switchToHttp();
    const exchange = { request: http.getRequest<FastifyRequest>(), reply: http.getResponse<FastifyReply>() };
    // A handler's own mark goes before its controller's, whichever of the two it is.
    for (const place of places) {
      const permission = this.reflector.get<Permission | undefined>(requiresKey, place);
      if (permission !== undefined) return this.letIn(exchange, permission);
      if (this.reflector.get<boolean | undefined>(publicDoorKey, place) === true) return this.greet(exchange);
    }
    throw new Error(`${context.getClass().name} has a door that is marked neither @Requires nor @PublicDoor`);
  }

  private async letIn({ request, reply }: Exchange, permission: Permission): Promise<true> {
    const caller = await this.callers.of(request);
    // Before it is asked whether they may: the log says who was refused.
    rememberCaller(request, caller);
    this.limits.admit(caller, reply);
    if (sessionOnly.has(permission) && caller.via !== 'session') throw accessProblem('person-required', { permission });
    if (!isAllowed(caller, permission)) throw accessProblem('permission-missing', { permission });
    return true;
  }

  /**
   * Anybody may pass; who has said who they are is known inside (a firm sees its own private tables too) and is counted
   * here, since the limits by address leave them out.
   */
  private async greet({ request, reply }: Exchange): Promise<true> {
    const found = await this.callers.lookFor(request);
    if (typeof found === 'string') return true;
    rememberCaller(request, found);
    this.limits.admit(found, reply);
    return true;
  }
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}
