import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../../access/requires.js';
import { callerOf } from '../../../http/caller.js';
import { EdgeError } from '../../../http/edge-error.js';
import { formOf } from '../../../http/forms.js';
import { freshForm, noFaults, type FormState } from '../../../http/page/form-state.js';
import { Pages, type ShownPage } from '../../../http/page/pages.js';
import { redirect } from '../../../http/page/send-page.js';
import { readQuery, wholeNumber } from '../../../http/query.js';
import { PriceDrafts } from '../../../price-tables/drafting/price-drafts.js';
import { draftHref } from '../links.js';
import { DraftFrame, type DraftScene } from './draft-frame.js';
import { draftFrame, DraftScenes } from './draft-scenes.js';
import { faultInGrid, gridValues, roomFor, rowsOfGrid, sliceAt, type GridEdit, type GridSlice } from './grid-form.js';
import { GridPage } from './grid-page.js';
import { refusedDraftForm } from './row-faults.js';
import { UnsavedRows } from './unsaved-rows.js';

@ApiExcludeController()
@Requires('price-drafts.write')
@Controller('console/price-drafts/:id/grid')
export class DraftGridPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly scenes: DraftScenes,
    private readonly drafts: PriceDrafts,
  ) {}

  @Get()
  async ask(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const scene = await this.scenes.editable(callerOf(request), id);
    const slice = sliceOf(request, scene);
    await this.pages.show(request, reply, gridPage(scene, slice, freshForm(gridValues(scene.draft, slice))));
  }

  @Post()
  async save(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const sent = formOf(request);
    const scene = await this.scenes.editable(caller, id);
    const slice = sliceOf(request, scene);
    const edit = rowsOfGrid(scene.draft, slice, sent);
    try {
      await this.drafts.replaceRows(caller, { id, ifMatch: sent.text('version') }, edit.rows);
      redirect(reply, draftHref(id), { tone: 'good', text: `已保存，草稿现有 ${edit.rows.length} 行` });
    } catch (error) {
      const page = isOvertaken(error)
        ? overtakenPage(scene, slice, edit)
        : gridPage(scene, roomFor(slice, sent.values), refusedGrid(scene, { values: sent.values, error, edit }));
      await this.pages.show(request, reply, { ...page, status: isOvertaken(error) ? 409 : 422 });
    }
  }
}

const sliceOf = (request: FastifyRequest, { draft }: DraftScene): GridSlice =>
  sliceAt(draft.rows.length, readQuery(request, { from: wholeNumber(0, 1_000_000, 0) }).from);

const isOvertaken = (error: unknown): boolean => error instanceof EdgeError && error.kind === 'precondition-failed';

interface RefusedGrid {
  readonly values: FormState['values'];
  readonly error: unknown;
  readonly edit: GridEdit;
}

/** Rows are named by the numbers they have in the grid, whatever was removed before them. */
function refusedGrid({ draft: { kind } }: DraftScene, { values, error, edit }: RefusedGrid): FormState {
  const { faults, ...form } = refusedDraftForm(values, { error, kind });
  const all = faults.all.map((fault) => faultInGrid(edit.numbers, fault));
  return { ...form, faults: { ...faults, all } };
}

function gridPage(scene: DraftScene, slice: GridSlice, form: FormState): ShownPage {
  const body = (
    <DraftFrame scene={scene} view="grid">
      <GridPage draft={scene.draft} words={scene.words} slice={slice} form={form} />
    </DraftFrame>
  );
  return { ...draftFrame(scene), scripts: ['price-grid', 'leave-guard'], body };
}

/** The draft as it is now, and beside it what was typed: rows may have moved, so nothing is put into cells unasked. */
function overtakenPage(scene: DraftScene, slice: GridSlice, { rows }: GridEdit): ShownPage {
  const { draft, words } = scene;
  const form = { values: gridValues(draft, slice), faults: noFaults };
  const body = (
    <DraftFrame scene={scene} view="grid">
      <UnsavedRows current={draft.rows} typed={rows} kind={draft.kind} words={words} />
      <GridPage draft={draft} words={words} slice={slice} form={form} />
    </DraftFrame>
  );
  return { ...draftFrame(scene), scripts: ['price-grid', 'leave-guard'], body };
}
