/** The parameters of the edition that this appraisal took, named and written out. */
import type { Reference } from '../../engine/index.js';
import type { ReportScope } from './report-scope.js';
import { withUnit } from './format.js';
import { unitNameOrCode } from './names.js';

type ParameterReference = Extract<Reference, { kind: 'parameter' }>;

export interface UsedParameter extends ParameterReference {
  /** Text key `parameter.<name>`. */
  readonly name: string;
  /** 轿厢导轨 45年: what it is a figure of, with value and unit. */
  readonly figure: string;
}

/** In the order of their paths. */
export function usedParameters(scope: ReportScope): readonly UsedParameter[] {
  return Object.entries(scope.appraisal.references)
    .sort(byKey)
    .flatMap(([key, reference]): UsedParameter[] => {
      if (reference.kind !== 'parameter') return [];
      const path = key.slice('parameter:'.length);
      const { kind, subject } = scope.parameterNames.get(path) ?? { kind: 'other', subject: path };
      const amount = amountOf(scope, reference);
      return [{ ...reference, name: kind, figure: subject === '' ? amount : `${subject} ${amount}` }];
    });
}

function amountOf(scope: ReportScope, { value, unit }: ParameterReference): string {
  return unit === '1' ? value : withUnit(value, unitNameOrCode(scope, unit));
}

export function byKey(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  if (a[0] === b[0]) return 0;
  return a[0] < b[0] ? -1 : 1;
}

/** Groups in the order of first appearance. */
export function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
