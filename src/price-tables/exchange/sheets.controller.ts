import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mayDo } from '../../access/permissions.js';
import { callerIfAny } from '../../http/caller.js';
import { EdgeError } from '../../http/edge-error.js';
import { isHeldByCaller } from '../../http/etag.js';
import { PublicDoor } from '../../http/public-door.js';
import { readQuery } from '../../http/query.js';
import { sendAttachment } from '../../http/send-attachment.js';
import { ApiTags } from '@nestjs/swagger';
import { PublishedTables } from '../published-tables.js';
import { kindNames } from './sheet-columns.js';
import { sheetFileName, sheetMediaTypes } from './sheet-file-name.js';
import { formatParameter, kindParameter } from './sheet-parameters.js';
import { SheetRoom } from './sheet-room.js';
import { ApiEditionSheet, ApiTemplate } from './sheets.documentation.js';

/** Templates and published prices as sheets. */
@ApiTags('price-tables')
@PublicDoor()
@Controller('v1/price-tables')
export class SheetsController {
  constructor(
    private readonly tables: PublishedTables,
    private readonly room: SheetRoom,
  ) {}

  @Get('template')
  @ApiTemplate()
  async template(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { kind, format } = readQuery(request, { kind: kindParameter, format: formatParameter });
    const bytes = await this.room.write({ kind, rows: [] }, format);
    const fileName = sheetFileName(`${kindNames[kind]}价格表`, '模板', format);
    sendAttachment(reply, { bytes, mediaType: sheetMediaTypes[format], fileName });
  }

  @Get(':publisher/:table/:start/sheet')
  @ApiEditionSheet()
  async edition(
    @Param() { publisher, table, start }: { publisher: string; table: string; start: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { format } = readQuery(request, { format: formatParameter });
    const published = (await this.shownTo(request)).find(`${publisher}/${table}/${start}`);
    if (published === undefined) throw unknownEdition();
    const { kind, edition, fingerprint } = published;
    if (isHeldByCaller(request, reply, `${fingerprint}-${format}`)) return void reply.send();
    const bytes = await this.room.write({ kind, rows: edition.rows }, format);
    const fileName = sheetFileName(`${publisher}-${table}-${start}`, '', format);
    sendAttachment(reply, { bytes, mediaType: sheetMediaTypes[format], fileName });
  }

  /** The public tables, and to those who may see them the private books of their organisation. */
  private async shownTo(request: FastifyRequest) {
    const caller = callerIfAny(request);
    const mayReadBooks = caller !== null && mayDo(caller.roles, 'price-books.read');
    return (await this.tables.refresh()).visibleTo(mayReadBooks ? caller.organisationId : null);
  }
}

function unknownEdition(): EdgeError {
  const title = { zh: '没有这一价格表版本', en: 'There is no such edition of a price table' };
  return new EdgeError({ kind: 'not-found', code: 'price-table-unknown', title });
}
