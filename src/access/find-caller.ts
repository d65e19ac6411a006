/**
 * Who a request is from. In this order: a key in the Authorization header, the cookie of a session, and, only while no
 * key is configured, whoever sits at this machine.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { isLoopback, SETTINGS, type Settings } from '../config/settings.js';
import type { Caller } from '../http/caller.js';
import { accessProblem, type AccessProblemCode } from './access-problem.js';
import { bearerKey, organisationOfKey } from './api-keys.js';
import { FindApiKey, looksLikeApiKey } from './keys/find-api-key.js';
import { localOrganisation } from './organisation.entity.js';
import { allRoles, settingsKeyRoles } from './roles.js';
import { isSafeMethod, originOf } from './same-origin.js';
import { cookieOf, sessionCookieName } from './sign-in/session-cookie.js';
import { Sessions, type OpenSession } from './sign-in/sessions.js';

/** The caller, or why there is none. */
export type CallerFound = Caller | AccessProblemCode;

@Injectable()
export class FindCaller {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly sessions: Sessions,
    private readonly keys: FindApiKey,
  ) {}

  /** Throws the problem. */
  async of(request: FastifyRequest): Promise<Caller> {
    const found = await this.lookFor(request);
    if (typeof found === 'string') throw accessProblem(found);
    return found;
  }

  async lookFor(request: FastifyRequest): Promise<CallerFound> {
    const { headers } = request;
    const isOpen = this.settings.apiKeys.length === 0;
    const key = bearerKey(headers.authorization);
    if (key !== null && (!isOpen || looksLikeApiKey(key))) return this.byKey(key);
    const token = cookieOf(headers.cookie, sessionCookieName(this.settings.publicUrl));
    if (token !== null) return this.bySession(token, request);
    return isOpen ? this.local(request) : 'api-key-missing';
  }

  private async byKey(key: string): Promise<CallerFound> {
    if (looksLikeApiKey(key)) {
      const holder = await this.keys.holderOf(key);
      if (holder === null) return 'api-key-unknown';
      const { person, roles, scopes } = holder;
      return {
        organisationId: person.organisationId,
        actor: person.id,
        personId: person.id,
        roles,
        scopes,
        via: 'api-key',
      };
    }
    const organisationId = organisationOfKey(this.settings.apiKeys, key);
    if (organisationId === null) return 'api-key-unknown';
    const actor = `settings-key:${organisationId}`;
    return { organisationId, actor, personId: null, roles: settingsKeyRoles, scopes: null, via: 'settings-key' };
  }

  private async bySession(token: string, { method, headers }: FastifyRequest): Promise<CallerFound> {
    const found = await this.sessions.find(token);
    if (found === null) return 'session-ended';
    if (found.session.stage !== 'full') return 'sign-in-unfinished';
    if (!isSafeMethod(method) && originOf(headers, this.settings.publicUrl) !== 'same') return 'origin-not-ours';
    return callerOfSession(found);
  }

  /**
   * Without a key the service trusts whoever is on this machine. Not meant are: a page in a browser on this machine that
   * has rebound its own name to 127.0.0.1 (its Host header shows it) or belongs to another site (the browser says so);
   * and what a proxy on this machine passes on from outside, which carries its marks or goes to a public address.
   */
  private local(request: FastifyRequest): CallerFound {
    const { headers, hostname, method } = request;
    const { publicUrl } = this.settings;
    const isForwarded = forwardingHeaders.some((name) => headers[name] !== undefined);
    if (isForwarded || !isLoopbackName(new URL(publicUrl).hostname)) return 'api-key-missing';
    const isElsewhere = !isLoopbackName(hostname) || headers['sec-fetch-site'] === 'cross-site';
    if (isElsewhere || (!isSafeMethod(method) && originOf(headers, publicUrl) === 'other')) return 'host-not-local';
    const organisationId = localOrganisation;
    return { organisationId, actor: 'local', personId: null, roles: allRoles, scopes: null, via: 'local' };
  }
}

const forwardingHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'] as const;

const isLoopbackName = (name: string): boolean => isLoopback(name.replace(/^\[|\]$/g, ''));

export function callerOfSession({ person, roles }: OpenSession): Caller {
  const { id, organisationId } = person;
  return { organisationId, actor: id, personId: id, roles, scopes: null, via: 'session' };
}
