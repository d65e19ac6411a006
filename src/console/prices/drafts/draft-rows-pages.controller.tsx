import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../../access/requires.js';
import { callerOf, type Caller } from '../../../http/caller.js';
import { EdgeError } from '../../../http/edge-error.js';
import { formOf, uploadOf, type Upload } from '../../../http/forms.js';
import { freshForm, type FormState } from '../../../http/page/form-state.js';
import { Pages, type ShownPage } from '../../../http/page/pages.js';
import { redirect } from '../../../http/page/send-page.js';
import { keyOfRow, keyText } from '../../../price-tables/comparison/row-key.js';
import type { PriceDraft } from '../../../price-tables/drafting/price-draft.js';
import { PriceDrafts } from '../../../price-tables/drafting/price-drafts.js';
import { EvidenceStore } from '../../../price-tables/evidence/evidence-store.js';
import type { PriceRowInFile } from '../../../price-tables/price-table-file.js';
import { draftHref } from '../links.js';
import { rowFields, rowOfFields } from '../row-form.js';
import { DraftFrame, type DraftScene } from './draft-frame.js';
import { draftFrame, DraftScenes } from './draft-scenes.js';
import { placesFor, quotationFields, quotationsOfForm, withQuotations } from './quotation-form.js';
import { refusedDraftForm } from './row-faults.js';
import { RowPage } from './row-page.js';

interface RowPlace {
  readonly id: string;
  /** Counted from 0, or `new`. */
  readonly row: string;
}

const mostFiles = 22;

@ApiExcludeController()
@Requires('price-drafts.write')
@Controller('console/price-drafts/:id/rows')
export class DraftRowsPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly scenes: DraftScenes,
    private readonly drafts: PriceDrafts,
    private readonly evidence: EvidenceStore,
  ) {}

  @Get(':row')
  async ask(@Param() place: RowPlace, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const scene = await this.scenes.editable(callerOf(request), place.id);
    const index = indexOf(scene.draft, place);
    await this.pages.show(request, reply, rowPage(scene, index, freshForm(valuesOf(scene.draft, index))));
  }

  @Post(':row')
  async save(@Param() place: RowPlace, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const upload = await uploadOf(request, { maxFiles: mostFiles });
    const scene = await this.scenes.editable(caller, place.id);
    const index = indexOf(scene.draft, place, upload.form.text('key'));
    const at = index === 'new' ? scene.draft.rows.length : index;
    try {
      const row = await this.rowOf(caller, upload, { draft: scene.draft, before: scene.draft.rows[at] });
      const seen = { id: place.id, ifMatch: upload.form.text('version'), index: at };
      await this.drafts.editRow(caller, seen, row);
      redirect(reply, draftHref(place.id), { tone: 'good', text: index === 'new' ? '已添加一行' : '这一行已保存' });
    } catch (error) {
      const form = refusedDraftForm(upload.form.values, { error, kind: scene.draft.kind, own: `rows.${at}.` });
      await this.pages.show(request, reply, { ...rowPage(scene, index, form), status: 422 });
    }
  }

  @Post(':row/removal')
  async remove(@Param() place: RowPlace, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const sent = formOf(request);
    const { draft } = await this.scenes.editable(caller, place.id);
    const index = indexOf(draft, place);
    if (index === 'new') throw noSuchRow();
    await this.drafts.editRow(caller, { id: place.id, ifMatch: sent.text('version'), index }, null);
    redirect(reply, draftHref(place.id), { tone: 'good', text: '这一行已删除' });
  }

  /** Files go to the store first: a row only ever names what is there. */
  private async rowOf(
    caller: Caller,
    { form, files }: Upload,
    { draft, before }: { readonly draft: PriceDraft; readonly before: PriceRowInFile | undefined },
  ): Promise<PriceRowInFile> {
    const uploaded = new Map<number, string>();
    const fields = { ...form.values };
    for (const { field, bytes, fileName } of files) {
      const { sha256 } = await this.evidence.add(caller, { bytes, fileName });
      const index = /^quotations\.(\d+)\.file$/.exec(field)?.[1];
      if (index !== undefined) uploaded.set(Number(index), sha256);
      else fields['source.evidenceSha256'] = sha256;
    }
    return withQuotations(rowOfFields(draft.kind, fields, before), quotationsOfForm(form, uploaded));
  }
}

/** Where the row stands now; with its key also when rows before it have come or gone in between. */
function indexOf({ rows }: PriceDraft, { row }: RowPlace, key = ''): number | 'new' {
  if (row === 'new') return 'new';
  const index = /^\d{1,6}$/.test(row) ? Number(row) : -1;
  const hasKey = (one: PriceRowInFile | undefined): boolean => one !== undefined && keyText(keyOfRow(one)) === key;
  const found = key === '' || hasKey(rows[index]) ? index : rows.findIndex(hasKey);
  if (rows[found] === undefined) throw noSuchRow();
  return found;
}

function noSuchRow(): EdgeError {
  const title = { zh: '没有这一行，可能已被删除', en: 'There is no such row; it may have been removed' };
  return new EdgeError({ kind: 'not-found', code: 'price-row-unknown', title });
}

function valuesOf({ kind, rows, regions }: PriceDraft, index: number | 'new'): FormState['values'] {
  const row = index === 'new' ? undefined : rows[index];
  if (row === undefined) return { region: regions[0] ?? '', key: '' };
  return { ...rowFields(kind, row), ...quotationFields(row.quotations ?? []), key: keyText(keyOfRow(row)) };
}

function rowPage(scene: DraftScene, index: number | 'new', form: FormState): ShownPage {
  const { draft, words } = scene;
  const row = index === 'new' ? undefined : draft.rows[index];
  const body = (
    <DraftFrame scene={scene}>
      <h2>{row === undefined ? '添加一行' : words.row(row)}</h2>
      <RowPage draft={draft} row={index} form={form} places={placesFor(row?.quotations ?? [])} />
    </DraftFrame>
  );
  return { ...draftFrame(scene), scripts: ['leave-guard'], body };
}
