/** Parts that are counted: so many a lift, landing or car entrance, by the table `pieces` of the parameters. */
import { product, term, type Expression } from '../expression.js';
import { entrances, groundOf, landings, rowFor, type Facts } from '../facts.js';
import { absentForDrive, type Outcome } from '../outcome.js';
import type { FilePiece } from '../parameters/parameter-file.js';

export function countedPieces(facts: Facts): readonly Outcome[] {
  return facts.parameters.pieces.map((piece, index) => pieceOutcome(facts, piece, `pieces.${index}`));
}

function pieceOutcome(facts: Facts, piece: FilePiece, path: string): Outcome {
  const { type, place, per, drives, rows } = piece;
  const { lift, standard } = facts;
  if (drives !== undefined && !drives.includes(lift.drive)) return absentForDrive(type, lift.drive);
  const row = rowFor(lift, rows, path);
  if (row.reason !== undefined) return { kind: 'absent', type, code: 'not-usual', reason: row.reason };
  const count = term({
    name: per === undefined ? '每台数量' : per === 'landing' ? '每层数量' : '每个门口数量',
    value: row.count,
    // What the catalogue counts the type in: pieces, or kilograms of oil.
    unit: standard.componentTypes[type]?.unit ?? '{piece}',
    from: 'figure',
    path: `${row.path}.count`,
    ...groundOf(facts.parameters, piece),
  });
  const { variant } = row;
  const about = { ...(variant === undefined ? {} : { variant }), ...(place === undefined ? {} : { place }) };
  return { kind: 'line', type, ...about, steps: [], quantity: times(count, facts, per), choices: [] };
}

function times(count: Expression, facts: Facts, per: FilePiece['per']): Expression {
  if (per === undefined) return count;
  return product(count.unit, count, per === 'landing' ? landings(facts) : entrances(facts));
}
