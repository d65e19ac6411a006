/** A starting list: what the service proposes for a lift, line by line, for the surveyor to correct. */
import type { Basis, CalendarDay, Component, DecimalText, Unit } from '../engine/index.js';
import type { Bilingual } from '../http/language.js';
import type { AbsentOutcome, Step } from './outcome.js';

export interface StartingList {
  readonly lines: readonly ProposedLine[];
  /** Every type of the catalogue that has no line, with the reason. */
  readonly notProposed: readonly NotProposed[];
  /** What must be filled in before the list can be appraised. */
  readonly toDecide: readonly OpenDecision[];
  readonly systems: readonly SystemMass[];
  /** kg, three decimals; the sum of the lines. */
  readonly totalMassKg: DecimalText;
  /** Every comparison that was made, also those that held. */
  readonly checks: readonly MassCheck[];
  readonly findings: readonly ListFinding[];
  readonly parameters: UsedParameters;
}

export interface ProposedLine {
  /** As it goes into the order. */
  readonly component: Component;
  readonly name: string;
  /** 有齿轮 of `geared`: the edition's word, else the variant as it stands; null: the line has none. */
  readonly variantName: string | null;
  readonly system: string;
  readonly place: string | null;
  readonly kgPerUnit: DecimalText;
  readonly massKg: DecimalText;
  readonly estimate: Estimate;
}

export interface Estimate {
  /** With the numbers put in: `2列 × 35.6米 = 71.2米`. */
  readonly formula: string;
  /** How the mass per unit was reckoned; null: it is the catalogue's figure. */
  readonly massFormula: string | null;
  /** The derivation; the last step is the quantity, or the mass per unit. */
  readonly steps: readonly Step[];
  /** The weakest of the grounds. */
  readonly basis: Basis;
  /** Every source in words. */
  readonly sources: readonly string[];
  /** The same of the mass per unit. */
  readonly massBasis: Basis;
  readonly massSources: readonly string[];
  readonly notes: readonly string[];
  readonly toCheck: string;
}

export interface NotProposed {
  readonly type: string;
  readonly name: string;
  readonly system: string;
  readonly code: AbsentOutcome['code'];
  readonly reason: string;
}

export interface OpenDecision {
  /** JSON Pointer into the order. */
  readonly pointer: string;
  readonly componentId: string | null;
  readonly question: string;
  /** What may be chosen from, where that is a list. */
  readonly options: readonly string[];
}

export interface SystemMass {
  readonly system: string;
  readonly name: string;
  readonly lineCount: number;
  readonly massKg: DecimalText;
}

export interface MassCheck {
  readonly code: string;
  readonly name: string;
  readonly value: DecimalText;
  readonly low: DecimalText;
  readonly high: DecimalText;
  readonly unit: Unit;
  readonly isWithin: boolean;
  readonly basis: Basis;
  readonly source: string;
}

export interface ListFinding {
  readonly code: ListFindingCode;
  readonly level: 'info' | 'warning';
  readonly message: string;
  readonly data: Readonly<Record<string, string | number>>;
}

/** Why there is no list at all. */
export interface ListRefusal {
  readonly code: 'lift-beyond-reach' | 'standard-not-in-force';
  readonly level: 'refusal';
  readonly message: Bilingual;
  readonly data: Readonly<Record<string, string>>;
}

export type ListFindingCode =
  | 'mass-out-of-bounds'
  | 'total-mass-unusual'
  | 'total-mass-implausible'
  | 'storey-height-unusual'
  | 'second-entrance-assumed'
  | 'hydraulic-partly-proposed'
  | 'catalogue-lacks-type';

export interface UsedParameters {
  readonly id: string;
  readonly issuedOn: CalendarDay;
  readonly title: string;
  readonly statement: string;
  readonly fingerprint: string;
}
