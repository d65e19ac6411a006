import { Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CreatePerson } from '../../access/people/create-person.js';
import { refusalProblem } from '../../access/refusal.js';
import { Requires } from '../../access/requires.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { callerOf } from '../../http/caller.js';
import { formOf } from '../../http/forms.js';
import { FormBody } from '../../http/page/form-body.js';
import { freshForm, type FormState } from '../../http/page/form-state.js';
import { Pages } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import { refusedPage } from '../refusals.js';
import { newFormKey, SubmitOnce } from '../submit-once.js';
import { ManagedOrganisations } from './managed-organisations.js';
import { newPersonPage, personMadePage } from './people-pages.js';

@ApiExcludeController()
@Requires('people.manage')
@Controller('people')
export class NewPersonController {
  constructor(
    private readonly pages: Pages,
    private readonly people: CreatePerson,
    private readonly managed: ManagedOrganisations,
    private readonly once: SubmitOnce,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('new')
  ask(
    @Query('organisation') asked: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sent = new FormBody(typeof asked === 'string' ? [['organisation', asked]] : []);
    return this.show({ request, reply, sent, form: freshForm(), status: 200 });
  }

  @Post()
  async create(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const sent = formOf(request);
    const outcome = await this.once.act(request, sent, () => this.people.create(callerOf(request), wantedIn(sent)));
    if (outcome === null) {
      const text = '这个表单已经提交过，没有重复建立。一次性密码如果没有记下，请重置此人的登录。';
      const list = `/people?${new URLSearchParams({ organisation: sent.text('organisation') }).toString()}`;
      return redirect(reply, list, { tone: 'caution', text });
    }
    if (outcome.ok) return this.pages.show(request, reply, personMadePage(outcome.value));
    await this.show({ request, reply, sent, ...refusedPage(request, sent, outcome.refusal) });
  }

  private async show({ request, reply, sent, form, status }: Showing): Promise<void> {
    const { current } = await this.managed.of(callerOf(request), sent.text('organisation'));
    if (current === null) throw refusalProblem({ code: 'organisation-unknown' });
    const page = newPersonPage({
      organisation: current,
      form,
      chosen: sent.all('roles'),
      signIn: sent.text('signIn') || 'password',
      hasProvider: this.settings.access.oidc !== null,
      ...newFormKey(),
    });
    await this.pages.show(request, reply, { ...page, status });
  }
}

interface Showing {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly sent: FormBody;
  readonly form: FormState;
  readonly status: number;
}

function wantedIn(sent: FormBody): Parameters<CreatePerson['create']>[1] {
  return {
    organisationId: sent.text('organisation'),
    login: sent.text('login'),
    name: sent.text('name'),
    email: sent.text('email') || null,
    roles: sent.all('roles'),
    signIn: sent.text('signIn') === 'oidc' ? 'oidc' : 'password',
  };
}
