/** What the buttons of the report page do: the very use cases of the API. */
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Assignments } from '../../assignments/assignments.js';
import { callerOf, type Caller } from '../../http/caller.js';
import type { Answer } from '../../http/idempotency/idempotent-posts.js';
import { IssueReport } from '../../reports/issue-report.js';
import { SealSignedReport } from '../../reports/signatures/seal-signed-report.js';
import { signatureProblem } from '../../reports/signatures/signature-problem.js';
import { FormActs } from '../form-acts.js';
import { appraisalOf } from './signing-scenes.js';
import { SlotActs } from './slot-acts.js';

export interface SlotOfAssignment {
  readonly id: string;
  readonly slot: string;
}

@Injectable()
export class ReportActs {
  constructor(
    private readonly assignments: Assignments,
    private readonly issue: IssueReport,
    private readonly slots: SlotActs,
    private readonly sealing: SealSignedReport,
    private readonly forms: FormActs,
  ) {}

  async draw(request: FastifyRequest, id: string): Promise<Answer> {
    const caller = callerOf(request);
    const appraisalId = await this.appraisalOf(caller, id);
    return this.forms.run(request, () => this.issue.prepare(caller, appraisalId));
  }

  async prepareSlot(request: FastifyRequest, { id, slot }: SlotOfAssignment): Promise<Answer> {
    const caller = callerOf(request);
    const wish = { appraisalId: await this.appraisalOf(caller, id), slot };
    return this.forms.run(request, () => this.slots.prepare(caller, wish));
  }

  async embed(
    request: FastifyRequest,
    { id, slot }: SlotOfAssignment,
    made: { readonly requestId: string; readonly cms: string },
  ): Promise<Answer> {
    const caller = callerOf(request);
    const wish = { appraisalId: await this.appraisalOf(caller, id), slot };
    return this.forms.run(request, () => this.slots.embed(caller, wish, made));
  }

  async requestJson(caller: Caller, { id, slot, requestId }: SlotOfAssignment & { readonly requestId: string }) {
    const appraisalId = await this.appraisalOf(caller, id);
    return this.slots.requestJson(caller, { appraisalId, slot }, requestId);
  }

  async seal(request: FastifyRequest, id: string): Promise<Answer> {
    const caller = callerOf(request);
    const appraisalId = await this.appraisalOf(caller, id);
    return this.forms.run(request, () => this.sealing.prepare(caller, appraisalId));
  }

  private async appraisalOf({ organisationId }: Caller, id: string): Promise<string> {
    const appraisalId = appraisalOf(await this.assignments.stateOf(organisationId, id));
    if (appraisalId === null) throw signatureProblem('report-not-prepared');
    return appraisalId;
  }
}
