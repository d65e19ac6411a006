import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { rememberCaller } from '../http/caller.js';
import { publicDoorKey } from '../http/public-door.js';
import { accessProblem } from './access-problem.js';
import { FindCaller } from './find-caller.js';
import { isAllowed, sessionOnly, type Permission } from './permissions.js';
import { requiresKey } from './requires.js';

/** Stands before every door: finds out who asks and whether they may. A door without a mark stays shut. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly callers: FindCaller,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const places = [context.getHandler(), context.getClass()];
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    // A handler's own mark goes before its controller's, whichever of the two it is.
    for (const place of places) {
      const permission = this.reflector.get<Permission | undefined>(requiresKey, place);
      if (permission !== undefined) return this.letIn(request, permission);
      if (this.reflector.get<boolean | undefined>(publicDoorKey, place) === true) return this.greet(request);
    }
    throw new Error(`${context.getClass().name} has a door that is marked neither @Requires nor @PublicDoor`);
  }

  private async letIn(request: FastifyRequest, permission: Permission): Promise<true> {
    const caller = await this.callers.of(request);
    if (sessionOnly.has(permission) && caller.via !== 'session') throw accessProblem('person-required', { permission });
    if (!isAllowed(caller, permission)) throw accessProblem('permission-missing', { permission });
    rememberCaller(request, caller);
    return true;
  }

  /** Anybody may pass; who has said who they are is known inside (a firm sees its own private tables too). */
  private async greet(request: FastifyRequest): Promise<true> {
    const found = await this.callers.lookFor(request);
    if (typeof found !== 'string') rememberCaller(request, found);
    return true;
  }
}
