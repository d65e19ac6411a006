/** Masses added up: by system, and all of them. */
import { addDecimalTexts, type DecimalText } from '../engine/index.js';
import type { StandardEdition } from '../standards/standard-edition.js';
import type { ProposedLine, SystemMass } from './starting-list.js';

export function totalOf(lines: readonly Pick<ProposedLine, 'massKg'>[]): DecimalText {
  return lines.map(({ massKg }) => massKg).reduce(addDecimalTexts, '0.000');
}

export function systemMasses(
  { systems }: StandardEdition,
  lines: readonly ProposedLine[],
  order: readonly string[],
): readonly SystemMass[] {
  const found = [...new Set(lines.map(({ system }) => system))];
  const inOrder = [...order.filter((code) => found.includes(code)), ...found.filter((code) => !order.includes(code))];
  return inOrder.map((system) => {
    const own = lines.filter((line) => line.system === system);
    const name = systems.find(({ code }) => code === system)?.zh ?? system;
    return { system, name, lineCount: own.length, massKg: totalOf(own) };
  });
}
