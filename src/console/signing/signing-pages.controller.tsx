import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { callerOf } from '../../http/caller.js';
import { formOf, uploadOf } from '../../http/forms.js';
import type { FormBody } from '../../http/page/form-body.js';
import { formWithFaults, freshForm, type FormState } from '../../http/page/form-state.js';
import { Pages } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import { sendAttachment } from '../../http/send-attachment.js';
import { assignmentsHref } from '../assignments/links.js';
import { reportHref } from '../valuation/links.js';
import { refusedOnPage } from '../valuation/refused-on-page.js';
import { placeOf, trailOf } from '../valuation/valuation-scenes.js';
import { messageOf } from './made-signature.js';
import { ReportActs } from './report-acts.js';
import { ReportBody } from './report-page.js';
import { SigningScenes } from './signing-scenes.js';

interface SlotPath {
  readonly id: string;
  readonly slot: string;
}

@ApiExcludeController()
@Controller('console/assignments/:id/report')
export class SigningPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly scenes: SigningScenes,
    private readonly acts: ReportActs,
  ) {}

  @Get()
  @Requires('assignments.read')
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.page(request, reply, { id, form: freshForm() });
  }

  @Post('drawing')
  @Requires('reports.issue')
  async draw(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const act = (): Promise<unknown> => this.acts.draw(request, id);
    await this.answer(request, reply, { id, act, text: '报告已制作，等待签名' });
  }

  @Post('signatures/:slot/preparation')
  @Requires('reports.sign')
  async prepare(
    @Param() { id, slot }: SlotPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const act = (): Promise<unknown> => this.acts.prepareSlot(request, { id, slot });
    await this.answer(request, reply, { id, act, text: '签名请求已准备好' });
  }

  @Get('signatures/:slot/requests/:requestId')
  @Requires('reports.sign')
  async request(
    @Param() { id, slot, requestId }: SlotPath & { readonly requestId: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const json = await this.acts.requestJson(callerOf(request), { id, slot, requestId });
    const bytes = Buffer.from(`${JSON.stringify(json, null, 2)}\n`);
    sendAttachment(reply, { bytes, mediaType: 'application/json', fileName: `签名请求-${slot}.json` });
  }

  @Post('signatures/:slot')
  @Requires('reports.sign')
  async embed(
    @Param() { id, slot }: SlotPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { form: sent, files } = await uploadOf(request);
    const cms = files[0] === undefined ? null : messageOf(files[0].bytes);
    if (cms === null) {
      const form = formWithFaults(sent, [{ name: 'cms', text: '请选择签名命令写出的文件' }]);
      return this.page(request, reply, { id, form, status: 422 });
    }
    const act = (): Promise<unknown> =>
      this.acts.embed(request, { id, slot }, { requestId: sent.text('requestId'), cms });
    await this.answer(request, reply, { id, act, text: '签名已写入报告', sent });
  }

  @Post('seal')
  @Requires('reports.seal')
  async seal(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const act = (): Promise<unknown> => this.acts.seal(request, id);
    await this.answer(request, reply, { id, act, text: '机构已签章，报告已出具' });
  }

  private async answer(request: FastifyRequest, reply: FastifyReply, wish: Act): Promise<void> {
    const { id, act, text } = wish;
    try {
      await act();
      redirect(reply, reportHref(id), { tone: 'good', text });
    } catch (error) {
      await this.page(request, reply, { id, form: refusedOnPage(wish.sent ?? formOf(request), error), status: 422 });
    }
  }

  private async page(request: FastifyRequest, reply: FastifyReply, { id, form, status }: Shown): Promise<void> {
    const scene = await this.scenes.open(callerOf(request), id);
    const { opened } = scene.valuation;
    await this.pages.show(request, reply, {
      title: '报告与签章',
      lead: placeOf(opened),
      current: assignmentsHref,
      trail: trailOf(opened),
      scripts: ['submit-once'],
      body: <ReportBody scene={scene} form={form} />,
      ...(status === undefined ? {} : { status }),
    });
  }
}

interface Shown {
  readonly id: string;
  readonly form: FormState;
  readonly status?: number;
}

interface Act {
  readonly id: string;
  readonly act: () => Promise<unknown>;
  readonly text: string;
  /** Of a form with a file, which is read only once. */
  readonly sent?: FormBody;
}
