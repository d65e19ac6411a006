import { Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { callerOf } from '../../http/caller.js';
import { preconditionFailed } from '../../http/etag.js';
import { formOf } from '../../http/forms.js';
import { Pages } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import { FormActs } from '../form-acts.js';
import { ConcludeValuation } from './conclude-valuation.js';
import { reviewHref, valuationHref } from './links.js';
import { refusedOnPage } from './refused-on-page.js';
import { ValuationScenes } from './valuation-scenes.js';
import { workspacePage } from './workspace-frame.js';

@ApiExcludeController()
@Requires('assignments.write')
@Controller('console/assignments/:id/valuation/appraisal')
export class ConcludePagesController {
  constructor(
    private readonly pages: Pages,
    private readonly scenes: ValuationScenes,
    private readonly conclude: ConcludeValuation,
    private readonly acts: FormActs,
  ) {}

  @Post()
  async store(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const sent = formOf(request);
    const scene = await this.scenes.open(caller, id);
    const { paper, facts } = scene.opened;
    const { version } = paper;
    // Pressed twice it is done once; what the reviewer gave back is done once more.
    const after = facts.review?.verdict === 'returned' ? `:${facts.appraised?.appraisalId ?? ''}` : '';
    try {
      if (sent.text('version') !== String(version)) throw preconditionFailed(String(version));
      await this.acts.run(request, () => this.conclude.prepare(caller, id), `appraisal:${id}:${version}${after}`);
      const isComplete = await this.conclude.complete(caller, id);
      if (isComplete) return redirect(reply, reviewHref(id), { tone: 'good', text: '评估已定稿，等待内部复核' });
      redirect(reply, valuationHref(id), { tone: 'caution', text: '评估已存；本步骤尚有缺项，见页末“定稿”' });
    } catch (error) {
      await this.pages.show(request, reply, { ...workspacePage(scene, null, refusedOnPage(sent, error)), status: 422 });
    }
  }
}
