import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerIfAny } from '../../http/caller.js';
import { uploadOf } from '../../http/forms.js';
import { FormBody } from '../../http/page/form-body.js';
import { formWithFaults, freshForm, type FormState } from '../../http/page/form-state.js';
import { Pages } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import { PublicDoor } from '../../http/public-door.js';
import { VerifyUpload } from '../../owners/verify-upload.js';
import { readReportCode } from '../../reports/report-identity.js';
import { homeLead, homePage } from './home-page.js';
import { verificationPage } from './verification-page.js';

/** The front door: for anyone, without an account. */
@ApiExcludeController()
@PublicDoor()
@Controller()
export class HomeController {
  constructor(
    private readonly pages: Pages,
    private readonly verify: VerifyUpload,
  ) {}

  @Get()
  home(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.show(request, reply, freshForm());
  }

  /** A code typed on the front page, on its way to the page of its report. */
  @Get('r')
  code(@Query('code') typed: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const text = typeof typed === 'string' ? typed.slice(0, 100) : '';
    const code = readReportCode(text);
    if (code !== null) return Promise.resolve(redirect(reply, `/r/${code}`));
    const words = text.trim() === '' ? '请输入查验码' : '查验码应为 20 位字母和数字，请核对报告封面';
    const form = { ...formWithFaults(new FormBody([]), [{ name: 'code', text: words }]), values: { code: text } };
    return this.show(request, reply, form);
  }

  @Get('verification')
  again(@Res() reply: FastifyReply): void {
    redirect(reply, '/');
  }

  @Post('verification')
  async file(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { form, files } = await uploadOf(request);
    const [file] = files;
    if (file === undefined) {
      return this.show(request, reply, formWithFaults(form, [{ name: 'file', text: '请选择报告的 PDF 文件' }]));
    }
    const answer = await this.verify.ofBytes(file.bytes);
    const body = verificationPage({ answer, fileName: file.fileName });
    await this.pages.show(request, reply, { title: '查验结果', layout: 'public', current: '/', body });
  }

  private show(request: FastifyRequest, reply: FastifyReply, form: FormState): Promise<void> {
    const status = form.faults.all.length > 0 ? 422 : 200;
    const body = homePage({ form, isSignedIn: callerIfAny(request)?.via === 'session' });
    const frame = { title: '旧电梯残余价值评估', lead: homeLead, layout: 'public', current: '/' } as const;
    return this.pages.show(request, reply, { ...frame, isListed: true, status, body });
  }
}
