/** Fills the list of components in one go: with the estimates for such a lift, or from a similar lift. */
import { Inject, Injectable } from '@nestjs/common';
import { SHELF, type Shelf } from '../../appraisals/shelf.js';
import { CLOCK, type Clock } from '../../config/clock.js';
import type { StartingParameters } from '../../starting-lists/parameters/read-parameters.js';
import { STARTING_PARAMETERS } from '../../starting-lists/parameters/starting-parameters.js';
import { proposeList } from '../../starting-lists/propose-list.js';
import type { StartingList } from '../../starting-lists/starting-list.js';
import { invalidRequest, listRefused } from '../../starting-lists/starting-list-problem.js';
import type { Actor } from '../assignment-store.js';
import type { DraftComponent, WorkingPaper } from './working-paper.js';
import { WorkingPapers } from './working-papers.js';

export interface StartedList {
  readonly paper: WorkingPaper;
  readonly list: StartingList;
  readonly replaced: readonly string[];
}

@Injectable()
export class FillPaper {
  constructor(
    private readonly papers: WorkingPapers,
    @Inject(SHELF) private readonly shelf: Shelf,
    @Inject(STARTING_PARAMETERS) private readonly parameters: StartingParameters,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async startingList(caller: Actor, assignmentId: string, expectedVersion: number): Promise<StartedList> {
    const { order } = await this.papers.latest(caller.organisationId, assignmentId);
    const { lift, referenceDate, region, standard } = order;
    const request = JSON.parse(JSON.stringify({ lift, referenceDate, region, standard })) as unknown;
    const shelf = { standards: this.shelf.standards, parameters: this.parameters };
    const outcome = proposeList(request, shelf, this.clock);
    if (outcome.kind === 'invalid') throw invalidRequest(outcome.faults);
    if (outcome.kind === 'refused') throw listRefused(outcome.refusals);
    const filled = { ...order, components: outcome.order.components };
    const paper = await this.papers.save(caller, assignmentId, { order: filled, expectedVersion, note: '取初始清单' });
    return { paper, list: outcome.list, replaced: (order.components ?? []).map(({ id }) => id) };
  }

  /** `from`: another assignment of the organisation. */
  async copy(caller: Actor, assignmentId: string, { from, expectedVersion }: CopyWish): Promise<WorkingPaper> {
    const { order: other } = await this.papers.latest(caller.organisationId, from);
    const { order } = await this.papers.latest(caller.organisationId, assignmentId);
    const components = (other.components ?? []).map(asOfSimilarLift);
    const note = `取自评估项目 ${from}`;
    return this.papers.save(caller, assignmentId, { order: { ...order, components }, expectedVersion, note });
  }
}

export interface CopyWish {
  readonly from: string;
  readonly expectedVersion: number;
}

/** Types and quantities are alike; what was seen, weighed, agreed and proven is of the other lift alone. */
export function asOfSimilarLift(component: DraftComponent): DraftComponent {
  const ofTheOther = ['survey', 'retention', 'evidence', 'installedOn'];
  if (component.mass?.method === 'weighed') ofTheOther.push('mass');
  return Object.fromEntries(Object.entries(component).filter(([name]) => !ofTheOther.includes(name))) as DraftComponent;
}
