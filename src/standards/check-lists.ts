/** The other files: deductions and their drivers, scrapping conditions, retention classes, regions, texts. */
import type { DeductionDriver, DeductionKind } from '../engine/index.js';
import { checkKnown, type CheckContext } from './check-context.js';
import { bounds, checkParameter } from './check-parameter.js';
import type { EditionFiles, FileDeduction, Loose } from './edition-files.js';
import { isRegion } from './regions/regions.js';
import { requiredTexts } from './required-texts.js';

type Files = NonNullable<Loose<EditionFiles>>;

const driversOf: Readonly<Record<DeductionKind, readonly DeductionDriver[]>> = {
  dismantling: ['per-stop', 'per-landing', 'lump'],
  cutting: ['per-tonne'],
  transport: ['per-tonne-kilometre', 'per-trip'],
  'hazardous-waste': ['per-hazardous-quantity'],
};

export function checkLists(context: CheckContext, files: Files): void {
  checkDeductions(context, files.deductions);
  checkConditions(context, files.scrappingConditions);
  checkRegions(context, files.regions);
  checkTexts(context, files.reportTexts);
  const file = `${context.label}/retention-classes.yaml`;
  for (const [code, rule] of Object.entries(files.retentionClasses?.classes ?? {})) {
    checkKnown(context, context.sources, { file, key: `classes.${code}.source`, code: rule?.source });
    checkGates(context, { file, key: `classes.${code}.gates`, gates: rule?.gates });
  }
}

/** The condition rate of a kept part is made from its score: a class that keeps parts must ask for one. */
function checkGates(
  context: CheckContext,
  { file, key, gates }: { readonly file: string; readonly key: string; readonly gates: unknown },
): void {
  if (!Array.isArray(gates) || gates.length === 0 || gates.includes('survey-score')) return;
  context.report({
    file,
    key,
    message: 'a class that keeps parts needs the gate survey-score',
    allowed: ['survey-score'],
  });
}

function checkDeductions(context: CheckContext, deductions: Files['deductions']): void {
  const file = `${context.label}/deductions.yaml`;
  const seen = new Set<string>();
  for (const [index, deduction] of (deductions?.deductions ?? []).entries()) {
    if (deduction === undefined) continue;
    const key = `deductions.${index}`;
    checkKnown(context, context.sources, { file, key: `${key}.source`, code: deduction.source });
    checkDriver(context, { file, key, deduction });
    const { code } = deduction;
    if (code === undefined) continue;
    if (seen.has(code)) context.report({ file, key: `${key}.code`, message: `${code} stands twice` });
    seen.add(code);
  }
}

interface PlacedDeduction {
  readonly file: string;
  readonly key: string;
  readonly deduction: NonNullable<Loose<FileDeduction>>;
}

function checkDriver(context: CheckContext, { file, key, deduction }: PlacedDeduction): void {
  const { code, kind, driver, truckLoad } = deduction;
  if (kind !== undefined && driver !== undefined && !driversOf[kind].includes(driver)) {
    const message = `the driver ${driver} does not fit the kind ${kind}`;
    context.report({ file, key: `${key}.driver`, message, allowed: driversOf[kind] });
  }
  if (driver === 'per-trip' && !('truckLoad' in deduction)) {
    context.report({ file, key: `${key}.truckLoad`, message: 'is missing: the driver per-trip needs it' });
  }
  if (driver !== undefined && driver !== 'per-trip' && truckLoad !== undefined) {
    const message = `the driver ${driver} has no truck load`;
    context.report({ file, key: `${key}.truckLoad`, message, allowed: ['per-trip'] });
  }
  const path = `deductions.${code ?? key}.truckLoad`;
  const placed = { path, file, key: `${key}.truckLoad`, parameter: truckLoad };
  checkParameter(context, placed, { units: ['t'], bounds: bounds.positive });
}

function checkConditions(context: CheckContext, conditions: Files['scrappingConditions']): void {
  const file = `${context.label}/scrapping-conditions.yaml`;
  for (const [code, condition] of Object.entries(conditions?.conditions ?? {})) {
    const key = `conditions.${code}`;
    checkKnown(context, context.sources, { file, key: `${key}.source`, code: condition?.source });
    for (const [index, type] of (condition?.appliesTo ?? []).entries()) {
      checkKnown(context, context.componentTypes, { file, key: `${key}.appliesTo.${index}`, code: type });
    }
  }
}

function checkRegions(context: CheckContext, regions: Files['regions']): void {
  const file = `${context.label}/regions.yaml`;
  for (const [code, region] of Object.entries(regions?.regions ?? {})) {
    if (!isRegion(code)) {
      context.report({
        file,
        key: `regions.${code}`,
        message: `${code} is no region`,
        allowed: ['a code of GB/T 2260'],
      });
    }
    for (const [index, other] of (region?.fallback ?? []).entries()) {
      const key = `regions.${code}.fallback.${index}`;
      checkKnown(context, context.regions, { file, key, code: other });
      if (other === code) context.report({ file, key, message: 'a region does not stand in for itself' });
    }
  }
}

function checkTexts(context: CheckContext, texts: Files['reportTexts']): void {
  if (texts === undefined) return;
  const file = `${context.label}/report-texts.zh-CN.yaml`;
  for (const key of requiredTexts) {
    if (!Object.hasOwn(texts, key)) context.report({ file, key, message: 'is missing: every finding needs its text' });
  }
}
