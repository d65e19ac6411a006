import { Injectable } from '@nestjs/common';
import type { AssignmentCase } from './assignment-cases.js';
import { Assignments } from './assignments.js';
import type { StepId } from './steps/step-ids.js';

export interface AssignmentQuestion {
  readonly limit: number;
  readonly before: string | null;
  readonly search: string | null;
  /** Only those whose current step it is; `archived`: only closed files. */
  readonly step: StepId | 'archived' | null;
}

export interface FoundAssignments {
  readonly items: readonly AssignmentCase[];
  /** Id to go on after; null: that was all. */
  readonly next: string | null;
}

const chunk = 100;

/** The state is computed, so a list by state looks through the files, newest first, until the page is full. */
@Injectable()
export class FindAssignments {
  constructor(private readonly assignments: Assignments) {}

  async find(
    organisationId: string,
    { limit, search, step, ...question }: AssignmentQuestion,
  ): Promise<FoundAssignments> {
    const items: AssignmentCase[] = [];
    let { before } = question;
    for (;;) {
      const take = step === null ? limit + 1 : chunk;
      const rows = await this.assignments.list(organisationId, { limit: take, before, search });
      const opened = await this.assignments.statesOf(organisationId, rows);
      items.push(...opened.filter(({ state }) => step === null || (state.step ?? 'archived') === step));
      if (items.length > limit) return { items: items.slice(0, limit), next: items[limit - 1]?.assignment.id ?? null };
      if (rows.length < take) return { items, next: null };
      before = rows.at(-1)?.id ?? null;
    }
  }
}
