import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { mayDo } from '../../../access/permissions.js';
import { Requires } from '../../../access/requires.js';
import { CorrectionEffects, type CorrectingAct } from '../../../corrections/correction-effects.js';
import type { ReappraisalView } from '../../../corrections/correction-views.js';
import { ReappraiseAffected } from '../../../corrections/reappraise-affected.js';
import { callerOf } from '../../../http/caller.js';
import { Pages } from '../../../http/page/pages.js';
import { redirect } from '../../../http/page/send-page.js';
import { optional, readQuery, wholeNumber } from '../../../http/query.js';
import { consoleCorrections, correctionHref } from '../links.js';
import { CorrectionsPage } from './corrections-page.js';
import { EffectsPage } from './effects-page.js';

interface Place {
  readonly publisher: string;
  readonly table: string;
  readonly start: string;
}

const idOf = ({ publisher, table, start }: Place): string => `${publisher}/${table}/${start}`;
const place = wholeNumber(0, Number.MAX_SAFE_INTEGER, 0);
const actOf = (request: FastifyRequest): CorrectingAct | null => {
  const isAct = (text: string): boolean => text === 'corrected' || text === 'withdrawn';
  return readQuery(request, { act: optional('corrected, withdrawn', isAct), after: place }).act as CorrectingAct | null;
};

const effectsPerPage = 100;
const correctionsPerPage = 20;

@ApiExcludeController()
@Controller('console/price-corrections')
export class CorrectionPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly effects: CorrectionEffects,
    private readonly reappraisals: ReappraiseAffected,
    private readonly dataSource: DataSource,
  ) {}

  @Get()
  @Requires('corrections.read')
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { before } = readQuery(request, { before: place });
    const wanted = { before: before === 0 ? null : before, limit: correctionsPerPage };
    const { items, next } = await this.effects.corrections(callerOf(request), wanted);
    await this.pages.show(request, reply, {
      title: '价格更正',
      lead: '已发布价格的更正和撤回，以及用过旧价格的报告。',
      isWide: true,
      current: consoleCorrections,
      body: <CorrectionsPage items={items} nextHref={next === null ? null : `?before=${next}`} />,
    });
  }

  @Get(':publisher/:table/:start')
  @Requires('corrections.read')
  async show(@Param() at: Place, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const act = actOf(request);
    const { after } = readQuery(request, { after: place, act: optional('', () => true) });
    const wish = { editionId: idOf(at), act, after, limit: effectsPerPage };
    const { correction, items, next } = await this.effects.list(caller, wish);
    const nextHref = next === null ? null : `?act=${correction.act}&after=${next}`;
    const mayReappraise = mayDo(caller.roles, 'corrections.reappraise');
    await this.pages.show(request, reply, {
      title: correction.act === 'corrected' ? '更正的影响' : '撤回的影响',
      isWide: true,
      current: consoleCorrections,
      trail: [{ href: consoleCorrections, label: '价格更正' }],
      body: <EffectsPage {...{ correction, items, nextHref, mayReappraise }} />,
    });
  }

  @Post(':publisher/:table/:start/re-appraisals')
  @Requires('corrections.reappraise')
  async reappraise(@Param() at: Place, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const act = await this.effects.actOf(caller, idOf(at), actOf(request));
    // For one act an appraisal is made again once, however often the button is pressed.
    const prepared = await this.reappraisals.prepare(caller, { act, appraisalIds: null });
    await this.dataSource.transaction((manager) => prepared.write(manager));
    const { created, refused, remaining } = JSON.parse(prepared.body) as ReappraisalView;
    const told = [
      `已重新评估 ${created.length} 份`,
      ...(refused.length > 0 ? [`${refused.length} 份缺价格，未能重做`] : []),
      ...(remaining > 0 ? [`还有 ${remaining} 份，请再按一次`] : []),
    ];
    const to = `${correctionHref(idOf(at))}?act=${act.act}`;
    redirect(reply, to, { tone: refused.length > 0 ? 'caution' : 'good', text: told.join('；') });
  }
}
