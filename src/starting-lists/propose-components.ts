/**
 * A lift, an edition's catalogue and the figures of the formulas in; the proposed components out, each with its formula.
 * Pure. It appraises nothing and decides nothing: every line is an estimate for the surveyor, every part is dismantled
 * until the surveyor says otherwise, and what no formula covers is named with the reason.
 */
import type { StandardEdition } from '../standards/standard-edition.js';
import { checkMasses } from './check-masses.js';
import { estimateLine } from './estimate-line.js';
import type { Facts, KnownLift } from './facts.js';
import { findOnLift } from './find-on-lift.js';
import { fitToCatalogue } from './fit-to-catalogue.js';
import { cables } from './formulas/cables.js';
import { compensationChains } from './formulas/compensation-chains.js';
import { countedPieces } from './formulas/counted-pieces.js';
import { fillers } from './formulas/counterweight.js';
import { fishplates } from './formulas/fishplates.js';
import { governorRope } from './formulas/governor-rope.js';
import { guideRails } from './formulas/guide-rails.js';
import { railBrackets } from './formulas/rail-brackets.js';
import { suspensionRopes } from './formulas/suspension-ropes.js';
import { notProposed } from './not-proposed.js';
import { openDecisions } from './open-decisions.js';
import type { AbsentOutcome, LineOutcome, Outcome } from './outcome.js';
import type { StartingParameters } from './parameters/read-parameters.js';
import type { StartingList } from './starting-list.js';
import { systemMasses, totalOf } from './system-masses.js';

const formulas: readonly ((facts: Facts) => readonly Outcome[])[] = [
  countedPieces,
  suspensionRopes,
  guideRails,
  fishplates,
  railBrackets,
  fillers,
  compensationChains,
  cables,
  governorRope,
];

export interface RuleBookOfLists {
  readonly edition: StandardEdition;
  readonly parameters: StartingParameters;
}

/** The lift is within reach of the formulas: see `find-on-lift.ts`. */
export function proposeComponents(lift: KnownLift, { edition, parameters }: RuleBookOfLists): StartingList {
  const facts: Facts = { lift, standard: edition.standard, texts: edition.texts, parameters: parameters.file };
  const outcomes = formulas
    .flatMap((formula) => formula(facts))
    .flatMap((outcome) => fitToCatalogue(facts, outcome) ?? []);
  const lines = inOrder(facts, outcomes.filter(isLine)).map((outcome, index) => estimateLine(facts, outcome, index));
  const absent = notProposed(facts, lines, outcomes.filter(isAbsent));
  const { checks, findings } = checkMasses(facts, lines);
  const { id, issuedOn, title, statement } = parameters.file;
  return {
    lines,
    notProposed: absent,
    toDecide: openDecisions(facts, lines),
    systems: systemMasses(edition, lines, parameters.file.systems),
    totalMassKg: totalOf(lines),
    checks,
    findings: [...findOnLift(facts, absent), ...findings],
    parameters: { id, issuedOn, title, statement, fingerprint: parameters.fingerprint },
  };
}

const isLine = (outcome: Outcome): outcome is LineOutcome => outcome.kind === 'line';
const isAbsent = (outcome: Outcome): outcome is AbsentOutcome => outcome.kind === 'absent';

/** By system as the parameters list them; within a system as the formulas gave them. */
function inOrder({ standard, parameters }: Facts, lines: readonly LineOutcome[]): readonly LineOutcome[] {
  const place = ({ type }: LineOutcome): number => {
    const at = parameters.systems.indexOf(standard.componentTypes[type]?.system ?? '');
    return at < 0 ? parameters.systems.length : at;
  };
  return [...lines].sort((a, b) => place(a) - place(b));
}
