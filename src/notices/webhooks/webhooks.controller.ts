import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiBody,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { jsonOf } from '../../http/body.js';
import { callerOf } from '../../http/caller.js';
import { ProblemDto } from '../../http/problem.dto.js';
import { optional, readQuery, wholeNumber } from '../../http/query.js';
import { cursorAfter, readCursor } from '../cursor.js';
import { POST_LIMITS, type PostLimits } from './guarded-post.js';
import { readWebhookOrder } from './webhook-order.js';
import { deliveryView, endpointView } from './webhook-views.js';
import { Webhooks } from './webhooks.js';
import {
  TestDeliveryDto,
  WebhookDeliveryPageDto,
  WebhookDto,
  WebhookListDto,
  WebhookOrderDto,
  WebhookWithSecretDto,
} from './webhooks.dto.js';

const named = { name: 'id', type: 'string' } as const;
const problem = { type: ProblemDto };

/**
 * Endpoints of the organisation. Making one takes no Idempotency-Key: the answer holds a secret and answers under a key
 * are kept; an address that is registered already is refused instead (409).
 */
@ApiTags('webhooks')
@ApiBearerAuth()
@Requires('webhooks.manage')
@Controller('v1/webhooks')
export class WebhooksController {
  constructor(
    private readonly webhooks: Webhooks,
    @Inject(POST_LIMITS) private readonly limits: PostLimits,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The organisation’s endpoints' })
  @ApiOkResponse({ type: WebhookListDto })
  async list(@Req() request: FastifyRequest): Promise<WebhookListDto> {
    return { items: (await this.webhooks.list(callerOf(request).organisationId)).map(endpointView) };
  }

  @Post()
  @ApiOperation({ summary: 'Registers an endpoint; its secret is in this answer and nowhere else' })
  @ApiBody({ type: WebhookOrderDto })
  @ApiCreatedResponse({ type: WebhookWithSecretDto })
  @ApiConflictResponse(problem)
  @ApiUnprocessableEntityResponse(problem)
  async create(@Req() request: FastifyRequest): Promise<WebhookWithSecretDto> {
    const order = readWebhookOrder(jsonOf(request), this.limits);
    const { endpoint, secret } = await this.webhooks.create(callerOf(request), order);
    return { ...endpointView(endpoint), secret };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One endpoint' })
  @ApiParam(named)
  @ApiOkResponse({ type: WebhookDto })
  @ApiNotFoundResponse(problem)
  async one(@Param('id') id: string, @Req() request: FastifyRequest): Promise<WebhookDto> {
    return endpointView(await this.webhooks.find(callerOf(request).organisationId, id));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Deletes an endpoint; what waits for it is not sent' })
  @ApiParam(named)
  @ApiNoContentResponse()
  @ApiNotFoundResponse(problem)
  remove(@Param('id') id: string, @Req() request: FastifyRequest): Promise<void> {
    return this.webhooks.remove(callerOf(request), id);
  }

  @Post(':id/secret')
  @ApiOperation({ summary: 'A new secret; the one before signs beside it for 24 hours' })
  @ApiParam(named)
  @ApiCreatedResponse({ type: WebhookWithSecretDto })
  @ApiNotFoundResponse(problem)
  async rotate(@Param('id') id: string, @Req() request: FastifyRequest): Promise<WebhookWithSecretDto> {
    const { endpoint, secret } = await this.webhooks.rotate(callerOf(request), id);
    return { ...endpointView(endpoint), secret };
  }

  @Post(':id/test')
  @HttpCode(202)
  @ApiOperation({ summary: 'Sends a message of type webhook.test to this endpoint' })
  @ApiParam(named)
  @ApiAcceptedResponse({ type: TestDeliveryDto })
  @ApiNotFoundResponse(problem)
  @ApiConflictResponse(problem)
  async test(@Param('id') id: string, @Req() request: FastifyRequest): Promise<TestDeliveryDto> {
    return { messageId: await this.webhooks.test(callerOf(request), id) };
  }

  @Post(':id/enable')
  @HttpCode(200)
  @ApiOperation({ summary: 'Enables a disabled endpoint again; publications it missed are told now' })
  @ApiParam(named)
  @ApiOkResponse({ type: WebhookDto })
  @ApiNotFoundResponse(problem)
  async enable(@Param('id') id: string, @Req() request: FastifyRequest): Promise<WebhookDto> {
    return endpointView(await this.webhooks.enable(callerOf(request), id));
  }

  @Get(':id/deliveries')
  @ApiOperation({ summary: 'What was sent, newest first, with every attempt' })
  @ApiParam(named)
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 } })
  @ApiQuery({ name: 'cursor', required: false, description: '`next` of the page before' })
  @ApiOkResponse({ type: WebhookDeliveryPageDto })
  @ApiNotFoundResponse(problem)
  async deliveries(@Param('id') id: string, @Req() request: FastifyRequest): Promise<WebhookDeliveryPageDto> {
    const { limit, cursor } = readQuery(request, {
      limit: wholeNumber(1, 100, 20),
      cursor: optional('<next>', (text) => readCursor(text) !== null),
    });
    const before = cursor === null ? null : readCursor(cursor);
    const wish = { endpointId: id, before, limit: limit + 1 };
    const found = await this.webhooks.deliveries(callerOf(request).organisationId, wish);
    const shown = found.slice(0, limit);
    const last = found.length > limit ? shown.at(-1) : undefined;
    return { items: shown.map(deliveryView), next: last === undefined ? null : cursorAfter(last.delivery.id) };
  }
}
