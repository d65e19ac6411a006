import { Controller, Get, HttpCode, Param, Patch, Post, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { jsonOf } from '../../http/body.js';
import { callerOf } from '../../http/caller.js';
import { IdempotentPosts } from '../../http/idempotency/idempotent-posts.js';
import { optional, readQuery } from '../../http/query.js';
import { ChangePerson } from '../people/change-person.js';
import { CreatePerson } from '../people/create-person.js';
import { FindPeople } from '../people/find-people.js';
import { ResetPerson } from '../people/reset-person.js';
import { valueOf } from '../refusal.js';
import { Requires } from '../requires.js';
import { answerCreated, tagged, versionSeen } from './answers.js';
import { ApiCreating, ApiPage, ApiUnknown, ApiVersioned } from './documentation.js';
import { cursorOf, pageQuery, pageAsked } from './page-query.js';
import { NewPersonDto, PeoplePageDto, PersonChangesDto, PersonWithPasswordDto, ResetDto } from './people.dto.js';
import { flag, maybe, readFields, text, textList, textOrNull } from './read-fields.js';
import { PersonDto } from './session.dto.js';

const newPerson = {
  organisationId: maybe(text),
  login: text,
  name: text,
  email: maybe(textOrNull),
  roles: textList,
  signIn: maybe(text),
};
const changes = { name: maybe(text), email: maybe(textOrNull), roles: maybe(textList), state: maybe(text) };

/** People of the organisations an operator looks after. */
@ApiTags('people')
@Requires('people.manage')
@Controller('v1/people')
export class PeopleController {
  constructor(
    private readonly people: FindPeople,
    private readonly createPerson: CreatePerson,
    private readonly changePerson: ChangePerson,
    private readonly resetPerson: ResetPerson,
    private readonly posts: IdempotentPosts,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The people of an organisation, in the order they were entered' })
  @ApiQuery({ name: 'organisation', required: false, description: 'Default: the caller’s own' })
  @ApiPage()
  @ApiOkResponse({ type: PeoplePageDto })
  @ApiUnknown()
  async list(@Req() request: FastifyRequest): Promise<PeoplePageDto> {
    const caller = callerOf(request);
    const isId = (id: string): boolean => id.length <= 64;
    const { organisation, ...page } = readQuery(request, { ...pageQuery, organisation: optional('<id>', isId) });
    const organisationId = organisation ?? caller.organisationId;
    const { people, next } = valueOf(await this.people.list(caller, { organisationId, ...pageAsked(page) }));
    return { items: people, next: cursorOf(next) };
  }

  @Post()
  @ApiOperation({ summary: 'Enter a person; the one-time password is shown in this answer only' })
  @ApiBody({ type: NewPersonDto })
  @ApiCreatedResponse({ type: PersonWithPasswordDto })
  @ApiCreating()
  @ApiUnknown()
  async create(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const {
      email = null,
      signIn = 'password',
      organisationId = caller.organisationId,
      ...given
    } = readFields(jsonOf(request), newPerson);
    const wanted = { ...given, organisationId, email, signIn };
    await answerCreated(this.posts, { request, reply }, async () => {
      const create = valueOf(await this.createPerson.prepare(caller, wanted));
      return async (manager) => {
        const { person, oneTimePassword } = valueOf(await create(manager));
        return { location: `/v1/people/${person.id}`, body: person, secrets: { oneTimePassword } };
      };
    });
  }

  @Get(':id')
  @ApiParam({ name: 'id', type: 'string' })
  @ApiOperation({ summary: 'One person' })
  @ApiOkResponse({ type: PersonDto })
  @ApiUnknown()
  async one(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PersonDto> {
    return tagged(valueOf(await this.people.find(callerOf(request), id)), reply);
  }

  @Patch(':id')
  @ApiParam({ name: 'id', type: 'string' })
  @ApiOperation({ summary: 'Name, address, roles, state; a change of roles or state ends the person’s sessions' })
  @ApiBody({ type: PersonChangesDto })
  @ApiOkResponse({ type: PersonDto })
  @ApiVersioned()
  async change(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PersonDto> {
    const change = { id, version: versionSeen(request), changes: readFields(jsonOf(request), changes) };
    return tagged(valueOf(await this.changePerson.change(callerOf(request), change)), reply);
  }

  @Post(':id/reset')
  @HttpCode(200)
  @ApiParam({ name: 'id', type: 'string' })
  @ApiOperation({ summary: 'A new one-time password for somebody else; sessions and API keys of the person end' })
  @ApiBody({ type: ResetDto })
  @ApiOkResponse({ type: PersonWithPasswordDto })
  @ApiConflictResponse({ description: 'The account is disabled or has no password' })
  @ApiUnknown()
  async reset(@Param('id') id: string, @Req() request: FastifyRequest): Promise<PersonWithPasswordDto> {
    const { forgetAuthenticator } = readFields(jsonOf(request), { forgetAuthenticator: flag });
    const reset = await this.resetPerson.reset(callerOf(request), { id, forgetAuthenticator });
    const { person, oneTimePassword } = valueOf(reset);
    return { ...person, oneTimePassword };
  }
}
