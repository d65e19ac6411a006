import { Controller, Delete, Get, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { jsonOf } from '../../http/body.js';
import { callerOf } from '../../http/caller.js';
import { IdempotentPosts } from '../../http/idempotency/idempotent-posts.js';
import { readQuery } from '../../http/query.js';
import { ApiKeys } from '../keys/api-keys.js';
import { Organisations } from '../organisations/organisations.js';
import { valueOf } from '../refusal.js';
import { Requires } from '../requires.js';
import { answerCreated, tagged, versionSeen } from './answers.js';
import { ApiKeyDto, ApiKeyListDto } from './api-keys.dto.js';
import { ApiCreating, ApiPage, ApiUnknown, ApiVersioned } from './documentation.js';
import { cursorOf, pageAsked, pageQuery } from './page-query.js';
import { NewOrganisationDto, OrganisationChangesDto, OrganisationsPageDto } from './people.dto.js';
import { flag, maybe, readFields, text } from './read-fields.js';
import { OrganisationDto } from './session.dto.js';

const newOrganisation = { id: text, name: text, kind: text, test: maybe(flag) };

/** Associations and firms. Operators of the service see and enter all, any other operator sees the own one. */
@ApiTags('organisations')
@Requires('organisations.manage')
@Controller('v1/organisations')
export class OrganisationsController {
  constructor(
    private readonly organisations: Organisations,
    private readonly keys: ApiKeys,
    private readonly posts: IdempotentPosts,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The organisations the caller looks after' })
  @ApiPage()
  @ApiOkResponse({ type: OrganisationsPageDto })
  async list(@Req() request: FastifyRequest): Promise<OrganisationsPageDto> {
    const asked = pageAsked(readQuery(request, pageQuery));
    const { organisations, next } = await this.organisations.list(callerOf(request), asked);
    return { items: organisations, next: cursorOf(next) };
  }

  @Post()
  @ApiOperation({ summary: 'Enter an organisation (operators of the service)' })
  @ApiBody({ type: NewOrganisationDto })
  @ApiCreatedResponse({ type: OrganisationDto })
  @ApiCreating()
  async create(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { test = false, ...named } = readFields(jsonOf(request), newOrganisation);
    await answerCreated(this.posts, { request, reply }, () => {
      const create = valueOf(this.organisations.prepare(callerOf(request), { ...named, test }));
      return async (manager) => {
        const made = valueOf(await create(manager));
        return { location: `/v1/organisations/${made.id}`, body: made, secrets: {} };
      };
    });
  }

  @Get(':id')
  @ApiParam({ name: 'id', type: 'string' })
  @ApiOperation({ summary: 'One organisation' })
  @ApiOkResponse({ type: OrganisationDto })
  @ApiUnknown()
  async one(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrganisationDto> {
    return tagged(valueOf(await this.organisations.find(callerOf(request), id)), reply);
  }

  @Patch(':id')
  @ApiParam({ name: 'id', type: 'string' })
  @ApiOperation({ summary: 'Another name' })
  @ApiBody({ type: OrganisationChangesDto })
  @ApiOkResponse({ type: OrganisationDto })
  @ApiVersioned()
  async rename(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrganisationDto> {
    const { name } = readFields(jsonOf(request), { name: text });
    const renaming = { id, version: versionSeen(request), name };
    return tagged(valueOf(await this.organisations.rename(callerOf(request), renaming)), reply);
  }

  @Get(':id/api-keys')
  @Requires('api-keys.manage')
  @ApiParam({ name: 'id', type: 'string' })
  @ApiOperation({ summary: 'The API keys of everybody in the organisation' })
  @ApiOkResponse({ type: ApiKeyListDto })
  @ApiUnknown()
  async apiKeys(@Param('id') id: string, @Req() request: FastifyRequest): Promise<ApiKeyListDto> {
    return { items: valueOf(await this.keys.listOf(callerOf(request), id)) };
  }

  @Delete(':id/api-keys/:key')
  @Requires('api-keys.manage')
  @ApiParam({ name: 'id', type: 'string' })
  @ApiParam({ name: 'key', type: 'string' })
  @ApiOperation({ summary: 'Revoke anybody’s key' })
  @ApiOkResponse({ type: ApiKeyDto })
  @ApiUnknown()
  async revoke(@Param() { id, key }: { id: string; key: string }, @Req() request: FastifyRequest): Promise<ApiKeyDto> {
    return valueOf(await this.keys.revokeOf(callerOf(request), id, key));
  }
}
