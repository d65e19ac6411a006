import { Controller, Delete, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { jsonOf } from '../../http/body.js';
import { callerOf } from '../../http/caller.js';
import { IdempotentPosts } from '../../http/idempotency/idempotent-posts.js';
import { ApiKeys } from '../keys/api-keys.js';
import { valueOf } from '../refusal.js';
import { Requires } from '../requires.js';
import { answerCreated } from './answers.js';
import { ApiKeyDto, ApiKeyListDto, ApiKeyMadeDto, NewApiKeyDto } from './api-keys.dto.js';
import { ApiCreating, ApiUnknown } from './documentation.js';
import { maybe, readFields, text, textList, wholeNumber } from './read-fields.js';

const defaultDays = 90;

/** One's own API keys. A key acts for its person, within its scopes. */
@ApiTags('api-keys')
@Requires('account')
@Controller('v1/api-keys')
export class ApiKeysController {
  constructor(
    private readonly keys: ApiKeys,
    private readonly posts: IdempotentPosts,
  ) {}

  @Get()
  @ApiOperation({ summary: 'One’s own keys, newest first' })
  @ApiOkResponse({ type: ApiKeyListDto })
  async list(@Req() request: FastifyRequest): Promise<ApiKeyListDto> {
    return { items: await this.keys.listOwn(callerOf(request)) };
  }

  @Post()
  @ApiOperation({ summary: 'Make a key; it is shown in this answer only' })
  @ApiBody({ type: NewApiKeyDto })
  @ApiCreatedResponse({ type: ApiKeyMadeDto })
  @ApiCreating()
  async create(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const shape = { name: text, scopes: textList, expiresInDays: maybe(wholeNumber) };
    const { expiresInDays = defaultDays, ...given } = readFields(jsonOf(request), shape);
    await answerCreated(this.posts, { request, reply }, () => {
      const create = valueOf(this.keys.prepare(callerOf(request), { ...given, expiresInDays }));
      return async (manager) => {
        const { key, written } = valueOf(await create(manager));
        return { location: `/v1/api-keys/${key.id}`, body: key, secrets: { key: written } };
      };
    });
  }

  @Delete(':id')
  @ApiParam({ name: 'id', type: 'string' })
  @ApiOperation({ summary: 'Revoke one’s own key' })
  @ApiOkResponse({ type: ApiKeyDto })
  @ApiUnknown()
  async revoke(@Param('id') id: string, @Req() request: FastifyRequest): Promise<ApiKeyDto> {
    return valueOf(await this.keys.revokeOwn(callerOf(request), id));
  }
}
