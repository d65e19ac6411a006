import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Organisations } from '../../access/organisations/organisations.js';
import { valueOf } from '../../access/refusal.js';
import { Requires } from '../../access/requires.js';
import { callerOf } from '../../http/caller.js';
import { formOf } from '../../http/forms.js';
import { freshForm, type FormState } from '../../http/page/form-state.js';
import { Pages } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import { ManagedOrganisations } from '../people/managed-organisations.js';
import { refusedPage } from '../refusals.js';
import { organisationPage, organisationsPage } from './organisation-pages.js';

@ApiExcludeController()
@Requires('organisations.manage')
@Controller('organisations')
export class OrganisationsPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly organisations: Organisations,
    private readonly managed: ManagedOrganisations,
  ) {}

  @Get()
  show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.list({ request, reply, form: freshForm(), chosenKind: 'firm', status: 200 });
  }

  @Post()
  async create(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const sent = formOf(request);
    const [id, name, kind] = [sent.text('id'), sent.text('name'), sent.text('kind')];
    const entered = { id, name, kind, test: sent.has('test') };
    const outcome = await this.organisations.create(callerOf(request), entered);
    if (outcome.ok) return redirect(reply, '/organisations', { tone: 'good', text: `已新增${outcome.value.name}。` });
    await this.list({ request, reply, chosenKind: entered.kind, ...refusedPage(request, sent, outcome.refusal) });
  }

  @Get(':id')
  async one(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = valueOf(await this.organisations.find(callerOf(request), id));
    await this.pages.show(request, reply, organisationPage(found, freshForm({ name: found.name })));
  }

  @Post(':id')
  async rename(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const sent = formOf(request);
    const renaming = { id, version: Number(sent.text('version')), name: sent.text('name') };
    const outcome = await this.organisations.rename(callerOf(request), renaming);
    if (outcome.ok) return redirect(reply, `/organisations/${id}`, { tone: 'good', text: '名称已保存。' });
    const { form, status } = refusedPage(request, sent, outcome.refusal);
    const found = valueOf(await this.organisations.find(callerOf(request), id));
    await this.pages.show(request, reply, { ...organisationPage(found, form), status });
  }

  private async list({ request, reply, form, chosenKind, status }: Listing): Promise<void> {
    const caller = callerOf(request);
    const { all } = await this.managed.of(caller, '');
    const mayCreate = all.some(({ id, kind }) => id === caller.organisationId && kind === 'operator');
    const page = organisationsPage({ organisations: all, form, chosenKind, mayCreate });
    await this.pages.show(request, reply, { ...page, status });
  }
}

interface Listing {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly form: FormState;
  readonly chosenKind: string;
  readonly status: number;
}
