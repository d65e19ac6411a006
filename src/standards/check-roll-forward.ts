/** roll-forward.yaml: only beside calculationVersion '2', for codes that exist, each carrier with its source. */
import type { PriceKind } from '../engine/index.js';
import { checkKnown, type CheckContext, type Codes } from './check-context.js';
import { bounds, checkParameter, type ParameterRule } from './check-parameter.js';
import type { EditionFiles, FileRollForwardRule, Loose } from './edition-files.js';

type Files = NonNullable<Loose<EditionFiles>>;

const days: ParameterRule = { units: ['d'], bounds: bounds.wholePositive };

export function checkRollForward(context: CheckContext, files: Files): void {
  const { rollForward } = files;
  if (rollForward === undefined) return;
  const file = `${context.label}/roll-forward.yaml`;
  checkVersion(context, files.edition?.calculationVersion);
  checkTable(context, file, files);
  const path = 'rollForward.maxIndexAgeDays';
  checkParameter(context, { path, file, key: 'maxIndexAgeDays', parameter: rollForward.maxIndexAgeDays }, days);
  const known = knownCodes(context, files);
  for (const [kind, rule] of Object.entries(rollForward.kinds ?? {})) {
    if (rule !== undefined) checkRule(context, { file, kind, rule, known: known[kind as PriceKind] });
  }
}

function checkVersion(context: CheckContext, version: string | undefined): void {
  if (version === undefined || version === '2') return;
  const file = `${context.label}/edition.yaml`;
  const message = `version ${version} of the rules carries no prices, but there is a roll-forward.yaml`;
  context.report({ file, key: 'calculationVersion', message, allowed: ['2'] });
}

function checkTable(context: CheckContext, file: string, { rollForward, edition }: Files): void {
  const table = rollForward?.table;
  if (table === undefined || !Object.values(edition?.tables ?? {}).includes(table)) return;
  const message = `${table} prices things itself: an index is a table of its own`;
  context.report({ file, key: 'table', message });
}

/** What a price of each kind may be called. */
function knownCodes({ materials, componentTypes, wasteCodes }: CheckContext, files: Files): Record<PriceKind, Codes> {
  const deductions = files.deductions?.deductions;
  const hazardous = Object.entries(files.materials?.materials ?? {}).flatMap(([code, material]) =>
    material?.hazardousWasteCode === undefined ? [] : [code],
  );
  const services = (deductions ?? []).flatMap((deduction) => {
    const code = deduction?.serviceCode;
    if (code === undefined) return [];
    return deduction?.kind === 'hazardous-waste' ? [...(wasteCodes ?? [])].map((waste) => `${code}:${waste}`) : [code];
  });
  return {
    scrap: materials && new Set([...materials].filter((code) => !hazardous.includes(code))),
    parts: componentTypes,
    services: deductions === undefined || wasteCodes === undefined ? undefined : new Set(services),
  };
}

interface PlacedRule {
  readonly file: string;
  readonly kind: string;
  readonly rule: NonNullable<Loose<FileRollForwardRule>>;
  readonly known: Codes;
}

function checkRule(context: CheckContext, { file, kind, rule, known }: PlacedRule): void {
  const key = `kinds.${kind}.longestCarryDays`;
  const path = `rollForward.${kind}.longestCarryDays`;
  checkParameter(context, { path, file, key, parameter: rule.longestCarryDays }, days);
  for (const [code, carrier] of Object.entries(rule.carriers ?? {})) {
    const place = `kinds.${kind}.carriers.${code}`;
    checkKnown(context, known, { file, key: place, code });
    checkKnown(context, context.sources, { file, key: `${place}.source`, code: carrier?.source });
  }
}
