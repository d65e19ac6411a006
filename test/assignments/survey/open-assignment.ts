/** A lift with its file and an open assignment, made by the same use cases as the doors use. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { Assignments } from '../../../src/assignments/assignments.js';
import { LiftRegister } from '../../../src/assignments/lifts/lift-register.js';
import { WorkingPapers } from '../../../src/assignments/working-paper/working-papers.js';
import { machine, rail, smallOrder } from '../../api/small-order.js';

export const deviceCode = '31102101002004090001';

interface Opener {
  readonly organisationId: string;
  readonly actor: string;
}

/** The id of the assignment, with these components in its working paper. */
export async function openAssignment(
  app: NestFastifyApplication,
  { organisationId, actor }: Opener,
  components: readonly unknown[] = [machine(), rail()],
): Promise<string> {
  const caller = { organisationId, actor, personId: null };
  const { lift, region } = smallOrder() as { lift: { deviceCode: string }; region: string };
  const { deviceCode: code, ...facts } = lift;
  await app
    .get(LiftRegister)
    .save(caller, code, { facts: { address: '沈阳市和平区示例路 9 号 1 单元', ...facts, region }, expectedVersion: 0 });
  const wanted = { deviceCode: code, purpose: '为老旧电梯更新提供残余价值参考', engagementId: null };
  const { opened, write } = await app.get(Assignments).open(caller, wanted);
  const { assignment } = opened;
  await app.get(DataSource).transaction((manager) => write(manager));
  const papers = app.get(WorkingPapers);
  const { order, version } = await papers.latest(organisationId, assignment.id);
  const filled = { ...order, referenceDate: '2026-06-30', components };
  await papers.save(caller, assignment.id, { order: filled, expectedVersion: version, note: '' });
  return assignment.id;
}
