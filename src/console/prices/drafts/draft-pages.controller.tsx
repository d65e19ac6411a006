import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../../access/requires.js';
import { callerOf } from '../../../http/caller.js';
import { formOf } from '../../../http/forms.js';
import { freshForm, type FormState } from '../../../http/page/form-state.js';
import { Pages, type ShownPage } from '../../../http/page/pages.js';
import { redirect } from '../../../http/page/send-page.js';
import { CreateDraft } from '../../../price-tables/drafting/create-draft.js';
import { PriceDrafts } from '../../../price-tables/drafting/price-drafts.js';
import { consolePriceTables, draftHref } from '../links.js';
import { DraftFrame, draftTrail, type DraftScene } from './draft-frame.js';
import { DraftPage } from './draft-page.js';
import { draftFrame, DraftScenes } from './draft-scenes.js';
import { HeadForm, headOfForm, NewTableForm, termFields, termsOfForm } from './head-form.js';
import { refusedDraftForm } from './row-faults.js';

@ApiExcludeController()
@Controller('console/price-drafts')
export class DraftPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly scenes: DraftScenes,
    private readonly drafts: PriceDrafts,
    private readonly creation: CreateDraft,
  ) {}

  @Get('new')
  @Requires('price-drafts.write')
  async askNew(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(request, reply, newTablePage(freshForm({ kind: 'scrap', status: 'official' })));
  }

  @Post('new')
  @Requires('price-drafts.write')
  async create(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const sent = formOf(request);
    try {
      const head = headOfForm(sent, caller.organisationId);
      const draft = await this.creation.store(await this.creation.fromScratch(caller, head));
      redirect(reply, draftHref(draft.id), { tone: 'good', text: '草稿已建立，请填入价格' });
    } catch (error) {
      const page = newTablePage(refusedDraftForm(sent.values, { error, kind: 'scrap' }));
      await this.pages.show(request, reply, { ...page, status: 422 });
    }
  }

  @Get(':id')
  @Requires('price-drafts.read')
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const scene = await this.scenes.of(callerOf(request), id);
    const body = <DraftPage scene={scene} />;
    await this.pages.show(request, reply, { ...draftFrame(scene), scripts: ['table-filter'], body });
  }

  @Get(':id/head')
  @Requires('price-drafts.write')
  async askHead(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const scene = await this.scenes.editable(callerOf(request), id);
    await this.pages.show(request, reply, headPage(scene, freshForm(termFields(scene.draft))));
  }

  @Post(':id/head')
  @Requires('price-drafts.write')
  async saveHead(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const sent = formOf(request);
    try {
      await this.drafts.updateHead(caller, { id, ifMatch: sent.text('version') }, termsOfForm(sent));
      redirect(reply, draftHref(id), { tone: 'good', text: '表头已保存' });
    } catch (error) {
      const scene = await this.scenes.editable(caller, id);
      const page = headPage(scene, refusedDraftForm(sent.values, { error, kind: scene.draft.kind }));
      await this.pages.show(request, reply, { ...page, status: 422 });
    }
  }

  @Post(':id/discard')
  @Requires('price-drafts.write')
  async discard(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const sent = formOf(request);
    const decision = { id, ifMatch: sent.text('version'), reason: sent.text('reason') };
    await this.drafts.discard(callerOf(request), decision);
    redirect(reply, consolePriceTables, { tone: 'good', text: '草稿已作废' });
  }
}

function newTablePage(form: FormState): ShownPage {
  return {
    title: '新建价格表',
    lead: '编制一份还没有的价格表的首期。已有的价格表，请在其页面上选择“编制下一期”。',
    current: consolePriceTables,
    trail: draftTrail(),
    body: <NewTableForm form={form} />,
  };
}

function headPage(scene: DraftScene, form: FormState): ShownPage {
  const body = (
    <DraftFrame scene={scene} view="head">
      <HeadForm draft={scene.draft} form={form} />
    </DraftFrame>
  );
  return { ...draftFrame(scene), body };
}
