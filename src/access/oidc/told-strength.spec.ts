import { describe, expect, it } from '@jest/globals';
import { shortfallOf, toldBy } from './told-strength.js';

const nothing = { acrValues: [], amrValues: [], maxAgeMinutes: null };
const now = new Date('2026-11-02T08:00:00.000Z');
const seconds = now.getTime() / 1000;

describe('what an ID token tells of how somebody signed in', () => {
  it('is acr, amr and auth_time', () => {
    expect(toldBy({ acr: 'gold', amr: ['pwd', 'otp'], auth_time: seconds })).toEqual({
      acr: 'gold',
      amr: ['pwd', 'otp'],
      authenticatedAt: now,
    });
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['left out', {}],
    ['null', { acr: null, amr: null, auth_time: null }],
    ['of another kind', { acr: ['gold'], amr: 'mfa', auth_time: String(seconds) }],
    ['beyond what a time can be', { acr: 2, amr: { mfa: true }, auth_time: 1e300 }],
  ])('is nothing where they are %s', (_, claims) => {
    expect(toldBy(claims)).toEqual({ acr: null, amr: [], authenticatedAt: null });
  });

  it('is those methods of amr that are words', () => {
    expect(toldBy({ amr: ['mfa', 1, null] }).amr).toEqual(['mfa']);
  });
});

describe('what it falls short of', () => {
  const told = toldBy({ acr: 'gold', amr: ['pwd', 'otp'], auth_time: seconds - 900 });
  const untold = toldBy({});

  it('is nothing where nothing is required', () => {
    expect([shortfallOf(told, nothing, now), shortfallOf(untold, nothing, now)]).toEqual([null, null]);
  });

  it('is the strength when neither acr nor amr is enough', () => {
    const required = { ...nothing, acrValues: ['silver'], amrValues: [['mfa'], ['otp', 'hwk']] };
    expect([shortfallOf(told, required, now), shortfallOf(untold, required, now)]).toEqual([
      'oidc-too-weak',
      'oidc-too-weak',
    ]);
    expect(shortfallOf(told, { ...required, acrValues: ['silver', 'gold'] }, now)).toBeNull();
    expect(shortfallOf(told, { ...required, amrValues: [['mfa'], ['otp', 'pwd']] }, now)).toBeNull();
  });

  it('is the age beyond the minutes and one for clocks that differ, or when none is told', () => {
    const required = { ...nothing, maxAgeMinutes: 14 };
    expect(shortfallOf(told, required, now)).toBeNull();
    expect(shortfallOf(told, required, new Date(now.getTime() + 1))).toBe('oidc-too-old');
    expect(shortfallOf(untold, required, now)).toBe('oidc-too-old');
  });
});
