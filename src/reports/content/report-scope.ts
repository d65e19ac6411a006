/** What every chapter looks things up in: the input, the texts, and the lines in the order of the printed table. */
import type { AppraisalLine, Component, ComponentType } from '../../engine/index.js';
import type { Naming } from './names.js';
import { typeOf } from './names.js';
import { reportTexts } from './report-texts.js';
import { parameterNames, type ParameterName } from './parameter-names.js';
import type { ReportInput } from './report-input.js';

/** The eight systems of GB/T 7024 in the order of the report. */
export const LIFT_SYSTEMS = ['traction', 'guide', 'car', 'door', 'balancing', 'drive', 'control', 'safety'] as const;

export interface NumberedLine {
  /** Number in the component table, used in every later reference. */
  readonly number: number;
  readonly line: AppraisalLine;
  readonly component: Component;
  readonly type: ComponentType;
}

export interface SystemLines {
  readonly system: string;
  readonly lines: readonly NumberedLine[];
}

export interface ReportScope extends ReportInput, Naming {
  readonly order: ReportInput['order'];
  readonly standard: ReportInput['standard'];
  /** All eight systems, also those without lines. */
  readonly systems: readonly SystemLines[];
  readonly isAgency: boolean;
  readonly parameterNames: ReadonlyMap<string, ParameterName>;
}

export function reportScope(input: ReportInput): ReportScope {
  const text = reportTexts(input.texts);
  const naming = { order: input.order, standard: input.standard, text };
  return {
    ...input,
    ...naming,
    systems: linesBySystem(input, naming),
    parameterNames: parameterNames(naming),
    // Without a stated profile the report claims the lesser title.
    isAgency: input.order.engagement?.profile === 'agency',
  };
}

export function allLines(scope: ReportScope): readonly NumberedLine[] {
  return scope.systems.flatMap(({ lines }) => lines);
}

function linesBySystem({ appraisal, order }: ReportInput, naming: Naming): readonly SystemLines[] {
  const components = new Map(order.components.map((component) => [component.id, component]));
  const bySystem = new Map<string, Omit<NumberedLine, 'number'>[]>(LIFT_SYSTEMS.map((system) => [system, []]));
  for (const line of appraisal.lines) {
    const component = components.get(line.componentId);
    if (!component) throw new Error(`The appraisal has a line for "${line.componentId}", the order has not`);
    const type = typeOf(naming, line.type);
    const group = bySystem.get(type.system);
    if (!group) throw new Error(`Component type "${type.code}" belongs to no system of the report: "${type.system}"`);
    group.push({ line, component, type });
  }
  let number = 0;
  return [...bySystem].map(([system, lines]) => ({
    system,
    lines: lines.map((entry) => ({ ...entry, number: ++number })),
  }));
}
