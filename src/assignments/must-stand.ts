/**
 * Readers wait for nobody: what was read of an assignment before the transaction may have changed when it begins. Asked
 * first in every transaction that takes the work on one further; in it no other writer comes between. What a file is kept
 * by (a hold, a refused deletion) is added to archived ones too, and looks at the acts itself.
 */
import { In, type EntityManager } from 'typeorm';
import type { AssignmentCase } from './assignment-cases.js';
import { AssignmentAct } from './assignment.entities.js';
import { assignmentProblem } from './assignment-problem.js';

/** @throws assignment-archived */
export async function mustBeOpen(manager: EntityManager, assignmentId: string): Promise<void> {
  const isArchived = await manager.existsBy(AssignmentAct, { assignmentId, act: 'completed', step: 'archive' });
  if (isArchived) throw assignmentProblem('assignment-archived');
}

/** Nothing was done about it since it was read. @throws assignment-archived, assignment-overtaken */
export async function mustStand(
  manager: EntityManager,
  { assignment: { id: assignmentId }, acts }: SeenCase,
): Promise<void> {
  await mustBeOpen(manager, assignmentId);
  const isOvertaken = (await manager.countBy(AssignmentAct, { assignmentId })) !== acts.length;
  if (isOvertaken) throw assignmentProblem('assignment-overtaken');
}

/** No step was completed or opened again since it was read. @throws as `mustStand` */
export async function stepsMustStand(
  manager: EntityManager,
  { assignment: { id: assignmentId }, acts }: SeenCase,
): Promise<void> {
  await mustBeOpen(manager, assignmentId);
  const seen = acts.filter(({ act }) => ending.some((one) => one === act)).length;
  const isOvertaken = (await manager.countBy(AssignmentAct, { assignmentId, act: In([...ending]) })) !== seen;
  if (isOvertaken) throw assignmentProblem('assignment-overtaken');
}

type SeenCase = Pick<AssignmentCase, 'assignment' | 'acts'>;

const ending = ['completed', 'reopened'] as const;
