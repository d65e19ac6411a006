import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../../access/requires.js';
import { callerOf } from '../../../http/caller.js';
import { uploadOf, type Upload } from '../../../http/forms.js';
import { formWithFaults, freshForm, type FormState } from '../../../http/page/form-state.js';
import { Pages, type ShownPage } from '../../../http/page/pages.js';
import { redirect } from '../../../http/page/send-page.js';
import { DraftSheets, type SheetImport } from '../../../price-tables/exchange/draft-sheets.js';
import { sheetMediaTypes } from '../../../price-tables/exchange/sheet-file-name.js';
import { draftHref } from '../links.js';
import { DraftFrame, type DraftScene } from './draft-frame.js';
import { draftFrame, DraftScenes } from './draft-scenes.js';
import { ImportPage, type RefusedSheet } from './import-page.js';
import { refusedDraftForm } from './row-faults.js';

/** A sheet with its faults is put into the page itself, where it is no more than this. */
const mostInPage = 3_000_000;

@ApiExcludeController()
@Requires('price-drafts.write')
@Controller('console/price-drafts/:id/import')
export class DraftImportPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly scenes: DraftScenes,
    private readonly sheets: DraftSheets,
  ) {}

  @Get()
  async ask(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const scene = await this.scenes.editable(callerOf(request), id);
    await this.pages.show(request, reply, importPage(scene, freshForm()));
  }

  @Post()
  async take(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const { form, files } = await uploadOf(request);
    const scene = await this.scenes.editable(caller, id);
    const [file] = files;
    if (file === undefined) {
      const missing = formWithFaults(form, [{ name: 'sheet', text: '请选择要导入的文件' }]);
      return this.pages.show(request, reply, { ...importPage(scene, missing), status: 422 });
    }
    try {
      const seen = { id, ifMatch: form.text('version') };
      const upload = { bytes: file.bytes, name: file.fileName, annotated: true };
      const outcome = await this.sheets.import(caller, seen, upload);
      if (outcome.kind === 'imported') {
        return redirect(reply, draftHref(id), { tone: 'good', text: `已导入 ${outcome.draft.rows.length} 行` });
      }
      const page = importPage(scene, freshForm(), refusedSheet(file, outcome));
      await this.pages.show(request, reply, { ...page, status: 422 });
    } catch (error) {
      const page = importPage(scene, refusedDraftForm(form.values, { error, kind: scene.draft.kind }));
      await this.pages.show(request, reply, { ...page, status: 422 });
    }
  }
}

function refusedSheet(
  { fileName }: Upload['files'][number],
  { faults, annotated }: SheetImport & { kind: 'faults' },
): RefusedSheet {
  if (annotated === null || annotated.bytes.byteLength > mostInPage) return { fileName, faults, annotated: null };
  const mediaType = sheetMediaTypes[annotated.format];
  return { fileName, faults, annotated: { ...annotated, mediaType, bytes: Buffer.from(annotated.bytes) } };
}

function importPage(scene: DraftScene, form: FormState, refused: RefusedSheet | null = null): ShownPage {
  const body = (
    <DraftFrame scene={scene} view="import">
      <ImportPage draft={scene.draft} form={form} refused={refused} />
    </DraftFrame>
  );
  return { ...draftFrame(scene), body };
}
