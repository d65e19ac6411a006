import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiKeys } from '../../access/keys/api-keys.js';
import { People } from '../../access/people/people.js';
import { refusalProblem, valueOf } from '../../access/refusal.js';
import { Requires } from '../../access/requires.js';
import { callerOf } from '../../http/caller.js';
import { formOf } from '../../http/forms.js';
import { Pages } from '../../http/page/pages.js';
import { redirect } from '../../http/page/send-page.js';
import { ManagedOrganisations } from '../people/managed-organisations.js';
import { keysPage } from './keys-page.js';

/** Every key of an organisation, for its operators: seen and revoked, never made in somebody's name. */
@ApiExcludeController()
@Requires('api-keys.manage')
@Controller('keys')
export class KeysController {
  constructor(
    private readonly pages: Pages,
    private readonly apiKeys: ApiKeys,
    private readonly people: People,
    private readonly managed: ManagedOrganisations,
  ) {}

  @Get()
  async list(
    @Query('organisation') asked: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const caller = callerOf(request);
    const { all, current } = await this.managed.of(caller, asked);
    if (current === null) throw refusalProblem({ code: 'organisation-unknown' });
    const keys = valueOf(await this.apiKeys.listOf(caller, current.id));
    const names = await this.people.nameOf(keys.map(({ personId }) => personId));
    await this.pages.show(request, reply, keysPage({ organisations: all, current, keys, names }));
  }

  @Post(':id/revocation')
  async revoke(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const organisation = formOf(request).text('organisation');
    const { name } = valueOf(await this.apiKeys.revokeOf(callerOf(request), organisation, id));
    const text = `密钥“${name}”已吊销，立即失效。`;
    redirect(reply, `/keys?${new URLSearchParams({ organisation }).toString()}`, { tone: 'good', text });
  }
}
