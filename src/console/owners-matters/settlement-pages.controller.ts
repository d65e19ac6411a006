import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { AppraisalDesk } from '../../appraisals/appraisal-desk.js';
import { callerOf } from '../../http/caller.js';
import { EdgeError } from '../../http/edge-error.js';
import { formOf } from '../../http/forms.js';
import type { FormBody } from '../../http/page/form-body.js';
import { freshForm, refusedForm, type FormState } from '../../http/page/form-state.js';
import { Pages } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import { readSettlement } from '../../owners/settlements/read-settlement.js';
import { SettlementDesk } from '../../owners/settlements/settlement-desk.js';
import { ownersPath } from './owners-index.js';
import { settlementBody, settlementFaults } from './settlement-form.js';
import { settlementPage } from './settlement-page.js';

interface Visit {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

@ApiExcludeController()
@Requires('settlements.write')
@Controller('console/owners/:id/settlement')
export class SettlementPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: SettlementDesk,
    private readonly appraisals: AppraisalDesk,
  ) {}

  @Get()
  show(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.page(id, { request, reply }, null);
  }

  @Post()
  async record(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const sent = formOf(request);
    try {
      await this.desk.record(callerOf(request), id, readSettlement(settlementBody(sent)));
    } catch (error) {
      return this.page(id, { request, reply }, refused(sent, error));
    }
    redirect(reply, `${ownersPath}/${id}/settlement`, { tone: 'good', text: '结算已登记。' });
  }

  private async page(id: string, { request, reply }: Visit, refusal: FormState | null): Promise<void> {
    const caller = callerOf(request);
    const settlements = await this.desk.list(caller, id);
    const { referenceDate } = (await this.appraisals.stored(caller.organisationId, id)).appraisal;
    const form = refusal ?? freshForm();
    const status = refusal === null ? 200 : 422;
    await this.pages.show(request, reply, settlementPage({ id, settlements, referenceDate, form, status }));
  }
}

function refused(sent: FormBody, error: unknown): FormState {
  const state = refusedForm(sent, error);
  const faults = error instanceof EdgeError ? (error.content.faults ?? []) : [];
  return faults.length === 0 ? state : { ...state, faults: { ...state.faults, all: settlementFaults(faults) } };
}
