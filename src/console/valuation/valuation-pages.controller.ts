import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { WorkingPapers } from '../../assignments/working-paper/working-papers.js';
import { callerOf } from '../../http/caller.js';
import { formOf } from '../../http/forms.js';
import { Pages } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import { valuationHref } from './links.js';
import { refusedOnPage } from './refused-on-page.js';
import { ValuationScenes } from './valuation-scenes.js';
import { decidedOtherwise, withDecisions } from './what-if.js';
import { workspacePage } from './workspace-frame.js';

/** The table at which a lift is valued. */
@ApiExcludeController()
@Controller('console/assignments/:id/valuation')
export class ValuationPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly scenes: ValuationScenes,
    private readonly papers: WorkingPapers,
  ) {}

  @Get()
  @Requires('assignments.read')
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(request, reply, workspacePage(await this.scenes.open(callerOf(request), id)));
  }

  @Post('decisions')
  @Requires('assignments.write')
  async decide(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const sent = formOf(request);
    const scene = await this.scenes.open(caller, id);
    const saved = scene.opened.paper.order;
    const order = withDecisions(saved, sent);
    const trial = { order, preview: await this.scenes.preview(caller, order) };
    if (sent.text('act') !== 'save') return this.pages.show(request, reply, workspacePage(scene, trial));
    const ids = decidedOtherwise(saved, order).map((one) => one.id);
    try {
      const expectedVersion = Number(sent.text('version'));
      await this.papers.save(caller, id, { order, expectedVersion, note: `处置：${ids.join('、')}`.slice(0, 200) });
      redirect(reply, valuationHref(id), { tone: 'good', text: `已保存 ${ids.length} 个部件的处置` });
    } catch (error) {
      const form = refusedOnPage(sent, error);
      await this.pages.show(request, reply, { ...workspacePage(scene, trial, form), status: 422 });
    }
  }
}
