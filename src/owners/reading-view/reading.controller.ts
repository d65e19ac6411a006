import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import {
  ApiForbiddenResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LimitedDoor } from '../../access/limits/limited-door.js';
import { PublicLimits } from '../../access/limits/public-limits.js';
import { redirect, sendPage } from '../../http/page/send-page.js';
import { PublicDoor } from '../../http/public-door.js';
import { PublicRegister } from '../public-register.js';
import { PublicView } from '../public-view.js';
import { registrationOf } from '../registration-of.js';
import { limitedReportPage, unknownReportPage } from '../report-page/closed-pages.js';
import { readingPage } from './reading-page.js';
import { ReadingRoom } from './reading-room.js';

const html = { content: { 'text/html': { schema: { type: 'string' } } } } as const;

/** The whole report as a page, for whoever may also have the file. */
@ApiTags('public')
@PublicDoor()
@LimitedDoor()
@Controller('r/:code/full')
export class ReadingController {
  constructor(
    private readonly register: PublicRegister,
    private readonly room: ReadingRoom,
    private readonly view: PublicView,
    private readonly limits: PublicLimits,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The whole report as a page; long ones in several parts' })
  @ApiQuery({ name: 'part', required: false, schema: { type: 'integer', minimum: 1, default: 1 } })
  @ApiOkResponse(html)
  @ApiForbiddenResponse({ description: 'The client does not show the report itself', ...html })
  @ApiNotFoundResponse({ description: 'Nobody issued a report with this code', ...html })
  async read(@Param('code') typed: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { part } = request.query as { readonly part?: unknown };
    const entry = await this.register.withCode(typed);
    if (!entry) return this.unknown(request, reply);
    const registration = registrationOf(entry);
    if (entry.mode !== 'full') return sendPage(reply, limitedReportPage(registration), 403);
    if (!entry.report.file) return redirect(reply, `/r/${registration.code}`);
    const { document, parts } = await this.room.open(entry);
    const shown = typeof part === 'string' && /^[1-9]\d{0,4}$/.test(part) ? Math.min(Number(part), parts.length) : 1;
    const hasNationalSignature = await this.view.hasNationalSignature(entry);
    sendPage(reply, readingPage({ registration, document, parts, hasNationalSignature, shown }));
  }

  private unknown(request: FastifyRequest, reply: FastifyReply): void {
    this.limits.countUnknownCode(request);
    sendPage(reply, unknownReportPage(), 404);
  }
}
