/** What the pages of the valuation ask of the rooms below, gathered once for all of them. */
import { Injectable } from '@nestjs/common';
import { mayDo } from '../../access/permissions.js';
import { People } from '../../access/people/people.js';
import type { AssignmentCase } from '../../assignments/assignment-cases.js';
import { Assignments } from '../../assignments/assignments.js';
import { stepOf } from '../../assignments/steps/state-of.js';
import type { DraftOrder } from '../../assignments/working-paper/working-paper.js';
import type { AppraisalOrder } from '../../engine/index.js';
import type { Caller } from '../../http/caller.js';
import type { PageLink } from '../../http/page/page-visitor.js';
import type { Naming } from '../../reports/content/names.js';
import { reportTexts } from '../../reports/content/report-texts.js';
import { assignmentHref, assignmentsHref } from '../assignments/links.js';
import { PreviewPaper, type PaperPreview } from './preview-paper.js';

export interface ValuationScene {
  readonly opened: AssignmentCase;
  /** Of the latest version of the paper. */
  readonly preview: PaperPreview;
  /** null: no edition of the standard can be found for the paper. */
  readonly naming: Naming | null;
  /** The paper may be changed now, by this caller. */
  readonly isOpen: boolean;
  readonly mayWrite: boolean;
}

@Injectable()
export class ValuationScenes {
  constructor(
    private readonly assignments: Assignments,
    private readonly previews: PreviewPaper,
    private readonly people: People,
  ) {}

  async open({ organisationId, roles }: Caller, id: string): Promise<ValuationScene> {
    const opened = await this.assignments.stateOf(organisationId, id);
    const { paper, state, facts } = opened;
    const mayWrite = mayDo(roles, 'assignments.write');
    const isChangeable = stepOf(state, 'valuation').state !== 'done' && !facts.completed.archive;
    const preview = await this.previews.of(organisationId, paper.order);
    return { opened, preview, naming: namingOf(opened, paper.order), isOpen: mayWrite && isChangeable, mayWrite };
  }

  preview({ organisationId }: Caller, order: DraftOrder): Promise<PaperPreview> {
    return this.previews.of(organisationId, order);
  }

  names(actors: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
    return this.people.nameOf(actors.filter((actor) => actor !== null));
  }
}

/** The words of the paper's own edition. An order in the making is named like a whole one: names need no more. */
export function namingOf({ facts: { edition } }: AssignmentCase, order: DraftOrder): Naming | null {
  if (edition === null) return null;
  return { order: order as AppraisalOrder, standard: edition.standard, text: reportTexts(edition.texts) };
}

/** 样板花园 3 号楼 1 单元, or else the lift’s code. */
export const placeOf = ({ assignment, paper }: AssignmentCase): string =>
  paper.order.lift?.address ?? assignment.deviceCode;

export const trailOf = (opened: AssignmentCase): readonly PageLink[] => [
  { href: assignmentsHref, label: '评估项目' },
  { href: assignmentHref(opened.assignment.id), label: placeOf(opened) },
];
