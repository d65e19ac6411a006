import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { SaveOffers } from '../../assignments/save-offers.js';
import { callerOf } from '../../http/caller.js';
import { formOf } from '../../http/forms.js';
import { freshForm, type FormState } from '../../http/page/form-state.js';
import { Pages, type ShownPage } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import { valuationHref } from './links.js';
import { frameOf } from './workspace-frame.js';
import { OffersForm, offersFrom, offerValues } from './offers-page.js';
import { refusedOnPage } from './refused-on-page.js';
import { ValuationScenes, type ValuationScene } from './valuation-scenes.js';

const FEWEST_PLACES = 3;
const MOST_PLACES = 100;

/** The second method: what recyclers offer for the lot, and why it differs. */
@ApiExcludeController()
@Requires('assignments.write')
@Controller('console/assignments/:id/valuation/offers')
export class OffersPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly scenes: ValuationScenes,
    private readonly offers: SaveOffers,
  ) {}

  @Get()
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const scene = await this.scenes.open(callerOf(request), id);
    const { paper, facts } = scene.opened;
    const { reconciliation = '' } = facts.contents.valuation;
    const values = { ...offerValues(paper.order.offers ?? []), reconciliation };
    await this.pages.show(request, reply, offersPage(scene, freshForm(values)));
  }

  @Post()
  async save(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const sent = formOf(request);
    const scene = await this.scenes.open(caller, id);
    const { order } = scene.opened.paper;
    const places = Math.min(Number(sent.text('places')) || 0, MOST_PLACES);
    const offers = offersFrom((name) => sent.text(name), places);
    const written = sent.text('reconciliation').replaceAll('\r\n', ' ');
    const stands = scene.opened.facts.contents.valuation.reconciliation ?? '';
    try {
      const expectedVersion = Number(sent.text('version'));
      const paper = { order: { ...order, offers }, expectedVersion, note: '整体报价' };
      await this.offers.save(caller, id, { ...paper, reconciliation: written === stands ? null : written });
      redirect(reply, valuationHref(id), { tone: 'good', text: '报价与说明已保存' });
    } catch (error) {
      await this.pages.show(request, reply, { ...offersPage(scene, refusedOnPage(sent, error)), status: 422 });
    }
  }
}

function offersPage(scene: ValuationScene, form: FormState): ShownPage {
  const { paper, assignment } = scene.opened;
  const filled = paper.order.offers?.length ?? 0;
  const places = Math.max(FEWEST_PLACES, filled + 1);
  return {
    ...frameOf(scene, '第二种方法：整体报价'),
    scripts: ['leave-guard'],
    body: <OffersForm assignmentId={assignment.id} version={paper.version} form={form} places={places} />,
  };
}
