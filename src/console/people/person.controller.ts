import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChangePerson, type PersonChanges } from '../../access/people/change-person.js';
import { FindPeople } from '../../access/people/find-people.js';
import { ResetPerson } from '../../access/people/reset-person.js';
import { refusalProblem, valueOf } from '../../access/refusal.js';
import { Requires } from '../../access/requires.js';
import { callerOf } from '../../http/caller.js';
import { formOf } from '../../http/forms.js';
import type { FormBody } from '../../http/page/form-body.js';
import { freshForm, type FormState } from '../../http/page/form-state.js';
import { Pages } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import { refusedPage } from '../refusals.js';
import { newFormKey, SubmitOnce } from '../submit-once.js';
import { personMadePage } from './people-pages.js';
import { personPage } from './person-page.js';

/** One person: name, address, roles, state, and letting in again. */
@ApiExcludeController()
@Requires('people.manage')
@Controller('people/:id')
export class PersonController {
  constructor(
    private readonly pages: Pages,
    private readonly people: FindPeople,
    private readonly changing: ChangePerson,
    private readonly resetting: ResetPerson,
    private readonly once: SubmitOnce,
  ) {}

  @Get()
  show(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.page({ id, request, reply });
  }

  @Post()
  async change(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const sent = formOf(request);
    const isOneself = callerOf(request).personId === id;
    const changes = { name: sent.text('name'), email: sent.text('email') || null };
    await this.obey({ id, request, reply }, sent, isOneself ? changes : { ...changes, roles: sent.all('roles') });
  }

  @Post('state')
  async state(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const sent = formOf(request);
    await this.obey({ id, request, reply }, sent, { state: sent.text('state') });
  }

  @Post('reset')
  async reset(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const sent = formOf(request);
    const asked = { id, forgetAuthenticator: sent.text('forgetAuthenticator') === 'yes' };
    const outcome = await this.once.act(request, sent, () => this.resetting.reset(callerOf(request), asked));
    if (outcome === null) {
      const text = '这个表单已经提交过。一次性密码如果没有记下，请再重置一次。';
      return redirect(reply, `/people/${id}`, { tone: 'caution', text });
    }
    if (!outcome.ok) throw refusalProblem(outcome.refusal);
    await this.pages.show(request, reply, personMadePage(outcome.value));
  }

  private async obey(visit: Visit, sent: FormBody, changes: PersonChanges): Promise<void> {
    const { id, request, reply } = visit;
    const change = { id, version: Number(sent.text('version')), changes };
    const outcome = await this.changing.change(callerOf(request), change);
    if (outcome.ok) return redirect(reply, `/people/${id}`, { tone: 'good', text: '已保存。' });
    const refused = refusedPage(request, sent, outcome.refusal);
    await this.page(visit, { ...refused, chosen: sent.has('roles') ? sent.all('roles') : undefined });
  }

  private async page({ id, request, reply }: Visit, refused: Partial<Refused> = {}): Promise<void> {
    const caller = callerOf(request);
    const person = valueOf(await this.people.find(caller, id));
    const page = personPage({
      person,
      form: refused.form ?? freshForm({ name: person.name, email: person.email ?? '' }),
      chosen: refused.chosen ?? person.roles,
      isOneself: caller.personId === id,
      ...newFormKey(),
    });
    await this.pages.show(request, reply, { ...page, status: refused.status ?? 200 });
  }
}

interface Visit {
  readonly id: string;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

interface Refused {
  readonly form: FormState;
  readonly status: number;
  readonly chosen: readonly string[] | undefined;
}
