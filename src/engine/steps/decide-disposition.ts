/** Rule 1: a part is scrap unless the order retains it and every gate of its retention class is open. */
import type { Component } from '../order.js';
import type { ComponentType, Gate, Standard } from '../standard.js';
import type { Finding, FindingCode, FindingValue } from '../finding.js';
import type { TraceNode } from '../trace.js';
import { ruleClauses } from '../clauses.js';
import { own } from '../own.js';

export interface Decision {
  readonly decision: 'scrap' | 'retain';
  /** One warning per closed gate, in the gates' order. */
  readonly findings: readonly Finding[];
  readonly node: TraceNode;
}

interface Closed {
  readonly code: FindingCode;
  readonly evidence: Readonly<Record<string, FindingValue>>;
}

type GateCheck = (component: Component, type: ComponentType, standard: Standard) => readonly Closed[];

const gateChecks: Readonly<Record<Gate, GateCheck>> = {
  'installer-consent': ({ retention }) =>
    open(retention?.installerConsent === true, 'retention-consent-missing', 'installerConsent'),
  'load-check': ({ retention }) => open(retention?.loadChecked === true, 'retention-load-check-missing', 'loadChecked'),
  contract: ({ retention }) => open(retention?.inContract === true, 'retention-contract-missing', 'inContract'),
  'survey-score': ({ survey }) => open(survey?.score !== undefined, 'retention-score-missing', 'survey.score'),
  'scrapping-conditions': checkConditions,
  certificate: ({ retention }) =>
    open((retention?.certificate ?? '').trim() !== '', 'retention-certificate-missing', 'certificate'),
};

export function decideDisposition(component: Component, type: ComponentType, standard: Standard): Decision {
  const { retentionClass } = type;
  const rule = standard.retentionClasses[retentionClass];
  const closed = component.disposition === 'retain' ? closedGates(component, type, standard) : [];
  const decision = component.disposition === 'retain' && closed.length === 0 ? 'retain' : 'scrap';
  return {
    decision,
    findings: closed.map(({ code, evidence }) => ({
      code,
      level: 'warning',
      clause: rule.clause,
      componentId: component.id,
      data: { retentionClass, ...evidence },
    })),
    node: {
      step: 'decide-disposition',
      clause: ruleClauses.decision,
      inputs: { disposition: component.disposition, retentionClass, closedGates: closed.map(({ code }) => code) },
      uses: [],
      result: decision,
      rounding: null,
    },
  };
}

function closedGates(component: Component, type: ComponentType, standard: Standard): readonly Closed[] {
  const { gates } = standard.retentionClasses[type.retentionClass];
  if (gates === null) return [{ code: 'retention-class-not-retainable', evidence: {} }];
  return gates.flatMap((gate) => gateChecks[gate](component, type, standard));
}

function open(isOpen: boolean, code: FindingCode, evidence: string): readonly Closed[] {
  return isOpen ? [] : [{ code, evidence: { evidence } }];
}

/** Every required condition answered, and no answered one met, also one the type does not require. */
function checkConditions({ survey }: Component, type: ComponentType, standard: Standard): readonly Closed[] {
  const answers = survey?.conditions ?? [];
  const answered = new Set(answers.map(({ code }) => code));
  const unanswered = type.requiredConditions.filter((code) => !answered.has(code));
  const met = answers.filter((answer) => answer.met).map(({ code }) => code);
  const clausesOf = (codes: readonly string[]): string[] =>
    codes.map((code) => own(standard.scrappingConditions, code)?.clause ?? '');
  const closed: Closed[] = [];
  if (unanswered.length > 0) {
    const evidence = { evidence: 'survey.conditions', conditions: unanswered, clauses: clausesOf(unanswered) };
    closed.push({ code: 'retention-conditions-unanswered', evidence });
  }
  if (met.length > 0) {
    const evidence = { evidence: survey?.evidence ?? [], conditions: met, clauses: clausesOf(met) };
    closed.push({ code: 'retention-condition-met', evidence });
  }
  return closed;
}
