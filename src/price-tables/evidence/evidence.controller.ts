import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mayDo } from '../../access/permissions.js';
import { Requires } from '../../access/requires.js';
import { fileOf } from '../../http/body.js';
import { callerIfAny, callerOf } from '../../http/caller.js';
import { isHeldByCaller } from '../../http/etag.js';
import { PublicDoor } from '../../http/public-door.js';
import { optional, readQuery } from '../../http/query.js';
import { sendAttachment } from '../../http/send-attachment.js';
import { PublishedTables } from '../published-tables.js';
import type { EvidenceFile } from './evidence-file.entity.js';
import { evidenceUnknown } from './evidence-problem.js';
import { EvidenceStore } from './evidence-store.js';
import { evidenceTypes, type EvidenceType } from './evidence-type.js';
import { ApiEvidenceFile, ApiEvidencePost } from './evidence.documentation.js';
import type { EvidenceDto } from './evidence.dto.js';
import { publicEvidence } from './public-evidence.js';

const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
const uploadQuery = { fileName: optional('1…200', (text) => text.trim() !== '' && text.length <= 200) };

/** Evidence of prices: handed in by editors, read by their organisation, and by anybody once a published price names it. */
@ApiTags('evidence')
@Controller('v1/evidence')
export class EvidenceController {
  constructor(
    private readonly store: EvidenceStore,
    private readonly tables: PublishedTables,
  ) {}

  /** The same bytes again change nothing, so no Idempotency-Key is asked for. */
  @Post()
  @Requires('evidence.write')
  @ApiEvidencePost()
  async add(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<EvidenceDto> {
    const { fileName } = readQuery(request, uploadQuery);
    const { file, isNew } = await this.store.take(callerOf(request), { bytes: fileOf(request), fileName });
    void reply.status(isNew ? 201 : 200).header('location', `/v1/evidence/${file.sha256}`);
    return viewOf(file);
  }

  @Get(':sha256')
  @PublicDoor()
  @ApiEvidenceFile()
  async file(
    @Param('sha256') sha256: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isHash(sha256)) throw evidenceUnknown();
    const file = (await this.ownFile(request, sha256)) ?? (await this.publicFile(sha256));
    if (file === null) throw evidenceUnknown();
    if (isHeldByCaller(request, reply, sha256)) return void reply.send();
    const { mediaType, fileName } = file;
    sendAttachment(reply, { bytes: await this.store.read(sha256), mediaType, fileName: fileName || plainName(file) });
  }

  private async ownFile(request: FastifyRequest, sha256: string): Promise<EvidenceFile | null> {
    const caller = callerIfAny(request);
    if (caller === null || !mayDo(caller.roles, 'price-books.read')) return null;
    return this.store.find(caller.organisationId, sha256);
  }

  /** Without the name one of its owners gave it: that was not published. */
  private async publicFile(sha256: string): Promise<EvidenceFile | null> {
    if (!publicEvidence(await this.tables.refresh()).has(sha256)) return null;
    const file = await this.store.find(null, sha256);
    return file === null ? null : { ...file, fileName: '' };
  }
}

const plainName = ({ sha256, mediaType }: EvidenceFile): string =>
  `${sha256.slice(0, 16)}.${evidenceTypes[mediaType as EvidenceType].toLowerCase()}`;

const viewOf = ({ sha256, mediaType, sizeBytes, fileName, uploadedAt }: EvidenceFile): EvidenceDto => ({
  ...{ sha256, mediaType, sizeBytes, fileName, uploadedAt },
});
