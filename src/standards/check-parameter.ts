/** One figure: its unit, its bounds, its source, and that its path is its own. */
import { checkKnown, type CheckContext } from './check-context.js';
import type { FileMass, FileParameter, Loose } from './edition-files.js';
import { compareDecimalTexts } from '../engine/index.js';

export interface ParameterRule {
  readonly units: readonly string[];
  /** What is allowed, in words, and the test. The text is a plain decimal without sign. */
  readonly bounds: { readonly allowed: string; readonly accepts: (value: string) => boolean };
}

const isWhole = (text: string): boolean => /^\d+(\.0+)?$/.test(text);
const isAbove = (limit: string) => (value: string) => compareDecimalTexts(value, limit) > 0;

export const bounds = {
  share: { allowed: '0 to 1', accepts: (value: string) => compareDecimalTexts(value, '1') <= 0 },
  shareBelowOne: { allowed: '0 to less than 1', accepts: (value: string) => compareDecimalTexts(value, '1') < 0 },
  any: { allowed: '0 or more', accepts: () => true },
  positive: { allowed: 'more than 0', accepts: isAbove('0') },
  wholePositive: {
    allowed: 'a whole number above 0',
    accepts: (value: string) => isWhole(value) && isAbove('0')(value),
  },
  roundingStep: { allowed: '1, 10, 100', accepts: (value: string) => ['1', '10', '100'].includes(value) },
} as const;

export interface PlacedParameter {
  /** The parameter's path in the edition. */
  readonly path: string;
  readonly file: string;
  readonly key: string;
  readonly parameter: Loose<FileParameter> | null;
}

export function checkParameter(context: CheckContext, placed: PlacedParameter, rule: ParameterRule): void {
  const { file, key, path, parameter } = placed;
  if (parameter === undefined || parameter === null) return;
  const { value, unit, source } = parameter;
  if (unit !== undefined && !rule.units.includes(unit)) {
    context.report({ file, key: `${key}.unit`, message: `wrong unit ${JSON.stringify(unit)}`, allowed: rule.units });
  }
  if (value !== undefined && !rule.bounds.accepts(value)) {
    context.report({ file, key: `${key}.value`, message: `${value} is out of bounds`, allowed: [rule.bounds.allowed] });
  }
  checkKnown(context, context.sources, { file, key: `${key}.source`, code: source });
  const before = context.parameterPaths.get(path);
  if (before !== undefined) {
    context.report({ file, key, message: `duplicate parameter path ${path}, already in ${before}` });
  }
  context.parameterPaths.set(path, `${file}: ${key}`);
}

export interface PlacedMass extends PlacedParameter {
  readonly parameter: Loose<FileMass> | null;
}

/** A catalogue mass is above 0 and lies between its low and its high. */
export function checkMass(context: CheckContext, placed: PlacedMass, componentUnit: string | undefined): void {
  const { parameter } = placed;
  if (parameter === undefined || parameter === null) return;
  const units = componentUnit === undefined ? [parameter.unit ?? ''] : [`kg/${componentUnit}`];
  checkParameter(context, placed, { units, bounds: bounds.positive });
  checkBand(context, placed, parameter);
}

function checkBand(context: CheckContext, { file, key }: PlacedMass, mass: NonNullable<Loose<FileMass>>): void {
  const { low, value, high } = mass;
  if (value === undefined) return;
  if (low !== undefined && compareDecimalTexts(low, value) > 0) {
    const message = `low ${low} is above the value ${value}`;
    context.report({ file, key: `${key}.low`, message, allowed: [`0 to ${value}`] });
  }
  if (high !== undefined && compareDecimalTexts(high, value) < 0) {
    const message = `high ${high} is below the value ${value}`;
    context.report({ file, key: `${key}.high`, message, allowed: [`${value} or more`] });
  }
}
