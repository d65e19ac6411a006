import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { callerOf } from '../../http/caller.js';
import { uploadOf, formOf } from '../../http/forms.js';
import type { FormBody } from '../../http/page/form-body.js';
import { formWithFaults, freshForm, type FieldFault, type FormState } from '../../http/page/form-state.js';
import { Pages } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import { isPublicationMode } from '../../owners/shares/household.entities.js';
import { HouseholdRoom } from '../../owners/shares/household-room.js';
import type { HouseholdSheetFault } from '../../owners/shares/household-sheet.js';
import { readShareKey } from '../../owners/shares/read-share-key.js';
import { SharesDesk } from '../../owners/shares/shares-desk.js';
import { ReportStore } from '../../reports/report-store.js';
import { householdsPage } from './households-page.js';
import { ownersPath } from './owners-index.js';

interface Refused {
  readonly form: FormState;
  readonly sheetFaults: readonly HouseholdSheetFault[];
}

@ApiExcludeController()
@Requires('households.write')
@Controller('console/owners/:id/households')
export class HouseholdsPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly desk: SharesDesk,
    private readonly room: HouseholdRoom,
    private readonly reports: ReportStore,
  ) {}

  @Get()
  show(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.page(id, { request, reply }, null);
  }

  @Post()
  async upload(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { form, files } = await uploadOf(request);
    const reading = keyOf(form);
    const [file] = files;
    if ('faults' in reading || file === undefined) {
      const faults = [...('faults' in reading ? reading.faults : []), ...(file ? [] : [noFile])];
      return this.page(id, { request, reply }, { form: formWithFaults(form, faults), sheetFaults: [] });
    }
    const caller = callerOf(request);
    await this.desk.mayBe(caller, id);
    const sheet = await this.room.read(file.bytes, reading.key.kind);
    if (sheet.kind === 'faults') {
      const state = formWithFaults(form, []);
      return this.page(id, { request, reply }, { form: state, sheetFaults: sheet.faults });
    }
    await this.desk.keep(caller, id, { key: reading.key, households: sheet.households });
    const text = `名单已保存，共 ${sheet.households.length} 户，还没有公开。请核对以后再公开。`;
    redirect(reply, `${ownersPath}/${id}/households`, { tone: 'good', text });
  }

  @Post('publication')
  async publish(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const shown = formOf(request).text('shown');
    if (!isPublicationMode(shown)) {
      const form = formWithFaults(formOf(request), [{ name: 'shown', text: '请选择公开的范围' }]);
      return this.page(id, { request, reply }, { form, sheetFaults: [] });
    }
    await this.desk.show(callerOf(request), id, shown);
    redirect(reply, `${ownersPath}/${id}/households`, { tone: 'good', text: '公开范围已改。' });
  }

  @Post('erasure')
  async erase(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.desk.erase(callerOf(request), id);
    redirect(reply, `${ownersPath}/${id}/households`, { tone: 'good', text: '名单已经删除。' });
  }

  private async page(
    id: string,
    { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
    refused: Refused | null,
  ): Promise<void> {
    const { organisationId } = callerOf(request);
    const stored = await this.desk.mayBe({ organisationId }, id);
    const list = stored && (await this.desk.view({ organisationId }, id));
    const hasReport = (await this.reports.latest({ organisationId, appraisalId: id })) !== null;
    const state = refused ?? { form: freshForm(), sheetFaults: [] };
    const status = refused === null ? 200 : 422;
    await this.pages.show(request, reply, householdsPage({ id, list, hasReport, ...state, status }));
  }
}

const noFile: FieldFault = { name: 'sheet', text: '请选择名单文件' };

function keyOf(form: FormBody) {
  const kind = form.text('key.kind');
  const isByArea = kind === 'exclusive-area';
  const raw = { kind, text: form.text('key.agreement'), agreedOn: form.text('agreedOn') };
  // Whoever turned back to the area may have left the words of the agreement standing.
  const reading = readShareKey(isByArea ? { kind, text: null, agreedOn: null } : raw);
  if ('key' in reading) return reading;
  return {
    faults: reading.faults.map(({ pointer, message }) => ({
      name: pointer.slice(1).replace('/', '.'),
      text: message.zh,
    })),
  };
}
