import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isAllowed } from '../../access/permissions.js';
import { Requires } from '../../access/requires.js';
import { UploadFolder } from '../../batches/intake/upload-folder.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { callerOf } from '../../http/caller.js';
import { FormBody } from '../../http/page/form-body.js';
import { formWithFaults, freshForm } from '../../http/page/form-state.js';
import { Pages } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import { newFormKey } from '../submit-once.js';
import { fieldFaults, refusedBatch, wishOf } from './batch-form.js';
import { batchUploadOf, type BatchUpload } from './batch-upload.js';
import { batchHref } from './links.js';
import { newBatchPage, type NewBatchWishes } from './new-batch-page.js';
import { SendBatch } from './send-batch.js';

type Shown = Pick<NewBatchWishes, 'form' | 'refused'> & { readonly status?: number };

/** The form with a batch: looked through whole, then stored, as at the door of the API. */
@ApiExcludeController()
@Requires('batches.write')
@Controller('console/batches')
export class NewBatchController {
  constructor(
    private readonly pages: Pages,
    private readonly sending: SendBatch,
    private readonly uploads: UploadFolder,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('new')
  ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.show(request, reply, { form: freshForm({ reports: 'none' }) });
  }

  @Post()
  async take(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { bodyLimitBytes } = this.settings.batches;
    let upload: BatchUpload = { sent: new FormBody([]), file: null };
    try {
      upload = await batchUploadOf(request, this.uploads, bodyLimitBytes);
      const { sent, file } = upload;
      const faults = fieldFaults(sent, file !== null);
      if (file === null || faults.length > 0) {
        if (file !== null) await this.uploads.remove(file.file);
        return await this.show(request, reply, { form: formWithFaults(sent, faults), status: 422 });
      }
      const wanted = { wish: wishOf(sent), file, formKey: sent.text('formKey') };
      const { headers } = await this.sending.send(request, wanted);
      const id = headers['location']?.split('/').at(-1) ?? '';
      redirect(reply, batchHref(id), { tone: 'good', text: '批次已保存，开始评估。' });
    } catch (error) {
      await this.show(request, reply, { ...refusedBatch(upload, error), status: 422 });
    }
  }

  private show(request: FastifyRequest, reply: FastifyReply, { status, ...wishes }: Shown): Promise<void> {
    const mayIssue = isAllowed(callerOf(request), 'reports.issue');
    const page = newBatchPage({ ...wishes, ...newFormKey(), mayIssue });
    return this.pages.show(request, reply, { ...page, ...(status === undefined ? {} : { status }) });
  }
}
