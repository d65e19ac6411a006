/** A batch is looked through, then stored whole; workers hear of it once it stands. */
import { Inject, Injectable } from '@nestjs/common';
import { isAllowed } from '../../access/permissions.js';
import { audit } from '../../access/audit-log.js';
import { AppraisalDesk } from '../../appraisals/appraisal-desk.js';
import { CLOCK, type Clock } from '../../config/clock.js';
import type { Caller } from '../../http/caller.js';
import type { PreparedAnswer } from '../../http/idempotency/idempotent-posts.js';
import { sortableId } from '../../http/sortable-id.js';
import { missingEngagementParts } from '../../reports/report-content.js';
import { ReportTerms } from '../../reports/report-terms.js';
import { BatchRecord } from '../batch.entities.js';
import { batchProblem } from '../batch-problem.js';
import { noItems } from '../batch-state.js';
import { BatchStore } from '../batch-store.js';
import { batchView, noProgress } from '../batch-view.js';
import { checkOrders, type CheckedOrders } from './check-orders.js';
import type { ReceivedBatch } from './receive-batch.js';

@Injectable()
export class TakeBatch {
  constructor(
    private readonly store: BatchStore,
    private readonly appraisals: AppraisalDesk,
    private readonly terms: ReportTerms,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async prepare(caller: Caller, received: ReceivedBatch): Promise<PreparedAnswer> {
    const issues = received.reports === 'issue';
    if (issues && !isAllowed(caller, 'reports.issue')) throw batchProblem('batch-needs-issuing');
    const examine = await this.appraisals.examiner(caller.organisationId);
    const mustBeSigned = issues && this.terms.appraisersSign;
    const checked = await checkOrders(await received.orders(), {
      examine,
      needsReview: (order) => mustBeSigned && missingEngagementParts(order).length === 0,
      aside: received.aside,
    });
    return this.answer(caller, received, checked);
  }

  private answer(
    { organisationId, actor }: Caller,
    { label, reports, source, bodySha256 }: ReceivedBatch,
    { count, repeated, items }: CheckedOrders,
  ): PreparedAnswer {
    const at = this.clock.now();
    const id = sortableId(at);
    const facts = { id, organisationId, label, reports, items: count, source, bodySha256, actor, at: at.toISOString() };
    const batch = Object.assign(new BatchRecord(), facts);
    const counts = { ...noItems, waiting: count };
    const view = batchView({ batch, acts: [], counts, state: 'running' }, noProgress);
    const warnings = repeated.map((lift) => ({ code: 'device-code-repeated', ...lift }));
    return {
      status: 201,
      headers: { location: `/v1/batches/${id}` },
      body: JSON.stringify({ ...view, warnings }),
      write: async (manager) => {
        await this.store.add(manager, batch, items());
        await audit(manager, { organisationId, at, actor, action: 'batch.stored', subject: id });
      },
    };
  }
}
