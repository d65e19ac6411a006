import { describe, expect, it } from '@jest/globals';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { rememberHttps } from '../https-only.js';
import { setFlash, takeFlash } from './flash.js';

const requestWith = (cookie: string): FastifyRequest => ({ headers: { cookie } }) as unknown as FastifyRequest;
function replyThatKeeps(headers: string[], request = requestWith('')): FastifyReply {
  return { request, header: (_name: string, value: string) => headers.push(value) } as unknown as FastifyReply;
}

describe('a flash', () => {
  it('is carried once, in any language, and removed when it was read', () => {
    const headers: string[] = [];
    setFlash(replyThatKeeps(headers), { tone: 'good', text: '已保存 “甲”；<b>' });
    const cookie = headers[0]?.split(';')[0] ?? '';
    expect(headers[0]).toMatch(/; HttpOnly; SameSite=Lax$/);
    const cleared: string[] = [];
    expect(takeFlash(requestWith(`session=x; ${cookie}`), replyThatKeeps(cleared))).toEqual({
      tone: 'good',
      text: '已保存 “甲”；<b>',
    });
    expect(cleared).toEqual(['flash=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax']);
  });

  it('over https only this very host can have set, and nothing under the plain name counts', () => {
    const headers: string[] = [];
    const request = requestWith('');
    rememberHttps(request);
    setFlash(replyThatKeeps(headers, request), { tone: 'good', text: '已保存' });
    expect(headers[0]).toMatch(/^__Host-flash=[\w-]+; Path=\/; Max-Age=60; HttpOnly; SameSite=Lax; Secure$/);
    const pair = headers[0]?.split(';')[0] ?? '';
    for (const [cookie, text] of [
      [pair, '已保存'],
      [pair.replace('__Host-', ''), undefined],
    ] as const) {
      const next = requestWith(cookie);
      rememberHttps(next);
      expect(takeFlash(next, replyThatKeeps([], next))?.text).toBe(text);
    }
  });

  it.each([
    'flash=%%%',
    'flash=bm90IGpzb24',
    `flash=${Buffer.from('["loud","x"]').toString('base64url')}`,
    `flash=${Buffer.from('{"tone":"good"}').toString('base64url')}`,
    `flash=${Buffer.from('["good",1]').toString('base64url')}`,
    'other=1',
    '',
  ])('%j is as if it were not there', (cookie) => {
    expect(takeFlash(requestWith(cookie), replyThatKeeps([]))).toBeNull();
  });
});
