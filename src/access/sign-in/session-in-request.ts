/** The token of a session and the caller's address, in requests and answers: for doors and pages. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from '../../config/settings.js';
import { clientAddress } from './client-address.js';
import { clearedCookie, cookieOf, cookieWith, sessionCookieName } from './session-cookie.js';

type ForCookies = Pick<Settings, 'publicUrl'>;

export const readSessionCookie = (request: FastifyRequest, { publicUrl }: ForCookies): string | null =>
  cookieOf(request.headers.cookie, sessionCookieName(publicUrl));

export function setSessionCookie(reply: FastifyReply, { publicUrl }: ForCookies, token: string): void {
  void reply.header('set-cookie', cookieWith(sessionCookieName(publicUrl), token, publicUrl));
}

export function clearSessionCookie(reply: FastifyReply, { publicUrl }: ForCookies): void {
  void reply.header('set-cookie', clearedCookie(sessionCookieName(publicUrl), publicUrl));
}

/** What failed attempts are counted under. */
export function addressOf({ headers, socket }: FastifyRequest, { access }: Pick<Settings, 'access'>): string {
  const forwarded = headers['x-forwarded-for'];
  const forwardedFor = Array.isArray(forwarded) ? forwarded.join(',') : forwarded;
  return clientAddress({ address: socket.remoteAddress ?? '', forwardedFor }, access.trustedProxies);
}
