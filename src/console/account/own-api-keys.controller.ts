import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiKeys } from '../../access/keys/api-keys.js';
import { grantable } from '../../access/permissions.js';
import { valueOf } from '../../access/refusal.js';
import { Requires } from '../../access/requires.js';
import { callerOf } from '../../http/caller.js';
import { formOf } from '../../http/forms.js';
import { freshForm, type FormState } from '../../http/page/form-state.js';
import { Pages } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import { refusedPage } from '../refusals.js';
import { newFormKey, SubmitOnce } from '../submit-once.js';
import { madeApiKeyPage, ownApiKeysPage } from './api-keys-page.js';

/** One's own API keys, by pages. */
@ApiExcludeController()
@Requires('account')
@Controller('account/api-keys')
export class OwnApiKeysController {
  constructor(
    private readonly pages: Pages,
    private readonly apiKeys: ApiKeys,
    private readonly once: SubmitOnce,
  ) {}

  @Get()
  show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.list({ request, reply, form: freshForm({ expiresInDays: '90' }), chosen: [], status: 200 });
  }

  @Post()
  async create(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const sent = formOf(request);
    const chosen = sent.all('scopes');
    const wanted = { name: sent.text('name'), scopes: chosen, expiresInDays: Number(sent.text('expiresInDays')) };
    const outcome = await this.once.act(request, sent, () => this.apiKeys.create(callerOf(request), wanted));
    if (outcome === null) {
      const text = '这个表单已经提交过，没有重复建立。密钥如果没有保存下来，请吊销后重建。';
      return redirect(reply, '/account/api-keys', { tone: 'caution', text });
    }
    if (outcome.ok) return this.pages.show(request, reply, madeApiKeyPage(outcome.value));
    await this.list({ request, reply, chosen, ...refusedPage(request, sent, outcome.refusal) });
  }

  @Post(':id/revocation')
  async revoke(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { name } = valueOf(await this.apiKeys.revokeOwn(callerOf(request), id));
    redirect(reply, '/account/api-keys', { tone: 'good', text: `密钥“${name}”已吊销，立即失效。` });
  }

  private async list({ request, reply, form, chosen, status }: Listing): Promise<void> {
    const caller = callerOf(request);
    const keys = await this.apiKeys.listOwn(caller);
    const page = ownApiKeysPage({ keys, form, chosen, grantable: grantable(caller.roles), ...newFormKey() });
    await this.pages.show(request, reply, { ...page, status });
  }
}

interface Listing {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly form: FormState;
  readonly chosen: readonly string[];
  readonly status: number;
}
