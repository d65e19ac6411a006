import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { isLoopback, SETTINGS, type Settings } from '../config/settings.js';
import { rememberCaller } from '../http/caller.js';
import { EdgeError } from '../http/edge-error.js';
import { publicDoorKey } from '../http/public-door.js';
import { bearerKey, organisationOfKey } from './api-keys.js';
import { localOrganisation } from './organisation.entity.js';

/** Stands before every door that is not public and says for which organisation the caller asks. */
@Injectable()
export class ApiKeyGuard implements CanActivate {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly reflector: Reflector,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const places = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(publicDoorKey, places) === true) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    rememberCaller(request, { organisationId: this.organisationOf(request) });
    return true;
  }

  private organisationOf(request: FastifyRequest): string {
    const { apiKeys } = this.settings;
    if (apiKeys.length === 0) return localCaller(request);
    const key = bearerKey(request.headers.authorization);
    const organisationId = key === null ? null : organisationOfKey(apiKeys, key);
    if (organisationId === null) throw keyProblem(key === null);
    return organisationId;
  }
}

/**
 * Without a key the service trusts whoever is on this machine. A page in a browser on this machine is not meant:
 * one that has rebound its own name to 127.0.0.1 shows by the Host header, any other by what the browser says of it.
 */
function localCaller(request: FastifyRequest): string {
  const isOtherSite = request.headers['sec-fetch-site'] === 'cross-site';
  if (isLoopback(request.hostname.replace(/^\[|\]$/g, '')) && !isOtherSite) return localOrganisation;
  const title = { zh: '未配置密钥时仅限本机访问', en: 'Without an API key only this machine may call' };
  const detail = {
    zh: '请以 127.0.0.1 或 localhost 为主机名访问，或配置 API_KEYS。',
    en: 'Call by the host name 127.0.0.1 or localhost, or configure API_KEYS.',
  };
  throw new EdgeError({ kind: 'forbidden', code: 'host-not-local', title, detail });
}

function keyProblem(isMissing: boolean): EdgeError {
  const title = isMissing
    ? { zh: '缺少密钥', en: 'An API key is needed' }
    : { zh: '密钥无效', en: 'The API key is not known' };
  const detail = { zh: '请发送 Authorization: Bearer <密钥>。', en: 'Send Authorization: Bearer <key>.' };
  return new EdgeError({
    kind: 'unauthorised',
    code: isMissing ? 'api-key-missing' : 'api-key-unknown',
    title,
    detail,
  });
}
