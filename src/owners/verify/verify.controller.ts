import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LimitedDoor } from '../../access/limits/limited-door.js';
import { PublicLimits } from '../../access/limits/public-limits.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { formOf, isUpload, uploadOf } from '../../http/forms.js';
import { FormBody } from '../../http/page/form-body.js';
import { formWithFaults, freshForm, type FormState } from '../../http/page/form-state.js';
import { Pages } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import { PublicDoor } from '../../http/public-door.js';
import { readReportCode } from '../../reports/report-identity.js';
import type { VerificationAnswer } from '../verification-answer.js';
import { VerifyUpload } from '../verify-upload.js';
import { answerPage } from './answer-page.js';
import { wrongFileWords } from './file-kind.js';
import { verifyScripts } from './verify-box.js';
import { verifyLead, verifyPage, verifyTitle } from './verify-page.js';

interface Visit {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Checking a report on a page, for anyone: works without script. */
@ApiExcludeController()
@PublicDoor()
@LimitedDoor()
@Controller()
export class VerifyController {
  constructor(
    private readonly pages: Pages,
    private readonly verify: VerifyUpload,
    private readonly limits: PublicLimits,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('verify')
  ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.showForm({ request, reply }, freshForm());
  }

  @Post('verify')
  async answer(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = { request, reply };
    return isUpload(request) ? this.answerFile(visit) : this.answerCode(visit, formOf(request));
  }

  /** The address of the page before it had one of its own. */
  @Get('verification')
  again(@Res() reply: FastifyReply): void {
    redirect(reply, '/verify');
  }

  private async answerFile(visit: Visit): Promise<void> {
    this.limits.admit('file', visit.request, visit.reply);
    const upload = await uploadOf(visit.request).catch((error: unknown) => {
      if (isTooLarge(error)) return null;
      throw error;
    });
    if (upload === null) return this.refuse(visit, { name: 'file', text: this.tooLargeWords(), status: 413 });
    const { form, files } = upload;
    const [file] = files;
    // Both in one form: somebody's own page, or a program. The file says more.
    if (file === undefined && form.text('code') !== '') return this.answerCode(visit, form);
    const fault = file === undefined ? '请选择报告的 PDF 文件' : wrongFileWords(file.bytes);
    if (file === undefined || fault !== null) {
      return this.refuse(visit, { name: 'file', text: fault ?? '', status: 422 });
    }
    const answer = await this.verify.ofBytes(file.bytes);
    await this.showAnswer(visit, answer, file.fileName);
  }

  private async answerCode(visit: Visit, form: FormBody): Promise<void> {
    const typed = form.text('code').slice(0, 100);
    if (readReportCode(typed) === null) {
      const text = typed === '' ? '请输入查验码，或者选择文件' : '查验码应为 20 位字母和数字，请核对报告封面';
      return this.refuse(visit, { name: 'code', text, status: 422, typed });
    }
    const answer = await this.verify.ofCode(typed);
    if (answer.report === null) this.limits.countUnknownCode(visit.request);
    await this.showAnswer(visit, answer, '');
  }

  private refuse(visit: Visit, { name, text, status, typed = '' }: Refused): Promise<void> {
    const { faults } = formWithFaults(new FormBody([]), [{ name, text }]);
    return this.showForm(visit, { values: { code: typed }, faults }, status);
  }

  private tooLargeWords(): string {
    const megabytes = Math.floor(this.settings.bodyLimitBytes / 1_000_000);
    return `文件太大：最多 ${megabytes} MB。请确认选的是报告的 PDF 文件，扫描件不能核对`;
  }

  private showForm({ request, reply }: Visit, form: FormState, status = 200): Promise<void> {
    const frame = { title: verifyTitle, lead: verifyLead, layout: 'public', current: '/' } as const;
    const body = verifyPage({ form });
    return this.pages.show(request, reply, { ...frame, isListed: true, scripts: verifyScripts, status, body });
  }

  private showAnswer({ request, reply }: Visit, answer: VerificationAnswer, fileName: string): Promise<void> {
    const frame = { title: '查验结果', layout: 'public', current: '/' } as const;
    return this.pages.show(request, reply, { ...frame, body: answerPage({ answer, fileName }) });
  }
}

interface Refused {
  readonly name: 'file' | 'code';
  readonly text: string;
  readonly status: number;
  readonly typed?: string;
}

/** The framework ends an upload at the service's limit. */
const isTooLarge = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'statusCode' in error && error.statusCode === 413;
