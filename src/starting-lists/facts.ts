/** What the formulas work with: the lift, the edition's catalogue and the figures of the parameter file. */
import {
  compareDecimalTexts,
  type Basis,
  type ComponentType,
  type DecimalText,
  type Lift,
  type Standard,
} from '../engine/index.js';
import type { Operand } from './expression.js';
import { term, type Expression } from './expression.js';
import type { ChoiceCode, Conditions, FigureCode, FileGround, ParameterFile } from './parameters/parameter-file.js';

/** Without travel and year there is no list. */
export type KnownLift = Lift & Required<Pick<Lift, 'travelHeightM' | 'commissionedOn'>>;

export interface Facts {
  readonly lift: KnownLift;
  readonly standard: Standard;
  /** The words of the edition, by key. */
  readonly texts: Readonly<Record<string, string>>;
  readonly parameters: ParameterFile;
}

/** More landing doors than stops: the car has a second entrance. */
export const hasSecondEntrance = ({ landings, stops }: KnownLift): boolean => landings > stops;

export function figure({ parameters }: Facts, code: FigureCode): Expression {
  const { name, value, unit, ...ground } = parameters.figures[code];
  return term({ name, value, unit, from: 'figure', path: `figures.${code}`, ...groundOf(parameters, ground) });
}

export interface Chosen {
  readonly path: string;
  readonly title: string;
  readonly ground: Ground;
  /** The texts of the row: a variant. */
  readonly text: (name: string) => string;
  /** The figures of the row. */
  readonly figure: (name: string) => Expression;
}

export function choose({ parameters, lift }: Facts, code: ChoiceCode): Chosen {
  const { title, gives, rows, ...given } = parameters.choices[code];
  const { give, path } = rowFor(lift, rows, `choices.${code}`);
  const ground = groundOf(parameters, given);
  const text = (name: string): string => give[name] ?? missing(`${path}.${name}`);
  return {
    path,
    title,
    ground,
    text,
    figure: (name) => {
      const { name: words, unit } = gives[name] ?? missing(`${path}.${name}`);
      return term({ name: words, value: text(name), unit, from: 'figure', path: `${path}.${name}`, ...ground });
    },
  };
}

/** The first row whose conditions all hold; the loader sees to it that there is one. */
export function rowFor<Row extends Conditions>(
  lift: KnownLift,
  rows: readonly Row[],
  table: string,
): Row & { readonly path: string } {
  const index = rows.findIndex((row) => holds(lift, row));
  const row = rows[index] ?? missing(table);
  return { ...row, path: `${table}.rows.${index}` };
}

function holds(lift: KnownLift, row: Conditions): boolean {
  const { drive = lift.drive, machineRoom = lift.machineRoom, secondEntrance, commissionedBefore } = row;
  if (drive !== lift.drive || machineRoom !== lift.machineRoom) return false;
  if (secondEntrance !== undefined && secondEntrance !== hasSecondEntrance(lift)) return false;
  if (commissionedBefore !== undefined && lift.commissionedOn >= commissionedBefore) return false;
  return isUpTo(lift.ratedLoadKg, row.loadUpTo) && isUpTo(lift.ratedSpeedMps, row.speedUpTo);
}

const isUpTo = (value: DecimalText, limit: DecimalText | undefined): boolean =>
  limit === undefined || compareDecimalTexts(value, limit) <= 0;

/** Basis, source in words, note. */
export type Ground = Pick<Operand, 'basis' | 'source' | 'note'>;

export function groundOf(
  { sources }: ParameterFile,
  { basis, source, note }: FileGround,
): Ground & { readonly basis: Basis; readonly source: string } {
  return { basis, source: sources[source]?.text ?? missing(`sources.${source}`), note: note ?? null };
}

const known = { from: 'lift', basis: null, source: null, note: null } as const;

export const travel = ({ lift }: Facts): Expression =>
  term({ name: '提升高度', value: lift.travelHeightM, unit: 'm', path: 'lift.travelHeightM', ...known });
export const ratedLoad = ({ lift }: Facts): Expression =>
  term({ name: '额定载重量', value: lift.ratedLoadKg, unit: 'kg', path: 'lift.ratedLoadKg', ...known });
export const landings = ({ lift }: Facts): Expression =>
  term({ name: '层门数', value: String(lift.landings), unit: '{landing}', path: 'lift.landings', ...known });
export const entrances = ({ lift }: Facts): Expression => {
  const value = hasSecondEntrance(lift) ? '2' : '1';
  return term({ name: '轿厢门口数', value, unit: '{entrance}', path: 'lift.landings > lift.stops', ...known });
};

/** kg per unit by the catalogue; null where it has no figure. */
export function catalogueMass(type: ComponentType | undefined, variant?: string): Expression | null {
  if (type === undefined) return null;
  const mass = variant === undefined ? type.mass : (type.variants[variant]?.mass ?? null);
  if (mass === null) return null;
  const { value, unit, path, basis, source, note = null } = mass.kgPerUnit;
  const name = variant === undefined ? `${type.zh}单位质量` : `${variant}${type.zh}单位质量`;
  return term({ name, value, unit: unit.replace('/{piece}', ''), from: 'catalogue', path, basis, source, note });
}

/** The loader has checked every code: only a fault of this program comes here. */
function missing(path: string): never {
  throw new Error(`The parameters of starting lists lack ${path}.`);
}
