/** One sentence carried over a redirect to the page that follows and shown once. It travels in a cookie: no state. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Tone } from './tone.js';

export interface Flash {
  readonly tone: Tone;
  readonly text: string;
}

const cookieName = 'flash';
const longest = 300;
const tones: readonly string[] = ['good', 'information', 'caution', 'warning'] satisfies readonly Tone[];

export function setFlash(reply: FastifyReply, { tone, text }: Flash): void {
  const value = Buffer.from(JSON.stringify([tone, text.slice(0, longest)])).toString('base64url');
  void reply.header('set-cookie', `${cookieName}=${value}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax`);
}

/** Reads what was carried over and removes it. Whatever is no flash of ours is as if it were not there. */
export function takeFlash(request: FastifyRequest, reply: FastifyReply): Flash | null {
  const value = /(?:^|;\s*)flash=([\w-]{1,2000})(?:;|$)/.exec(request.headers.cookie ?? '')?.[1];
  if (value === undefined) return null;
  void reply.header('set-cookie', `${cookieName}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`);
  return readFlash(Buffer.from(value, 'base64url').toString('utf8'));
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
