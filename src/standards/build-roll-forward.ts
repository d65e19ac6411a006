/** roll-forward.yaml as the engine's `RollForward`. */
import type { IndexCarrier, PriceKind, RollForward, RollForwardRule } from '../engine/index.js';
import { parameterFrom, sourceText, type SourceTexts } from './build-parameter.js';
import type { FileRollForward, FileRollForwardRule } from './edition-files.js';

export function rollForwardFrom({ table, maxIndexAgeDays, kinds }: FileRollForward, sources: SourceTexts): RollForward {
  const rules = Object.entries(kinds).map(([kind, rule]) => [kind, ruleFrom(kind as PriceKind, rule, sources)]);
  return {
    table,
    maxIndexAgeDays: parameterFrom('rollForward.maxIndexAgeDays', maxIndexAgeDays, sources),
    kinds: Object.fromEntries(rules) as RollForward['kinds'],
  };
}

function ruleFrom(kind: PriceKind, rule: FileRollForwardRule, sources: SourceTexts): RollForwardRule {
  const carriers = Object.entries(rule.carriers).map(([code, { source, ...carrier }]): [string, IndexCarrier] => {
    const path = `rollForward.${kind}.carriers.${code}`;
    return [code, { path, ...carrier, source: sourceText(source, sources) }];
  });
  return {
    longestCarryDays: parameterFrom(`rollForward.${kind}.longestCarryDays`, rule.longestCarryDays, sources),
    carriers: Object.fromEntries(carriers),
  };
}
