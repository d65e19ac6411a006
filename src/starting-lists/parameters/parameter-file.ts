/** The shape of `assets/starting-list/<issued-on>.yaml`: the figures of the formulas, each with its ground. */
import type { Basis, CalendarDay, DecimalText, Lift, Unit } from '../../engine/index.js';

export interface FileGround {
  readonly basis: Basis;
  /** Code of a source of the file. */
  readonly source: string;
  readonly note?: string;
}

export interface FileFigure extends FileGround {
  readonly name: string;
  readonly value: DecimalText;
  readonly unit: Unit;
}

/** When a row of a table counts; what is absent does not matter. */
export interface Conditions {
  readonly drive?: Lift['drive'];
  readonly machineRoom?: boolean;
  readonly secondEntrance?: boolean;
  readonly loadUpTo?: DecimalText;
  readonly speedUpTo?: DecimalText;
  readonly commissionedBefore?: CalendarDay;
}

export interface FileChoice extends FileGround {
  readonly title: string;
  readonly gives: Readonly<Record<string, { readonly name: string; readonly unit: string }>>;
  readonly rows: readonly (Conditions & { readonly give: Readonly<Record<string, string>> })[];
}

export interface PieceRow extends Conditions {
  /** '0': not proposed, for the reason. */
  readonly count: DecimalText;
  readonly variant?: string;
  readonly reason?: string;
}

export interface FilePiece extends FileGround {
  readonly type: string;
  /** Which of several lines of one type: 轿厢, 对重. */
  readonly place?: string;
  /** Absent: so many a lift. */
  readonly per?: 'landing' | 'entrance';
  /** Absent: every drive has it. */
  readonly drives?: readonly Lift['drive'][];
  readonly rows: readonly PieceRow[];
}

export interface FileBound {
  readonly code: string;
  readonly name: string;
  readonly types: readonly string[];
  readonly variants?: readonly string[];
  readonly drives?: readonly Lift['drive'][];
  readonly per: 'lift' | 'landing' | 'level' | 'piece';
  /** kg */
  readonly low: DecimalText;
  readonly high: DecimalText;
  /** Row of docs/sources/component-mass.csv. */
  readonly row: string;
}

export interface ParameterFile {
  readonly id: string;
  readonly issuedOn: CalendarDay;
  readonly title: string;
  readonly statement: string;
  readonly sources: Readonly<Record<string, { readonly text: string; readonly confidence: 'high' | 'medium' | 'low' }>>;
  readonly systems: readonly string[];
  readonly figures: Readonly<Record<FigureCode, FileFigure>>;
  readonly choices: Readonly<Record<ChoiceCode, FileChoice>>;
  readonly pieces: readonly FilePiece[];
  readonly neverProposed: Readonly<Record<string, string>>;
  readonly toCheck: Readonly<Record<string, string>>;
  readonly bounds: readonly FileBound[];
}

/** Every figure the formulas ask for, with the unit they reckon in: no more and no fewer stand in the file. */
export const figureUnits = {
  'reach-load': 'kg',
  'reach-speed': 'm/s',
  'reach-travel': 'm',
  'reach-travel-hydraulic': 'm',
  'storey-low': 'm',
  'storey-high': 'm',
  'car-rail-runs': '{run}',
  'counterweight-rail-runs': '{run}',
  'rail-piece-length': 'm',
  'bracket-spacing': 'm',
  'first-bracket-level': '{level}',
  'brackets-per-run': '{piece}',
  'clips-per-bracket': '{piece}',
  'first-rail': '{rail}',
  'fishplates-per-joint': '{piece}',
  'rope-allowance': 'm',
  'ends-per-rope': '{piece}',
  'car-mass-base': 'kg',
  'car-mass-per-load': '1',
  'balance-factor': '1',
  'balance-factor-low': '1',
  'balance-factor-high': '1',
  'filler-piece-mass': 'kg',
  'compensation-from-travel': 'm',
  'compensation-share': '1',
  'guides-per-chain': '{piece}',
  'chain-allowance': 'm',
  'cable-allowance': 'm',
  'wiring-bundles': '{bundle}',
  'wiring-per-landing': 'm',
  'wiring-allowance': 'm',
  'governor-strands': '{strand}',
  'governor-allowance': 'm',
  'total-low': 'kg',
  'total-high': 'kg',
} as const satisfies Readonly<Record<string, Unit>>;
export type FigureCode = keyof typeof figureUnits;

/** Every table the formulas ask, with what it must give. */
export const choiceGives = {
  shaft: { pit: 'm', headroom: 'm' },
  'car-rail': { variant: 'variant' },
  'counterweight-rail': { variant: 'variant' },
  roping: { roping: '1' },
  'geared-rope': { variant: 'variant', ropes: '{rope}' },
  'gearless-rope': { variant: 'variant', ropes: '{rope}' },
  'travelling-cable': { variant: 'variant', cables: '{rope}' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;
export type ChoiceCode = keyof typeof choiceGives;
