import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isAllowed } from '../../access/permissions.js';
import { Requires } from '../../access/requires.js';
import type { BatchActName } from '../../batches/batch.entities.js';
import { BatchDesk } from '../../batches/batch-desk.js';
import { refusalOfAct, type BatchState } from '../../batches/batch-state.js';
import { BatchStore } from '../../batches/batch-store.js';
import { callerOf } from '../../http/caller.js';
import { formOf } from '../../http/forms.js';
import { idCursor } from '../../http/id-cursor.js';
import { freshForm, refusedForm, type FormState } from '../../http/page/form-state.js';
import { Pages } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import { optional, readQuery, wholeNumber } from '../../http/query.js';
import { batchListPage } from './batch-list-page.js';
import { batchPage, type BatchScene } from './batch-page.js';
import { actWords } from './batch-words.js';
import { batchesHref, batchHref } from './links.js';

const { cursorAfter, readCursor } = idCursor('b1');
const batchesAtOnce = 50;
const failedAtOnce = 100;
const offered: readonly BatchActName[] = ['pause', 'resume', 'retry', 'cancel'];

/** Many lifts at once, looked at and steered. */
@ApiExcludeController()
@Requires('batches.read')
@Controller('console/batches')
export class BatchPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: BatchDesk,
    private readonly store: BatchStore,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { cursor } = readQuery(request, { cursor: optional('<next>', (text) => readCursor(text) !== null) });
    const caller = callerOf(request);
    const before = cursor === null ? null : readCursor(cursor);
    const found = await this.desk.list(caller.organisationId, { limit: batchesAtOnce + 1, before });
    const batches = found.slice(0, batchesAtOnce);
    const last = found.length > batchesAtOnce ? batches.at(-1) : undefined;
    const nextHref = last === undefined ? null : `${batchesHref}?cursor=${cursorAfter(last.id)}`;
    const maySend = isAllowed(caller, 'batches.write');
    await this.pages.show(request, reply, batchListPage({ batches, nextHref, maySend }));
  }

  @Get(':id')
  async one(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { after } = readQuery(request, { after: wholeNumber(0, 10_000, 0) });
    await this.pages.show(request, reply, batchPage(await this.scene(request, id, { after })));
  }

  @Post(':id/pause')
  @Requires('batches.write')
  pause(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.act({ id, act: 'pause' }, request, reply);
  }

  @Post(':id/resume')
  @Requires('batches.write')
  resume(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.act({ id, act: 'resume' }, request, reply);
  }

  @Post(':id/cancel')
  @Requires('batches.write')
  cancel(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.act({ id, act: 'cancel' }, request, reply);
  }

  @Post(':id/retry')
  @Requires('batches.write')
  retry(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.act({ id, act: 'retry' }, request, reply);
  }

  private async act(
    { id, act }: { readonly id: string; readonly act: BatchActName },
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.desk.act(callerOf(request), id, act);
    } catch (error) {
      const form = refusedForm(formOf(request), error);
      const page = batchPage(await this.scene(request, id, { form }));
      return this.pages.show(request, reply, { ...page, status: 409 });
    }
    redirect(reply, batchHref(id), { tone: 'good', text: actWords[act].done });
  }

  private async scene(
    request: FastifyRequest,
    id: string,
    { after = 0, form = freshForm() }: { readonly after?: number; readonly form?: FormState },
  ): Promise<BatchScene> {
    const caller = callerOf(request);
    const batch = await this.desk.one(caller.organisationId, id);
    const found = await this.store.items(id, { state: 'failed', after, limit: failedAtOnce + 1 });
    const failed = found.slice(0, failedAtOnce);
    const last = found.length > failedAtOnce ? failed.at(-1) : undefined;
    const nextHref = last === undefined ? null : `${batchHref(id)}?after=${last.position}`;
    const makesSense = (act: BatchActName): boolean =>
      refusalOfAct(act, batch.state as BatchState, batch.counts) === null;
    const acts = isAllowed(caller, 'batches.write') ? offered.filter(makesSense) : [];
    return { batch, failed, nextHref, acts, form };
  }
}
