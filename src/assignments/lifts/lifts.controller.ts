import { Controller, Get, Param, Put, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { jsonOf } from '../../http/body.js';
import { callerOf } from '../../http/caller.js';
import { ifMatch } from '../../http/etag.js';
import { readQuery } from '../../http/query.js';
import { LiftDetailDto, LiftFileDto, LiftPageDto } from '../assignment.dto.js';
import { ApiAsked, ApiChange, ApiPage } from '../assignments.documentation.js';
import { cursorParameter, liftCursor, limit, searchText, versionSeen } from '../page-query.js';
import { LiftFactsDto } from './lift-facts.dto.js';
import { LiftFiles } from './lift-files.js';
import { LiftRegister } from './lift-register.js';

@ApiTags('assignments')
@ApiBearerAuth()
@Requires('assignments.read')
@Controller('v1/lifts')
export class LiftsController {
  constructor(
    private readonly register: LiftRegister,
    private readonly files: LiftFiles,
  ) {}

  @Get()
  @ApiPage('一梯一档: the organisation’s lifts by device code', LiftPageDto)
  @ApiQuery({ name: 'q', required: false, description: 'Part of the code, the address or the registration number' })
  async list(@Req() request: FastifyRequest): Promise<LiftPageDto> {
    const asked = readQuery(request, { q: searchText, limit, cursor: cursorParameter(liftCursor) });
    const after = asked.cursor === null ? null : liftCursor.readCursor(asked.cursor);
    const search = { text: asked.q, limit: asked.limit + 1, after };
    const found = await this.register.search(callerOf(request).organisationId, search);
    const items = found.slice(0, asked.limit);
    const last = found.length > asked.limit ? items.at(-1) : undefined;
    return { items, next: last === undefined ? null : liftCursor.cursorAfter(last.deviceCode) };
  }

  @Get(':deviceCode')
  @ApiParam({ name: 'deviceCode', type: 'string' })
  @ApiAsked('One lift: facts in all versions, appraisals, reports with their state, assignments', LiftDetailDto)
  async one(
    @Param('deviceCode') deviceCode: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LiftDetailDto> {
    const detail = await this.files.detail(callerOf(request).organisationId, deviceCode);
    void reply.header('etag', `"${detail.version}"`);
    return detail;
  }

  @Put(':deviceCode')
  @Requires('assignments.write')
  @ApiParam({ name: 'deviceCode', type: 'string' })
  @ApiHeader({ name: 'If-None-Match', required: false, description: '`*` to make a new file, instead of If-Match' })
  @ApiChange('Records what is known of a lift; earlier versions stay', { body: LiftFactsDto, answer: LiftFileDto })
  async save(
    @Param('deviceCode') deviceCode: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LiftFileDto> {
    const isNew = (request.headers['if-none-match'] ?? '').trim() === '*';
    const expectedVersion = isNew ? 0 : versionSeen(ifMatch(request));
    const saved = await this.register.save(callerOf(request), deviceCode, { facts: jsonOf(request), expectedVersion });
    void reply.header('etag', `"${saved.version}"`);
    return saved;
  }
}
