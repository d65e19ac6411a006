import type { PreparedAnswer } from '../http/idempotency/idempotent-posts.js';
import type { NewAssignmentDto, OpenedAssignmentDto } from './assignment.dto.js';
import type { Actor } from './assignment-store.js';
import type { Assignments } from './assignments.js';
import { assignmentView } from './assignment-view.js';

/** The answer before anything is written: a new assignment holds nothing but what it was opened with. */
export async function openAssignment(
  assignments: Assignments,
  caller: Actor,
  wanted: NewAssignmentDto,
): Promise<PreparedAnswer> {
  const { opened, openTwins, write } = await assignments.open(caller, {
    ...wanted,
    engagementId: wanted.engagementId ?? null,
  });
  const { id } = opened.assignment;
  const body: OpenedAssignmentDto = { ...assignmentView(opened), findings: openTwins.map(twinFinding) };
  return { status: 201, headers: { location: `/v1/assignments/${id}` }, body: JSON.stringify(body), write };
}

const twinFinding = (id: string): OpenedAssignmentDto['findings'][number] => ({
  code: 'open-assignment-exists',
  message: '这台电梯同一目的的评估项目尚未归档，请确认不是重复立项。',
  pointer: `/v1/assignments/${id}`,
});
