import { describe, expect, it } from '@jest/globals';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { setFlash, takeFlash } from './flash.js';

function replyThatKeeps(headers: string[]): FastifyReply {
  return { header: (_name: string, value: string) => headers.push(value) } as unknown as FastifyReply;
}
const requestWith = (cookie: string): FastifyRequest => ({ headers: { cookie } }) as unknown as FastifyRequest;

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
