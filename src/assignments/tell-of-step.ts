/** A step that was completed or opened again is told to the firm's webhooks, in the transaction of the act. */
import type { EntityManager } from 'typeorm';
import { enqueueWebhook } from '../notices/webhooks/enqueue-webhook.js';
import type { Actor, NewAct } from './assignment-store.js';

/** What is only recorded is not told: it may be half of something. */
export async function tellOfStep(
  manager: EntityManager,
  { organisationId }: Actor,
  { assignmentId, act, step, content, at }: Pick<NewAct, 'assignmentId' | 'act' | 'step' | 'content' | 'at'>,
): Promise<void> {
  const about = { assignment: { id: assignmentId }, step };
  if (act === 'completed') {
    await enqueueWebhook(manager, { organisationId, type: 'assignment.step-completed', payload: about, at });
  }
  if (act === 'reopened') {
    const payload = { ...about, ...content };
    await enqueueWebhook(manager, { organisationId, type: 'assignment.step-reopened', payload, at });
  }
}
