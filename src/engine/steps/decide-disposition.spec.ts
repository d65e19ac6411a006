import { describe, expect, it } from '@jest/globals';
import { keptRails, machine } from '../../../test/builders/sample-order.js';
import { sampleStandard } from '../../../test/builders/sample-standard.js';
import type { Component } from '../order.js';
import { decideDisposition } from './decide-disposition.js';
import type { Decision } from './decide-disposition.js';

const standard = sampleStandard();

function decide(component: Component): Decision {
  return decideDisposition(component, standard.componentTypes[component.type]!, standard);
}

const codes = (component: Component): string[] => decide(component).findings.map(({ code }) => code);

describe('rule 1, decision', () => {
  it('scraps what is to be dismantled without a word', () => {
    expect(decide(machine())).toMatchObject({ decision: 'scrap', findings: [] });
  });

  it('retains a class A part when every gate is open', () => {
    expect(decide(keptRails())).toMatchObject({ decision: 'retain', findings: [], node: { result: 'retain' } });
  });

  it.each([
    ['retention-consent-missing', { retention: { loadChecked: true, inContract: true } }],
    ['retention-load-check-missing', { retention: { installerConsent: true, inContract: true, loadChecked: false } }],
    ['retention-contract-missing', { retention: { installerConsent: true, loadChecked: true } }],
    ['retention-score-missing', { survey: { ...keptRails().survey, score: undefined } }],
    ['retention-conditions-unanswered', { survey: { score: '0.8', conditions: [{ code: 'rusted', met: false }] } }],
  ])('%s closes the gate', (code, overrides) => {
    const rails = keptRails(overrides);
    expect(decide(rails).decision).toBe('scrap');
    expect(codes(rails)).toEqual([code]);
    expect(decide(rails).findings[0]).toMatchObject({ level: 'warning', clause: 'class A', componentId: 'rails' });
  });

  it('a condition that is met closes the gate, also one the type does not require', () => {
    const answers = [
      { code: 'deformed', met: false },
      { code: 'rusted', met: false },
      { code: 'loose', met: true },
    ];
    const rails = keptRails({ survey: { score: '0.8', conditions: answers, evidence: ['photo 3'] } });
    expect(decide(rails).findings).toEqual([
      {
        code: 'retention-condition-met',
        level: 'warning',
        clause: 'class A',
        componentId: 'rails',
        data: { retentionClass: 'A', evidence: ['photo 3'], conditions: ['loose'], clauses: ['condition loose'] },
      },
    ]);
  });

  it('names every closed gate, in the gates’ order; no survey is no score and no answers', () => {
    const bare = keptRails({ survey: undefined, retention: undefined });
    expect(codes(bare)).toEqual([
      'retention-consent-missing',
      'retention-load-check-missing',
      'retention-contract-missing',
      'retention-score-missing',
      'retention-conditions-unanswered',
    ]);
    const half = keptRails({ survey: { score: '0.8', conditions: [{ code: 'rusted', met: true }] } });
    expect(codes(half)).toEqual(['retention-conditions-unanswered', 'retention-condition-met']);
  });

  it('asks class B for a certificate that says something', () => {
    const door = { ...keptRails({ type: 'door', variant: undefined, unit: '{piece}' }) };
    expect(codes(door)).toEqual(['retention-certificate-missing']);
    const blank = { ...door, retention: { ...door.retention, certificate: ' ' } };
    expect(codes(blank)).toEqual(['retention-certificate-missing']);
    const certified = { ...door, retention: { ...door.retention, certificate: 'TSX 2026-001' } };
    expect(decide(certified).decision).toBe('retain');
  });

  it('classes C and W never stay, with one warning', () => {
    expect(codes(machine({ disposition: 'retain' }))).toEqual(['retention-class-not-retainable']);
    expect(codes(machine({ type: 'liner', disposition: 'retain' }))).toEqual(['retention-class-not-retainable']);
  });
});
