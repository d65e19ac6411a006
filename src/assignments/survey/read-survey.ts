/** The survey of an assignment as it stands: every component with its label, its remarks and its photographs. */
import { Inject, Injectable } from '@nestjs/common';
import { chinaDayOf, CLOCK, type Clock } from '../../config/clock.js';
import { assignmentProblem } from '../assignment-problem.js';
import { Assignments } from '../assignments.js';
import type { AssignmentCase } from '../assignment-cases.js';
import type { DraftComponent } from '../working-paper/working-paper.js';
import { PhotoStore, photoCounts } from './photos/photo-store.js';
import type { SurveyPhoto } from './photos/survey-photo.entity.js';
import { surveyOverview, type SurveyedLine } from './survey-overview.js';
import type { SurveyedType } from './surveyed-component.js';
import { surveyedTypes } from './surveyed-types.js';

export interface SurveyReading {
  readonly opened: AssignmentCase;
  readonly lines: readonly SurveyedLine<DraftComponent>[];
  /** Of the component types that occur. */
  readonly types: Readonly<Record<string, SurveyedType>>;
  readonly photos: readonly SurveyPhoto[];
  readonly commissionedOn: string | undefined;
  readonly referenceDate: string | undefined;
  readonly today: string;
}

@Injectable()
export class ReadSurvey {
  constructor(
    private readonly assignments: Assignments,
    private readonly photos: PhotoStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(organisationId: string, assignmentId: string): Promise<SurveyReading> {
    const opened = await this.assignments.stateOf(organisationId, assignmentId);
    const photos = await this.photos.list(organisationId, assignmentId);
    const { order, edition } = opened.facts;
    const components = order.components ?? [];
    const occurring = new Set(components.map(({ type }) => type));
    const all = edition === null ? {} : surveyedTypes(edition);
    const types = Object.fromEntries(Object.entries(all).filter(([code]) => occurring.has(code)));
    const days = {
      commissionedOn: order.lift?.commissionedOn,
      referenceDate: order.referenceDate,
      today: chinaDayOf(this.clock.now()),
    };
    const lines = surveyOverview({ components, types, ...days, photos: photoCounts(photos) });
    return { opened, lines, types, photos, ...days };
  }

  /** @throws assignment-unknown, and assignment-archived: a file that is closed takes nothing more from the survey. */
  async mustBeOpen(organisationId: string, assignmentId: string): Promise<void> {
    const { facts } = await this.assignments.stateOf(organisationId, assignmentId);
    if (facts.completed.archive) throw assignmentProblem('assignment-archived');
  }
}
