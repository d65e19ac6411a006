import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../access/requires.js';
import { chinaDayOf, CLOCK, type Clock } from '../config/clock.js';
import { callerOf } from '../http/caller.js';
import { ExportFirm } from './export-firm.js';

/** A firm takes its files along: for its own archive of fifteen years, or to another service. */
@ApiTags('organisations')
@ApiBearerAuth()
@Controller('v1/export')
export class ExportsController {
  constructor(
    private readonly exporting: ExportFirm,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Requires('organisation.export')
  @ApiOperation({
    summary: 'Everything the caller’s organisation keeps here, as a ZIP',
    description:
      'manifest.json, the last file, names every other with its size and SHA-256: where it is missing, the export broke ' +
      'off. Without passwords, secrets of authenticators, keys and webhooks.',
  })
  @ApiOkResponse({ content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } } })
  async export(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = callerOf(request);
    const zip = await this.exporting.pack(caller);
    const name = `${caller.organisationId}-${chinaDayOf(this.clock.now())}.zip`;
    void reply.type('application/zip').header('content-disposition', `attachment; filename="${name}"`).send(zip);
  }
}
