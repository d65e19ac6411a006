/** A valid order for the sample rule book: a machine to scrap, rails that stay, fillers to scrap. */
import { appraise } from '../../src/engine/index.js';
import type { Appraisal, AppraisalOrder, Component, Finding, Lift, RuleBook, Terms } from '../../src/engine/index.js';
import { sampleStandard } from './sample-standard.js';
import { sampleTables } from './sample-tables.js';

export const sampleTerms: Terms = { dismantlingPaidBy: 'owners', taxBasis: 'excluded', haulDistanceKm: '25' };

export const sampleLift: Lift = {
  drive: 'geared',
  machineRoom: true,
  ratedLoadKg: '1000',
  ratedSpeedMps: '1.00',
  stops: 6,
  landings: 6,
  commissionedOn: '2006-06-30',
};

export function machine(overrides: Partial<Component> = {}): Component {
  return {
    id: 'machine',
    type: 'machine',
    quantity: '1',
    unit: '{piece}',
    mass: { method: 'nameplate', kgPerUnit: '640' },
    disposition: 'dismantle',
    ...overrides,
  };
}

/** Every gate of class A is open. */
export function keptRails(overrides: Partial<Component> = {}): Component {
  return {
    id: 'rails',
    type: 'rail',
    variant: 'T89/B',
    quantity: '60',
    unit: 'm',
    disposition: 'retain',
    installedOn: '2006-06-30',
    survey: {
      score: '0.80',
      conditions: [
        { code: 'deformed', met: false },
        { code: 'rusted', met: false },
      ],
    },
    retention: { installerConsent: true, loadChecked: true, inContract: true },
    ...overrides,
  };
}

export function fillers(overrides: Partial<Component> = {}): Component {
  return {
    id: 'fillers',
    type: 'filler',
    quantity: '30',
    unit: '{piece}',
    mass: { method: 'weighed', kgPerUnit: '25.5' },
    materials: [
      { material: 'steel', share: '0.4' },
      { material: 'rubbish', share: '0.6' },
    ],
    disposition: 'dismantle',
    ...overrides,
  };
}

export function sampleOrder(overrides: Partial<AppraisalOrder> = {}): AppraisalOrder {
  return {
    referenceDate: '2026-06-30',
    region: '210100',
    standard: { id: 'sample', version: '1' },
    knownAt: '2026-07-15T00:00:00+08:00',
    terms: sampleTerms,
    lift: sampleLift,
    components: [machine(), keptRails(), fillers()],
    ...overrides,
  };
}

export function sampleRuleBook(overrides: Partial<RuleBook> = {}): RuleBook {
  return { standard: sampleStandard(), priceTables: sampleTables(), ...overrides };
}

/** The appraisal of an order that must not be refused. */
export function appraised(order: AppraisalOrder, ruleBook: RuleBook = sampleRuleBook()): Appraisal {
  const outcome = appraise(order, ruleBook);
  if (outcome.kind === 'refused') throw new Error(`Refused: ${JSON.stringify(outcome.findings)}`);
  return outcome.appraisal;
}

/** The refusals of an order that must be refused. */
export function refused(order: AppraisalOrder, ruleBook: RuleBook = sampleRuleBook()): readonly Finding[] {
  const outcome = appraise(order, ruleBook);
  if (outcome.kind === 'appraised') throw new Error('Appraised, though a refusal was due');
  return outcome.findings;
}
