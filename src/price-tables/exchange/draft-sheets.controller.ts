import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../../access/requires.js';
import { fileOf } from '../../http/body.js';
import { callerOf } from '../../http/caller.js';
import { ifMatch } from '../../http/etag.js';
import { flag, readQuery } from '../../http/query.js';
import { sendAttachment } from '../../http/send-attachment.js';
import { DraftSheets, type SheetFile } from './draft-sheets.js';
import { sheetMediaTypes } from './sheet-file-name.js';
import { fileNameParameter, formatParameter } from './sheet-parameters.js';
import { sheetInvalid } from './sheet-problem.js';
import { ApiDraftSheet, ApiSheetImport } from './sheets.documentation.js';

const importQuery = { annotated: flag, fileName: fileNameParameter };

/** A draft as a sheet: out to be edited, and in again. */
@ApiTags('price-drafts')
@ApiBearerAuth()
@Controller('v1/price-drafts/:id/sheet')
export class DraftSheetsController {
  constructor(private readonly sheets: DraftSheets) {}

  @Get()
  @Requires('price-drafts.read')
  @ApiDraftSheet()
  async export(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { format } = readQuery(request, { format: formatParameter });
    sendSheet(reply, await this.sheets.export(callerOf(request), id, format));
  }

  @Post()
  @HttpCode(200)
  @Requires('price-drafts.write')
  @ApiSheetImport()
  async import(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { annotated, fileName } = readQuery(request, importQuery);
    const seen = { id, ifMatch: ifMatch(request) };
    const upload = { bytes: fileOf(request), name: fileName ?? '价格表', annotated };
    const outcome = await this.sheets.import(callerOf(request), seen, upload);
    if (outcome.kind === 'faults') {
      if (outcome.annotated === null) throw sheetInvalid(outcome.faults);
      void reply.status(422).header('x-fault-count', String(outcome.faults.length));
      return sendSheet(reply, outcome.annotated);
    }
    const { id: draftId, version, state, rows } = outcome.draft;
    void reply.header('etag', `"${version}"`).send({ id: draftId, version, state, rowCount: rows.length });
  }
}

function sendSheet(reply: FastifyReply, { bytes, fileName, format }: SheetFile): void {
  sendAttachment(reply, { bytes, fileName, mediaType: sheetMediaTypes[format] });
}
