import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { valueOf, type Outcome } from '../../access/refusal.js';
import { Requires } from '../../access/requires.js';
import { callerOf } from '../../http/caller.js';
import { formOf } from '../../http/forms.js';
import { freshForm, refusedForm, type FormState } from '../../http/page/form-state.js';
import { Pages } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import { cursorAfter, readCursor } from '../../notices/cursor.js';
import { POST_LIMITS, type PostLimits } from '../../notices/webhooks/guarded-post.js';
import { readWebhookOrder } from '../../notices/webhooks/webhook-order.js';
import { deliveryView, endpointView } from '../../notices/webhooks/webhook-views.js';
import { Webhooks, type EndpointWithSecret } from '../../notices/webhooks/webhooks.js';
import { newFormKey, SubmitOnce } from '../submit-once.js';
import { removalPage, webhookPage, webhookSecretPage, webhooksPage } from './webhook-pages.js';

const perPage = 20;

@ApiExcludeController()
@Requires('webhooks.manage')
@Controller('webhooks')
export class WebhooksPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly webhooks: Webhooks,
    private readonly once: SubmitOnce,
    @Inject(POST_LIMITS) private readonly limits: PostLimits,
  ) {}

  @Get()
  show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.list({ request, reply, form: freshForm(), chosen: [], status: 200 });
  }

  @Post()
  async create(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const sent = formOf(request);
    const types = sent.all('types');
    try {
      const order = readWebhookOrder(
        { url: sent.text('url'), description: sent.text('description'), types },
        this.limits,
      );
      const made = await this.once.act(request, sent, async () =>
        done(await this.webhooks.create(callerOf(request), order)),
      );
      if (made === null) {
        const text = '这个表单已经提交过，没有重复登记。密钥如果没有保存下来，请在登记的地址中更换。';
        return redirect(reply, '/webhooks', { tone: 'caution', text });
      }
      await this.showSecret(request, reply, valueOf(made));
    } catch (error) {
      await this.list({ request, reply, form: refusedForm(sent, error), chosen: types, status: 422 });
    }
  }

  @Get(':id')
  async one(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { after } = request.query as { readonly after?: unknown };
    const { organisationId } = callerOf(request);
    const endpoint = endpointView(await this.webhooks.find(organisationId, id));
    const before = typeof after === 'string' ? readCursor(after) : null;
    const found = await this.webhooks.deliveries(organisationId, { endpointId: id, before, limit: perPage + 1 });
    const shown = found.slice(0, perPage);
    const last = found.length > perPage ? shown.at(-1) : undefined;
    const next = last === undefined ? null : cursorAfter(last.delivery.id);
    await this.pages.show(
      request,
      reply,
      webhookPage({ endpoint, deliveries: shown.map(deliveryView), next, ...newFormKey() }),
    );
  }

  @Post(':id/test')
  async test(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.webhooks.test(callerOf(request), id);
    redirect(reply, `/webhooks/${id}`, { tone: 'good', text: '测试消息已排队，稍后刷新查看结果。' });
  }

  @Post(':id/enable')
  async enable(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.webhooks.enable(callerOf(request), id);
    redirect(reply, `/webhooks/${id}`, { tone: 'good', text: '已重新启用。' });
  }

  @Post(':id/secret')
  async rotate(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const sent = formOf(request);
    const made = await this.once.act(request, sent, async () =>
      done(await this.webhooks.rotate(callerOf(request), id)),
    );
    if (made === null) {
      const text = '这个表单已经提交过，没有再次更换。密钥如果没有保存下来，请再更换一次。';
      return redirect(reply, `/webhooks/${id}`, { tone: 'caution', text });
    }
    await this.showSecret(request, reply, valueOf(made));
  }

  @Get(':id/removal')
  async askRemoval(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const endpoint = await this.webhooks.find(callerOf(request).organisationId, id);
    await this.pages.show(request, reply, removalPage(endpointView(endpoint)));
  }

  @Post(':id/removal')
  async remove(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.webhooks.remove(callerOf(request), id);
    redirect(reply, '/webhooks', { tone: 'good', text: '登记的地址已删除。' });
  }

  private async showSecret(request: FastifyRequest, reply: FastifyReply, made: EndpointWithSecret): Promise<void> {
    await this.pages.show(request, reply, webhookSecretPage(endpointView(made.endpoint), made.secret));
  }

  private async list({ request, reply, form, chosen, status }: Listing): Promise<void> {
    const endpoints = (await this.webhooks.list(callerOf(request).organisationId)).map(endpointView);
    await this.pages.show(request, reply, { ...webhooksPage({ endpoints, form, chosen, ...newFormKey() }), status });
  }
}

/** Refusals of this room are thrown. */
const done = <Value>(value: Value): Outcome<Value> => ({ ok: true, value });

interface Listing {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly form: FormState;
  readonly chosen: readonly string[];
  readonly status: number;
}
