import { describe, expect, it } from '@jest/globals';
import type { StoredReport } from '../reports/report-store.js';
import type { ReportState } from '../reports/report.entities.js';
import { historyIn } from './log-answer.js';
import { stageOf } from './stage-of.js';
import { verificationAnswer } from './verification-answer.js';

const hash = (letter: string): string => letter.repeat(64);
const at = '2026-11-02T08:00:00.000Z';
const stored = (sha256: string, states: readonly ReportState[], kind = 'report'): StoredReport =>
  ({ version: {}, file: { sha256, kind }, events: states.map((state) => ({ state })) }) as unknown as StoredReport;
const finished = ['prepared', 'sealed', 'archived'] as const;
const logOf = (...contents: readonly string[]) => ({
  checkpoint: '',
  proven: contents.map((content, position) => ({ position, content, proof: [] })),
});
const issued = `{"at":"${at}","kind":"report-issued","number":"1","sha256":"${hash('a')}"}`;
const renewed = `{"at":"${at}","kind":"report-renewed","of":"${hash('a')}","sha256":"${hash('b')}"}`;

describe('how far a file has come', () => {
  it('is said by the public log: issued, or issued and continued', () => {
    const report = stored(hash('b'), finished);
    expect(stageOf(hash('a'), report, historyIn(hash('a'), logOf(issued)))).toBe('issued');
    expect(stageOf(hash('a'), report, historyIn(hash('a'), logOf(issued, renewed)))).toBe('renewed');
    expect(stageOf(hash('b'), report, historyIn(hash('b'), logOf(issued, renewed)))).toBe('issued');
  });

  it('is unfinished for what the log knows nothing of, unless the report is older than the log', () => {
    const history = historyIn(hash('c'), logOf(issued));
    expect(stageOf(hash('c'), stored(hash('a'), finished), history)).toBe('unfinished');
    expect(stageOf(hash('c'), stored(hash('c'), ['prepared', 'signed']), history)).toBe('unfinished');
    expect(stageOf(hash('c'), stored(hash('c'), finished), history)).toBe('issued');
    expect(stageOf(hash('c'), stored(hash('c'), ['prepared'], 'draft'), history)).toBe('draft');
  });
});

describe('the answer', () => {
  const standing = { status: 'in-force', reason: null, since: null, replacedBy: null, newest: null, replaces: [] };
  const registration = { number: '1', code: 'c', firm: null, issuedOn: '2026-11-02', sha256: null, ...standing };
  const verification = {
    verdict: 'valid',
    faults: [],
    sha256: hash('a'),
    signature: { verdict: 'valid', changedAfterSigning: false, signatures: [], timeStamps: [], findings: [] },
    isDevelopmentSeal: false,
    recomputation: {
      outcome: 'different',
      storedResult: '',
      computedResult: null,
      differences: [
        { pointer: '/lines/2/amount', stored: '1234.56', computed: '1.00' },
        { pointer: '/lines/2/massKg', stored: '1', computed: '2' },
        { pointer: '/residualValue', stored: '9999.00', computed: '1.00' },
      ],
    },
  } as const;
  const about = (register: object) =>
    verificationAnswer({
      verification: verification as never,
      register: { registration, stage: 'issued', log: null, ...register } as never,
    });

  it('says of a copy that a longer one exists and both are good', () => {
    const { verdict, unaltered } = about({ stage: 'renewed' });
    expect([verdict, unaltered]).toEqual([
      'issued',
      expect.objectContaining({ answer: 'yes', code: 'same-bytes-renewed' }),
    ]);
    expect(unaltered.text).toContain('两份都有效');
  });

  it.each(['unfinished', 'draft'] as const)('never calls %s issued', (stage) => {
    expect(about({ stage })).toMatchObject({ verdict: 'unfinished', unaltered: { answer: 'no', code: stage } });
  });

  it('gives the reason of a revocation, and the successor', () => {
    const end = { reason: '数量有误', since: '2026-11-02', replacedBy: { number: '新报告', code: 'X' } };
    const ended = (status: string) => about({ registration: { ...registration, status, ...end } }).inForce.text;
    expect(ended('revoked')).toContain('理由（2026年11月2日）：数量有误。');
    expect(ended('superseded')).toContain('取代它的报告：新报告。');
    const sentence = { ...registration, status: 'revoked', ...end, reason: '数据有误。' };
    expect(about({ registration: sentence }).inForce.text).toMatch(/：数据有误。取代/);
  });

  it('names where a recomputation differs, each place once, and no figure', () => {
    const { technical } = about({});
    expect(technical?.recomputed).toMatchObject({ code: 'different', differences: ['第 3 项部件', '残余价值'] });
    expect(JSON.stringify(technical)).not.toMatch(/1234|9999/);
  });
});
