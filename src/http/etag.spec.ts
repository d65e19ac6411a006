import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { ifMatch } from './etag.js';

const asking = (header?: string): FastifyRequest =>
  ({ headers: header === undefined ? {} : { 'if-match': header } }) as FastifyRequest;

describe('ifMatch', () => {
  it('is the one tag, without its quotes', () => {
    expect(ifMatch(asking('"7"'))).toBe('7');
    expect(ifMatch(asking(' "a-b" '))).toBe('a-b');
  });

  it.each([undefined, '', '*'])('demands that a state was seen: %s', (header) => {
    expect(() => ifMatch(asking(header))).toThrow(expect.objectContaining({ kind: 'precondition-required' }));
  });

  it.each(['7', 'W/"7"', '"7", "8"', '"7'])('takes nothing that names no one state: %s', (header) => {
    expect(() => ifMatch(asking(header))).toThrow(expect.objectContaining({ kind: 'malformed' }));
  });
});
