import { Controller, Get, Param, Req } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Requires } from '../access/requires.js';
import { callerOf } from '../http/caller.js';
import { ProblemDto } from '../http/problem.dto.js';
import { optional, readQuery, wholeNumber } from '../http/query.js';
import { PriceDrafts } from '../price-tables/drafting/price-drafts.js';
import { ImpactDto } from './corrections.dto.js';
import { ImpactPreview } from './impact-preview.js';
import { cursorAt, placeOf } from './number-cursor.js';

@ApiTags('price-drafts')
@ApiBearerAuth()
@Requires('price-drafts.read')
@Controller('v1/price-drafts/:id/impact')
export class PriceImpactController {
  constructor(
    private readonly drafts: PriceDrafts,
    private readonly preview: ImpactPreview,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Which appraisals without an issued report the draft would move, and by how much',
    description: 'The own organisation’s in full, all others’ as numbers. Nothing is stored.',
  })
  @ApiParam({ name: 'id', type: 'string' })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 100, default: 50 } })
  @ApiQuery({ name: 'cursor', required: false, description: '`next` of the page before' })
  @ApiOkResponse({ type: ImpactDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  async impact(@Param('id') id: string, @Req() request: FastifyRequest): Promise<ImpactDto> {
    const { limit, cursor } = readQuery(request, {
      limit: wholeNumber(1, 100, 50),
      cursor: optional('<next>', (text) => placeOf('i', text) !== null),
    });
    const caller = callerOf(request);
    const draft = await this.drafts.find(caller.organisationId, id);
    const before = cursor === null ? null : placeOf('i', cursor);
    const page = await this.preview.of(caller, draft, { before, limit });
    const items = page.items.map((item) => ({ ...item, refusals: [...item.refusals] }));
    return { ...page, items, next: page.next === null ? null : cursorAt('i', page.next) };
  }
}
