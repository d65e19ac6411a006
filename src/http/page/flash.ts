/** One sentence carried over a redirect to the page that follows and shown once. It travels in a cookie: no state. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isReachedByHttps } from '../https-only.js';
import type { Tone } from './tone.js';

export interface Flash {
  readonly tone: Tone;
  readonly text: string;
}

/** As the session's cookie: over https only this very host can have set it. */
const cookieNameFor = (request: FastifyRequest): string => (isReachedByHttps(request) ? '__Host-flash' : 'flash');
const longest = 300;
const tones: readonly string[] = ['good', 'information', 'caution', 'warning'] satisfies readonly Tone[];

export function setFlash(reply: FastifyReply, { tone, text }: Flash): void {
  const value = Buffer.from(JSON.stringify([tone, text.slice(0, longest)])).toString('base64url');
  void reply.header('set-cookie', cookieWith(reply.request, value, 60));
}

/** Reads what was carried over and removes it. Whatever is no flash of ours is as if it were not there. */
export function takeFlash(request: FastifyRequest, reply: FastifyReply): Flash | null {
  const form = new RegExp(`(?:^|;\\s*)${cookieNameFor(request)}=([\\w-]{1,2000})(?:;|$)`);
  const value = form.exec(request.headers.cookie ?? '')?.[1];
  if (value === undefined) return null;
  void reply.header('set-cookie', cookieWith(request, '', 0));
  return readFlash(Buffer.from(value, 'base64url').toString('utf8'));
}

function cookieWith(request: FastifyRequest, value: string, maxAge: number): string {
  const secure = isReachedByHttps(request) ? '; Secure' : '';
  return `${cookieNameFor(request)}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
}

function readFlash(text: string): Flash | null {
  try {
    const parts: unknown = JSON.parse(text);
    if (!Array.isArray(parts)) return null;
    const [tone, words] = parts as unknown[];
    if (typeof tone !== 'string' || typeof words !== 'string' || !tones.includes(tone)) return null;
    return { tone: tone as Tone, text: words.slice(0, longest) };
  } catch {
    return null;
  }
}
