/** 委托: what several lifts have in common, and how far each of them is. */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import { audit } from '../../access/audit-log.js';
import { Field } from '../../appraisals/order/field-decorators.js';
import { textField } from '../../appraisals/order/order-fields.js';
import { CLOCK, type Clock } from '../../config/clock.js';
import { canonicalJson } from '../../fingerprints/canonical-json.js';
import type { PreparedAnswer } from '../../http/idempotency/idempotent-posts.js';
import { sortableId } from '../../http/sortable-id.js';
import type { AssignmentCase } from '../assignment-cases.js';
import type { Assignment } from '../assignment.entities.js';
import type { EngagementDetailDto, EngagementHeadDto, EngagementLiftDto } from '../assignment.dto.js';
import { assignmentProblem } from '../assignment-problem.js';
import type { Actor } from '../assignment-store.js';
import { assignmentSummary } from '../assignment-view.js';
import { Assignments } from '../assignments.js';
import { countedIds, totalsOf } from './engagement-totals.js';
import { EngagementRecord } from './engagement.entity.js';

export class NewEngagementDto {
  @Field(textField(200), { description: 'As the firm calls it, a compound say' }) name: string;
  @Field(textField(200), { optional: true, description: '委托人' }) client?: string;
  @Field(textField(200), { optional: true, description: 'Number of the contract' }) contractNumber?: string;
  @Field(textField(2000), { optional: true }) note?: string;
}

export interface EngagementPage {
  readonly limit: number;
  readonly before: string | null;
}

/** Cases are opened so many at a time, however many an engagement has. */
const casesAtOnce = 200;

@Injectable()
export class Engagements {
  constructor(
    private readonly dataSource: DataSource,
    private readonly assignments: Assignments,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  prepare({ organisationId, actor }: Actor, { name, ...content }: NewEngagementDto): PreparedAnswer {
    const now = this.clock.now();
    const [id, at] = [sortableId(now), now.toISOString()];
    const head: EngagementHeadDto = { id, name, content, at };
    return {
      status: 201,
      headers: { location: `/v1/engagements/${id}` },
      body: JSON.stringify(head),
      write: async (manager) => {
        const row = { id, organisationId, name, contentJson: canonicalJson(content), actor, at };
        await manager.insert(EngagementRecord, row);
        await audit(manager, { organisationId, at: now, actor, action: 'engagement.recorded', subject: id });
      },
    };
  }

  /** Newest first. */
  async list(organisationId: string, { limit, before }: EngagementPage): Promise<readonly EngagementHeadDto[]> {
    const where = { organisationId, ...(before === null ? {} : { id: LessThan(before) }) };
    const found = await this.dataSource.manager.find(EngagementRecord, { where, order: { id: 'DESC' }, take: limit });
    return found.map(headOf);
  }

  async detail(organisationId: string, id: string): Promise<EngagementDetailDto> {
    const record = await this.dataSource.manager.findOneBy(EngagementRecord, { id, organisationId });
    if (record === null) throw assignmentProblem('engagement-unknown');
    const listed = (await this.casesOf(organisationId, id)).map(liftOf).sort(byLift);
    const counted = countedIds(listed);
    const assignments = listed.map((one) => ({ ...one, isCounted: counted.has(one.id) }));
    return { ...headOf(record), assignments, totals: totalsOf(assignments) };
  }

  private async casesOf(organisationId: string, engagementId: string): Promise<readonly AssignmentCase[]> {
    const cases: AssignmentCase[] = [];
    for (let before: string | null | undefined = null; before !== undefined;) {
      const rows: readonly Assignment[] = await this.assignments.list(organisationId, {
        ...{ limit: casesAtOnce, before, engagementId },
      });
      cases.push(...(await this.assignments.statesOf(organisationId, rows)));
      before = rows.length < casesAtOnce ? undefined : rows.at(-1)?.id;
    }
    return cases;
  }
}

function headOf({ id, name, contentJson, at }: EngagementRecord): EngagementHeadDto {
  return { id, name, content: JSON.parse(contentJson) as object, at };
}

/** By lift, and of one lift the newest first. */
function byLift(one: EngagementLiftDto, other: EngagementLiftDto): number {
  if (one.deviceCode !== other.deviceCode) return one.deviceCode < other.deviceCode ? -1 : 1;
  return one.id > other.id ? -1 : 1;
}

function liftOf(opened: AssignmentCase): EngagementLiftDto {
  const { appraised, report } = opened.facts;
  return {
    ...assignmentSummary(opened),
    scrapNet: appraised?.scrapResidualValue.net ?? null,
    remaining: appraised?.remainingValue ?? null,
    isIssued: report?.state === 'archived',
    isDemonstration: appraised?.isDemonstration ?? false,
    isCounted: true,
  };
}
