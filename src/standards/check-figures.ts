/** Figures outside the catalogue: parameters.yaml, the recovery rates of materials, the load of a truck. */
import type { CheckContext } from './check-context.js';
import { bounds, checkParameter, type ParameterRule } from './check-parameter.js';
import type { EditionFiles, FileParameter, Loose, ParametersFile } from './edition-files.js';
import { addDecimalTexts, compareDecimalTexts } from '../engine/index.js';

type Files = NonNullable<Loose<EditionFiles>>;

const share: ParameterRule = { units: ['1'], bounds: bounds.share };
const band: ParameterRule = { units: ['1'], bounds: bounds.shareBelowOne };
const days: ParameterRule = { units: ['d'], bounds: bounds.wholePositive };
const positive = (...units: readonly string[]): ParameterRule => ({ units, bounds: bounds.positive });

const groupRules = {
  conditionWeights: share,
  massBands: band,
  maxAgeDays: days,
  taxRates: share,
} as const satisfies Partial<Record<keyof ParametersFile, ParameterRule>>;

const limitRules: Readonly<Record<keyof ParametersFile['limits'], ParameterRule>> = {
  minimumOffers: { units: ['{offer}'], bounds: bounds.wholePositive },
  reconciliationRatio: positive('1'),
  plausibleResidualValue: positive('CNY'),
  plausibleMassLow: positive('kg'),
  plausibleMassHigh: positive('kg'),
};

export function checkFigures(context: CheckContext, files: Files): void {
  checkParametersFile(context, files.parameters ?? {});
  const file = `${context.label}/materials.yaml`;
  for (const [code, material] of Object.entries(files.materials?.materials ?? {})) {
    const path = `materials.${code}.recoveryRate`;
    checkParameter(context, { path, file, key: path, parameter: material?.recoveryRate }, share);
  }
}

function checkParametersFile(context: CheckContext, parameters: NonNullable<Files['parameters']>): void {
  const file = `${context.label}/parameters.yaml`;
  const check = (path: string, parameter: Loose<FileParameter>, rule: ParameterRule): void =>
    checkParameter(context, { path, file, key: path, parameter }, rule);
  for (const [group, rule] of Object.entries(groupRules)) {
    const members: Loose<Readonly<Record<string, FileParameter>>> = parameters[group as keyof typeof groupRules];
    for (const [name, parameter] of Object.entries(members ?? {})) check(`${group}.${name}`, parameter, rule);
  }
  check('roundingStep', parameters.roundingStep, { units: ['CNY'], bounds: bounds.roundingStep });
  for (const [name, rule] of Object.entries(limitRules)) {
    check(`limits.${name}`, parameters.limits?.[name as keyof typeof limitRules], rule);
  }
  checkWeights(context, file, parameters.conditionWeights);
  checkMassLimits(context, file, parameters.limits);
}

function checkWeights(
  context: CheckContext,
  file: string,
  weights: NonNullable<Files['parameters']>['conditionWeights'],
): void {
  const age = weights?.age?.value;
  const survey = weights?.survey?.value;
  if (age === undefined || survey === undefined) return;
  const sum = addDecimalTexts(age, survey);
  if (compareDecimalTexts(sum, '1') === 0) return;
  context.report({ file, key: 'conditionWeights', message: `the weights sum to ${sum}`, allowed: ['exactly 1'] });
}

function checkMassLimits(
  context: CheckContext,
  file: string,
  limits: NonNullable<Files['parameters']>['limits'],
): void {
  const low = limits?.plausibleMassLow?.value;
  const high = limits?.plausibleMassHigh?.value;
  if (low === undefined || high === undefined || compareDecimalTexts(low, high) < 0) return;
  const message = `plausibleMassLow ${low} is not below plausibleMassHigh ${high}`;
  context.report({ file, key: 'limits.plausibleMassLow', message, allowed: [`less than ${high}`] });
}
