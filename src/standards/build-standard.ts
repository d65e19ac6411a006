/** The checked files of an edition as the engine's `Standard`. Nothing is decided here: figures get paths and sources. */
import type { Standard } from '../engine/index.js';
import { componentTypeFrom } from './build-catalogue.js';
import { rollForwardFrom } from './build-roll-forward.js';
import { parameterFrom, sourceText, type SourceTexts } from './build-parameter.js';
import type { EditionFiles, FileParameter } from './edition-files.js';

export function standardFrom(files: EditionFiles): Standard {
  const sources = new Map(Object.entries(files.sources.sources).map(([code, { text }]) => [code, text]));
  const { id, version, calculationVersion, title, validFrom, tables } = files.edition;
  return {
    id,
    version,
    calculationVersion,
    title,
    validFrom,
    tables,
    ...figuresFrom(files, sources),
    regionFallback: mapValues(files.regions.regions, ({ fallback }) => fallback),
    materials: mapValues(files.materials.materials, ({ recoveryRate, ...material }, code) => ({
      code,
      ...material,
      recoveryRate: parameterFrom(`materials.${code}.recoveryRate`, recoveryRate, sources),
    })),
    componentTypes: Object.fromEntries(
      Object.values(files.catalogue).flatMap(({ system, types }) =>
        Object.entries(types).map(([code, type]) => [code, componentTypeFrom({ system, code, type }, sources)]),
      ),
    ),
    ...rulesFrom(files, sources),
    ...(files.rollForward === undefined ? {} : { rollForward: rollForwardFrom(files.rollForward, sources) }),
  };
}

type Figures = 'maxAgeDays' | 'taxRates' | 'massBands' | 'conditionWeights' | 'roundingStep' | 'limits';

function figuresFrom({ parameters }: EditionFiles, sources: SourceTexts): Pick<Standard, Figures> {
  const group = <Key extends string>(name: string, members: Readonly<Record<Key, FileParameter>>) =>
    mapValues(members, (parameter, key) => parameterFrom(`${name}.${key}`, parameter, sources));
  return {
    maxAgeDays: group('maxAgeDays', parameters.maxAgeDays),
    taxRates: group('taxRates', parameters.taxRates),
    massBands: group('massBands', parameters.massBands),
    conditionWeights: group('conditionWeights', parameters.conditionWeights),
    roundingStep: parameterFrom('roundingStep', parameters.roundingStep, sources),
    limits: group('limits', parameters.limits),
  };
}

type Rules = 'scrappingConditions' | 'retentionClasses' | 'deductions' | 'deliveryBases';

function rulesFrom(files: EditionFiles, sources: SourceTexts): Pick<Standard, Rules> {
  return {
    scrappingConditions: mapValues(files.scrappingConditions.conditions, ({ zh, en, clause, basis, source }, code) => ({
      ...{ code, zh, en, clause, basis },
      source: sourceText(source, sources),
    })),
    retentionClasses: mapValues(files.retentionClasses.classes, ({ gates, clause, basis, source }) => ({
      ...{ gates, clause, basis },
      source: sourceText(source, sources),
    })),
    deductions: files.deductions.deductions.map(({ truckLoad, source, ...deduction }) => ({
      ...deduction,
      source: sourceText(source, sources),
      ...(truckLoad === undefined
        ? {}
        : { truckLoad: parameterFrom(`deductions.${deduction.code}.truckLoad`, truckLoad, sources) }),
    })),
    deliveryBases: mapValues(files.deliveryBases.deliveryBases, (basis, code) => ({ code, ...basis })),
  };
}

function mapValues<Key extends string, Value, Result>(
  map: Readonly<Record<Key, Value>>,
  change: (value: Value, key: string) => Result,
): Record<Key, Result> {
  const entries = Object.entries<Value>(map).map(([key, value]) => [key, change(value, key)]);
  return Object.fromEntries(entries) as Record<Key, Result>;
}
