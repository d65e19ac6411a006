import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerIfAny } from '../../http/caller.js';
import { FormBody } from '../../http/page/form-body.js';
import { formWithFaults, freshForm, type FormState } from '../../http/page/form-state.js';
import { Pages } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import { PublicDoor } from '../../http/public-door.js';
import { verifyScripts } from '../../owners/verify/verify-box.js';
import { readReportCode } from '../../reports/report-identity.js';
import { homeLead, homePage } from './home-page.js';

/** The front door: for anyone, without an account. */
@ApiExcludeController()
@PublicDoor()
@Controller()
export class HomeController {
  constructor(private readonly pages: Pages) {}

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

  private show(request: FastifyRequest, reply: FastifyReply, form: FormState): Promise<void> {
    const status = form.faults.all.length > 0 ? 422 : 200;
    const body = homePage({ form, isSignedIn: callerIfAny(request)?.via === 'session' });
    const frame = { title: '旧电梯残余价值评估', lead: homeLead, layout: 'public', current: '/' } as const;
    return this.pages.show(request, reply, { ...frame, isListed: true, scripts: verifyScripts, status, body });
  }
}
