import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindPeople } from '../../access/people/find-people.js';
import { refusalProblem, valueOf } from '../../access/refusal.js';
import { Requires } from '../../access/requires.js';
import { callerOf } from '../../http/caller.js';
import { Pages } from '../../http/page/pages.js';
import { ManagedOrganisations } from './managed-organisations.js';
import { peopleListPage } from './people-pages.js';

const perPage = 50;

interface Asked {
  readonly organisation?: unknown;
  readonly after?: unknown;
}

@ApiExcludeController()
@Requires('people.manage')
@Controller('people')
export class PeopleListController {
  constructor(
    private readonly pages: Pages,
    private readonly people: FindPeople,
    private readonly managed: ManagedOrganisations,
  ) {}

  @Get()
  async list(@Query() asked: Asked, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const { all, current } = await this.managed.of(caller, asked.organisation);
    if (current === null) throw refusalProblem({ code: 'organisation-unknown' });
    const after = typeof asked.after === 'string' ? asked.after : null;
    const page = valueOf(await this.people.list(caller, { organisationId: current.id, limit: perPage, after }));
    await this.pages.show(request, reply, peopleListPage({ organisations: all, current, page }));
  }
}
