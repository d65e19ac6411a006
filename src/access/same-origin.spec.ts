import { describe, expect, it } from '@jest/globals';
import { originOf } from './same-origin.js';
import { cookieOf, cookieWith, sessionCookieName } from './sign-in/session-cookie.js';

describe('originOf', () => {
  const publicUrl = 'https://appraisals.example/lifts';
  it.each([
    [{ 'sec-fetch-site': 'same-origin' }, 'same'],
    [{ 'sec-fetch-site': 'none' }, 'same'],
    [{ 'sec-fetch-site': 'same-site', origin: 'https://appraisals.example' }, 'other'],
    [{ 'sec-fetch-site': 'cross-site' }, 'other'],
    [{ 'sec-fetch-site': 'something-new' }, 'other'],
    [{ origin: 'https://appraisals.example' }, 'same'],
    [{ origin: 'https://appraisals.example.evil.example' }, 'other'],
    [{ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }, 'same'],
    [{ origin: 'http://127.0.0.1:8080', host: '127.0.0.1:3000' }, 'other'],
    [{ origin: 'null' }, 'other'],
    [{ host: 'appraisals.example' }, 'unknown'],
  ])('%j → %s', (headers, origin) => {
    expect(originOf(headers, publicUrl)).toBe(origin);
  });
});

describe('the cookie', () => {
  it('is bound to the host and https where the service is reached by https', () => {
    expect(sessionCookieName('https://a.example')).toBe('__Host-session');
    expect(cookieWith('__Host-session', 't', 'https://a.example')).toBe(
      '__Host-session=t; Path=/; HttpOnly; SameSite=Lax; Secure',
    );
    expect(cookieWith('session', 't', 'http://127.0.0.1')).toBe('session=t; Path=/; HttpOnly; SameSite=Lax');
  });

  it.each([
    ['session=abc', 'abc'],
    ['other=1; session=abc; more=2', 'abc'],
    ['xsession=abc', null],
    ['session=abc; session=def', null],
    ['session=', null],
    [undefined, null],
  ])('is read from %j as %j', (header, token) => {
    expect(cookieOf(header, 'session')).toBe(token);
  });
});
