import { Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { CLOCK, type Clock } from '../../config/clock.js';
import { callerOf } from '../../http/caller.js';
import { formOf } from '../../http/forms.js';
import { redirect } from '../../http/page/send-page.js';
import { readRevocation, readSupersession, readVisibility } from '../../reports/standing/read-standing-wish.js';
import { StandingStore } from '../../reports/standing/standing-store.js';
import { WithdrawReport } from '../../reports/standing/withdraw-report.js';
import { FormActs } from '../form-acts.js';
import { reportHref } from '../valuation/links.js';
import { appraisalOf, SigningScenes } from './signing-scenes.js';
import { signatureProblem } from '../../reports/signatures/signature-problem.js';

/** What becomes of a report after it was issued. Refusals are pages of their own that lead back. */
@ApiExcludeController()
@Controller('console/assignments/:id/report')
export class StandingPagesController {
  constructor(
    private readonly scenes: SigningScenes,
    private readonly withdraw: WithdrawReport,
    private readonly standing: StandingStore,
    private readonly forms: FormActs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post('visibility')
  @Requires('reports.publish')
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const { mode } = readVisibility({ mode: formOf(request).text('mode') });
    const report = await this.withdraw.reportOf(caller, await this.appraisal(request, id));
    await this.standing.setVisibility(report, mode, { actor: caller.actor, at: this.clock.now() });
    redirect(reply, reportHref(id), { tone: 'good', text: '公开范围已保存' });
  }

  @Post('supersession')
  @Requires('reports.withdraw')
  async supersede(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const sent = formOf(request);
    const wish = readSupersession({ by: sent.text('by'), reason: sent.text('supersessionReason') });
    const appraisalId = await this.appraisal(request, id);
    await this.forms.run(request, () => this.withdraw.supersede(callerOf(request), { appraisalId, ...wish }));
    redirect(reply, reportHref(id), { tone: 'good', text: '报告已标明由新报告取代' });
  }

  @Post('earlier/:appraisalId/supersession')
  @Requires('reports.withdraw')
  async supersedeEarlier(
    @Param() { id, appraisalId }: { readonly id: string; readonly appraisalId: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const by = await this.appraisal(request, id);
    const wish = { ...readSupersession({ by, reason: formOf(request).text('earlierReason') }), appraisalId };
    await this.forms.run(request, () => this.withdraw.supersede(callerOf(request), wish));
    redirect(reply, reportHref(id), { tone: 'good', text: '较早的报告已由本报告取代' });
  }

  @Post('revocation')
  @Requires('reports.withdraw')
  async revoke(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const wish = readRevocation({ reason: formOf(request).text('revocationReason') });
    const appraisalId = await this.appraisal(request, id);
    await this.forms.run(request, () => this.withdraw.revoke(callerOf(request), { appraisalId, ...wish }));
    redirect(reply, reportHref(id), { tone: 'good', text: '报告已撤销' });
  }

  private async appraisal(request: FastifyRequest, id: string): Promise<string> {
    const { valuation } = await this.scenes.open(callerOf(request), id);
    const appraisalId = appraisalOf(valuation.opened);
    if (appraisalId === null) throw signatureProblem('report-not-prepared');
    return appraisalId;
  }
}
