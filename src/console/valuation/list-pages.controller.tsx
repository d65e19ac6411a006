import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { callerOf, type Caller } from '../../http/caller.js';
import { formOf, uploadOf } from '../../http/forms.js';
import { formWithFaults, freshForm, type FormState } from '../../http/page/form-state.js';
import { Pages, type ShownPage } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import { readQuery } from '../../http/query.js';
import { sendAttachment } from '../../http/send-attachment.js';
import { sheetFileName, sheetMediaTypes } from '../../price-tables/exchange/sheet-file-name.js';
import { formatParameter } from '../../price-tables/exchange/sheet-parameters.js';
import { CopyPage, ImportPage, type RefusedList } from './list-pages.js';
import { ListFilling } from './list-filling.js';
import { valuationHref } from './links.js';
import { refusedOnPage } from './refused-on-page.js';
import { ValuationScenes, type ValuationScene } from './valuation-scenes.js';
import { frameOf, workspacePage } from './workspace-frame.js';

/** The whole list at once: estimated, imported, copied, taken away as a sheet. */
@ApiExcludeController()
@Requires('assignments.write')
@Controller('console/assignments/:id/valuation')
export class ListPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly scenes: ValuationScenes,
    private readonly filling: ListFilling,
  ) {}

  @Get('sheet')
  @Requires('assignments.read')
  async sheet(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { format } = readQuery(request, { format: formatParameter });
    const scene = await this.scenes.open(callerOf(request), id);
    const bytes = await this.filling.sheet(scene, format);
    const fileName = sheetFileName(
      scene.opened.assignment.deviceCode,
      `部件清单-第${scene.opened.paper.version}版`,
      format,
    );
    sendAttachment(reply, { bytes, mediaType: sheetMediaTypes[format], fileName });
  }

  @Post('starting-list')
  async start(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const sent = formOf(request);
    const scene = await this.scenes.open(caller, id);
    try {
      const count = await this.filling.start(caller, id, Number(sent.text('version')));
      redirect(reply, valuationHref(id), { tone: 'good', text: `已生成 ${count} 行估计的部件；请逐行核对` });
    } catch (error) {
      await this.pages.show(request, reply, { ...workspacePage(scene, null, refusedOnPage(sent, error)), status: 422 });
    }
  }

  @Get('import')
  async ask(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(request, reply, importPage(await this.scenes.open(callerOf(request), id), freshForm()));
  }

  @Post('import')
  async take(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const { form: sent, files } = await uploadOf(request);
    const scene = await this.scenes.open(caller, id);
    const [file] = files;
    const refuse = (form: FormState, refused: RefusedList | null = null): Promise<void> =>
      this.pages.show(request, reply, { ...importPage(scene, form, refused), status: 422 });
    if (file === undefined) return refuse(formWithFaults(sent, [{ name: 'sheet', text: '请选择要导入的文件' }]));
    try {
      const upload = { bytes: file.bytes, name: file.fileName };
      const outcome = await this.filling.import(caller, scene, {
        upload,
        expectedVersion: Number(sent.text('version')),
      });
      if (outcome.kind === 'faults') return refuse(freshForm(), { fileName: file.fileName, faults: outcome.faults });
      redirect(reply, valuationHref(id), { tone: 'good', text: `已导入 ${outcome.components.length} 个部件` });
    } catch (error) {
      await refuse(refusedOnPage(sent, error));
    }
  }

  @Get('copy')
  async similar(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    await this.pages.show(request, reply, await this.copyPage(caller, await this.scenes.open(caller, id), freshForm()));
  }

  @Post('copy')
  async copy(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const sent = formOf(request);
    const scene = await this.scenes.open(caller, id);
    try {
      const wish = { from: sent.text('from'), expectedVersion: Number(sent.text('version')) };
      const count = await this.filling.copy(caller, id, wish);
      redirect(reply, valuationHref(id), { tone: 'good', text: `已复制 ${count} 个部件；勘察结果和保留条件没有复制` });
    } catch (error) {
      const page = await this.copyPage(caller, scene, refusedOnPage(sent, error));
      await this.pages.show(request, reply, { ...page, status: 422 });
    }
  }

  private async copyPage(caller: Caller, scene: ValuationScene, form: FormState): Promise<ShownPage> {
    const similar = await this.filling.similar(caller, scene);
    const { paper, assignment } = scene.opened;
    const body = <CopyPage assignmentId={assignment.id} version={paper.version} similar={similar} form={form} />;
    return { ...frameOf(scene, '从相近的电梯复制'), body };
  }
}

function importPage(scene: ValuationScene, form: FormState, refused: RefusedList | null = null): ShownPage {
  const { paper, assignment } = scene.opened;
  const body = <ImportPage assignmentId={assignment.id} version={paper.version} form={form} refused={refused} />;
  return { ...frameOf(scene, '导入部件清单'), body };
}
