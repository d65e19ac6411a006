/** What the pages of assignments need besides the assignment: names of people, rights, names of components. */
import { Injectable } from '@nestjs/common';
import { People } from '../../access/people/people.js';
import { mayDo } from '../../access/permissions.js';
import type { AssignmentCase } from '../../assignments/assignment-cases.js';
import { assignmentView } from '../../assignments/assignment-view.js';
import { Assignments } from '../../assignments/assignments.js';
import { ReadSurvey } from '../../assignments/survey/read-survey.js';
import type { Caller } from '../../http/caller.js';
import type { FormState } from '../../http/page/form-state.js';
import type { AssignmentPageWishes } from './assignment-page.js';
import type { NamedComponent } from './step-fields.js';

@Injectable()
export class AssignmentScenes {
  constructor(
    private readonly assignments: Assignments,
    private readonly people: People,
    private readonly surveys: ReadSurvey,
  ) {}

  open({ organisationId }: Caller, id: string): Promise<AssignmentCase> {
    return this.assignments.stateOf(organisationId, id);
  }

  async overview(caller: Caller, id: string, refused: FormState | null = null): Promise<AssignmentPageWishes> {
    const opened = await this.open(caller, id);
    const assignment = assignmentView(opened);
    const { acts } = opened;
    const names = await this.people.nameOf(acts.map(({ personId, actor }) => personId ?? actor));
    const address = opened.paper.order.lift?.address ?? null;
    return { assignment, address, acts, names, may: rightsOf(caller), refused };
  }

  /** The lines of the working paper, each with the label its survey suggests. */
  async components({ organisationId }: Caller, id: string): Promise<readonly NamedComponent[]> {
    const { lines, opened } = await this.surveys.of(organisationId, id);
    const types = opened.facts.edition?.standard.componentTypes ?? {};
    return lines.map(({ component, evidence }) => {
      const zh = Object.hasOwn(types, component.type) ? types[component.type]?.zh : undefined;
      const parts = [component.id, zh ?? component.type, component.variant].filter((part) => part !== undefined);
      return { id: component.id, name: parts.join(' '), suggested: evidence.label };
    });
  }
}

export const rightsOf = ({ roles }: Caller): AssignmentPageWishes['may'] => ({
  write: mayDo(roles, 'assignments.write'),
  close: mayDo(roles, 'assignments.close'),
});
