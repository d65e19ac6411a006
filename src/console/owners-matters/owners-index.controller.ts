import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppraisalStore } from '../../appraisals/appraisal-store.js';
import { cursorAfter, readCursor } from '../../appraisals/cursor.js';
import { Requires } from '../../access/requires.js';
import { callerOf } from '../../http/caller.js';
import { Pages } from '../../http/page/pages.js';
import { ownersIndexPage, ownersPath } from './owners-index.js';

const perPage = 20;

@ApiExcludeController()
@Requires('households.write')
@Controller('console/owners')
export class OwnersIndexController {
  constructor(
    private readonly pages: Pages,
    private readonly appraisals: AppraisalStore,
  ) {}

  @Get()
  async list(
    @Query('after') after: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const before = typeof after === 'string' ? readCursor(after) : null;
    const page = { limit: perPage + 1, before, deviceCode: null };
    const found = await this.appraisals.list(callerOf(request).organisationId, page);
    const shown = found.slice(0, perPage);
    const last = found.length > perPage ? shown.at(-1) : undefined;
    const nextHref = last === undefined ? null : `${ownersPath}?after=${cursorAfter(last.id)}`;
    await this.pages.show(request, reply, ownersIndexPage({ appraisals: shown, nextHref }));
  }
}
