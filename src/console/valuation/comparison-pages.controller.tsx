import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { Requires } from '../../access/requires.js';
import type { WorkingPaper, WorkingPaperSummary } from '../../assignments/working-paper/working-paper.js';
import { WorkingPapers } from '../../assignments/working-paper/working-papers.js';
import { callerOf } from '../../http/caller.js';
import { Button } from '../../http/page/buttons.js';
import { minuteOf } from '../../http/page/china-time.js';
import { Select } from '../../http/page/fields.js';
import { freshForm } from '../../http/page/form-state.js';
import { Pages } from '../../http/page/pages.js';
import { optional, readQuery } from '../../http/query.js';
import { comparePapers } from './compare-papers.js';
import { ComparisonView } from './comparison-view.js';
import { valuationHref } from './links.js';
import { frameOf } from './workspace-frame.js';
import { ValuationScenes } from './valuation-scenes.js';

const version = optional('1…', (text) => /^[1-9]\d{0,8}$/.test(text));

/** Two versions of the working paper, what stood there before and what stands there now. */
@ApiExcludeController()
@Requires('assignments.read')
@Controller('console/assignments/:id/valuation/comparison')
export class ComparisonPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly scenes: ValuationScenes,
    private readonly papers: WorkingPapers,
  ) {}

  @Get()
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { organisationId } = callerOf(request);
    const asked = readQuery(request, { from: version, to: version });
    const scene = await this.scenes.open(callerOf(request), id);
    const latest = scene.opened.paper.version;
    const to = Number(asked.to ?? latest);
    const from = Number(asked.from ?? Math.max(1, to - 1));
    const [before, after] = await Promise.all([from, to].map((one) => this.papers.version(organisationId, id, one)));
    const versions = await this.papers.list(organisationId, id);
    const names = await this.scenes.names(versions.map(({ actor }) => actor));
    if (before === undefined || after === undefined) throw new Error('two versions were read');
    await this.pages.show(request, reply, {
      ...frameOf(scene, '比较工作底稿的两版'),
      isWide: true,
      body: (
        <>
          <Choice {...{ id, versions, names, before, after }} />
          <ComparisonView comparison={comparePapers(before.order, after.order)} naming={scene.naming} />
        </>
      ),
    });
  }
}

interface ChoiceWishes {
  readonly id: string;
  readonly versions: readonly WorkingPaperSummary[];
  readonly names: ReadonlyMap<string, string>;
  readonly before: WorkingPaper;
  readonly after: WorkingPaper;
}

function Choice({ id, versions, names, before, after }: ChoiceWishes): VNode {
  const options = versions.map((one) => ({
    value: String(one.version),
    label: `第 ${one.version} 版　${minuteOf(one.at)}　${names.get(one.actor) ?? one.actor}　${one.note}`,
  }));
  const form = freshForm({ from: String(before.version), to: String(after.version) });
  return (
    <form class="form" method="get" action={valuationHref(id, 'comparison')}>
      <Select form={form} name="from" label="原来" options={options} />
      <Select form={form} name="to" label="现在" options={options} />
      <div class="actions">
        <Button look="secondary">比较</Button>
      </div>
    </form>
  );
}
