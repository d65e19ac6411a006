/** What the acts of an assignment come to, in the order they were done. Pure. */
import type { AssignmentAct } from '../assignment.entities.js';
import type { StepDone } from './assignment-state.js';
import { nothingRecorded, type StepContents } from './step-content.js';
import type { StepId } from './step-ids.js';

type Act = Pick<AssignmentAct, 'act' | 'step' | 'contentJson' | 'actor' | 'personId' | 'at'>;

/** The latest record of each step counts. */
export function contentsOf(acts: readonly Act[]): StepContents {
  const recorded = acts.flatMap(({ act, step, contentJson }) =>
    act === 'recorded' && step !== null ? [[step, JSON.parse(contentJson) as object] as const] : [],
  );
  return { ...nothingRecorded, ...(Object.fromEntries(recorded) as Partial<StepContents>) };
}

/** How often a step was recorded: the state of its content that a change is made against. */
export const recordsOf = (acts: readonly Pick<Act, 'act' | 'step'>[], step: StepId): number =>
  acts.filter((one) => one.act === 'recorded' && one.step === step).length;

/** Steps whose last word is that they are complete. */
export function completedSteps(acts: readonly Act[]): Readonly<Partial<Record<StepId, StepDone>>> {
  const completed = new Map<StepId, StepDone>();
  for (const { act, step, actor, personId, at } of acts) {
    if (step !== null && act === 'completed') completed.set(step, { actor, personId, at });
    if (step !== null && act === 'reopened') completed.delete(step);
  }
  return Object.fromEntries(completed);
}

export interface Hold {
  readonly reason: string;
  readonly actor: string;
  readonly at: string;
}

/** Whether somebody ordered the file to be kept beyond its term. */
export function holdOf(acts: readonly Act[]): Hold | null {
  const last = acts.findLast(({ act }) => act === 'hold-set' || act === 'hold-lifted');
  if (last?.act !== 'hold-set') return null;
  const { reason } = JSON.parse(last.contentJson) as { reason: string };
  return { reason, actor: last.actor, at: last.at };
}

/** 资产评估法 Art. 29: 15 years from the day of the report, 30 for a statutory appraisal. */
export function keptUntil(issuedOn: string | null, { statutory }: { readonly statutory?: boolean }): string | null {
  if (issuedOn === null) return null;
  const year = Number(issuedOn.slice(0, 4)) + (statutory === true ? 30 : 15);
  const day = issuedOn.slice(4);
  // Fewer leap years than years: the day after the last of February then.
  const isMissing = day === '-02-29' && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0));
  return `${year}${isMissing ? '-03-01' : day}`;
}
