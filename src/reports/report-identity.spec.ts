import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  draftNumber,
  isTestNumber,
  readReportCode,
  registeredIdentity,
  reportCode,
  reportNumber,
  reportNumberOfYear,
  unregisteredIdentity,
} from './report-identity.js';

describe('the code of a report', () => {
  it('has 100 random bits in five groups of four', () => {
    expect(reportCode(new Uint8Array(20))).toBe('0000-0000-0000-0000-0000');
    expect(reportCode(Uint8Array.from({ length: 20 }, (_, i) => i + 12))).toMatch(
      /^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/,
    );
  });

  it('is refused from too little randomness', () => {
    expect(() => reportCode(new Uint8Array(10))).toThrow('20 random bytes');
  });

  it('is read as people type it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), (random) => {
        const code = reportCode(random);
        const typed = code.toLowerCase().replace(/-/g, ' ').replace(/0/g, 'o').replace(/1/g, 'l');
        expect(readReportCode(typed)).toBe(code);
      }),
    );
  });

  it.each([
    'VYBN—47CG—0123—4567—89AB',
    'vybn——47cg–0123‐4567−89ab',
    'ＶＹＢＮ－４７ＣＧ－０１２３－４５６７－８９ＡＢ',
    'ｖｙｂｎ　４７ｃｇ　０１２３　４５６７　８９ａｂ',
    'VYBN-\u200b47CG-0123-4567-89AB\ufeff',
  ])('is read from a Chinese keyboard or a copied line: %s', (typed) => {
    expect(readReportCode(typed)).toBe('VYBN-47CG-0123-4567-89AB');
  });

  it.each(['', '0000', 'VYBN·47CG·0123·4567·89AB', 'U000-0000-0000-0000-0000', '0000-0000-0000-0000-00000'])(
    '%p is no code',
    (typed) => {
      expect(readReportCode(typed)).toBeNull();
    },
  );
});

describe('the number of a report', () => {
  it('counts within organisation and year', () => {
    expect(reportNumber({ year: '2026', isTest: false }, 12)).toBe('电梯残评〔2026〕第000012号');
  });

  it('of a test organisation is of a sequence of its own, which nobody takes for the other', () => {
    const of = { year: '2026', isTest: true };
    expect(reportNumber(of, 12)).toBe('测试电梯残评〔2026〕第000012号');
    expect([reportNumber(of, 12), draftNumber('a', true)].every(isTestNumber)).toBe(true);
    expect([reportNumber({ ...of, isTest: false }, 12), draftNumber('a', false)].some(isTestNumber)).toBe(false);
    expect(reportNumberOfYear({ year: '2026', isTest: false })).not.toContain('测试');
  });

  it('says it is a trial in the identity that goes into the signed record, and only then', () => {
    const report = { code: 'c', createdAt: new Date('2026-10-31T16:00:00Z') };
    const number = reportNumber({ year: '2026', isTest: true }, 1);
    expect(registeredIdentity({ ...report, number }, 'https://x.example').test).toBe(true);
    expect(registeredIdentity({ ...report, number: number.slice(2) }, 'https://x.example')).not.toHaveProperty('test');
  });

  it('is 未登记 for a file of the command line, whose QR holds the fingerprint of the result', () => {
    const identity = unregisteredIdentity('ab'.repeat(32), new Date('2026-10-31T16:00:00.500Z'));
    expect(identity).toMatchObject({
      reportNumber: '未登记',
      code: null,
      issuedOn: '2026-11-01',
      createdAt: '2026-11-01T00:00:00+08:00',
    });
    expect(identity.verifyUrl).toContain('ab'.repeat(32));
  });

  it('leads to the public page when it is registered', () => {
    const createdAt = new Date('2026-11-01T02:00:00Z');
    const identity = registeredIdentity(
      { number: 'N', code: '0000-0000-0000-0000-0000', createdAt },
      'https://x.example',
    );
    expect(identity.verifyUrl).toBe('https://x.example/r/0000-0000-0000-0000-0000');
  });
});
