import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiBadRequestResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LimitedDoor } from '../access/limits/limited-door.js';
import { CLOCK, type Clock } from '../config/clock.js';
import { queryProblem } from '../http/query.js';
import { ProblemDto } from '../http/problem.dto.js';
import { PublicDoor } from '../http/public-door.js';
import { optional, readQuery, required, wholeNumber } from '../http/query.js';
import { sizeOfCheckpoint } from './checkpoint.js';
import { LOG_IDENTITY, type LogIdentity } from './log-identity.js';
import { LogConsistencyDto, LogEntriesDto, LogInclusionDto } from './log.dto.js';
import type { Hash } from './merkle-tree.js';
import { TransparencyLog } from './transparency-log.js';

const text = { content: { 'text/plain': { schema: { type: 'string' } } } } as const;
const count = { type: 'integer', minimum: 0 } as const;
const isCount = (value: string): boolean => /^\d{1,15}$/.test(value);
const isSubject = (value: string): boolean => value.length > 0 && value.length <= 300;

/** The public log of what was issued, for anybody who wants to check it or keep a copy. */
@ApiTags('public')
@PublicDoor()
@LimitedDoor()
@Controller('v1/log')
export class LogController {
  constructor(
    private readonly log: TransparencyLog,
    @Inject(LOG_IDENTITY) private readonly identity: LogIdentity,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('checkpoint')
  @ApiOperation({ summary: 'The signed head of the log (signed note)' })
  @ApiOkResponse(text)
  async checkpoint(@Res() reply: FastifyReply): Promise<void> {
    void reply.type('text/plain; charset=utf-8').send(await this.log.checkpoint(this.clock.now()));
  }

  @Get('key')
  @ApiOperation({ summary: 'The public key that signs checkpoints (PEM, Ed25519)' })
  @ApiOkResponse(text)
  key(@Res() reply: FastifyReply): void {
    const pem = this.identity.publicKey.export({ type: 'spki', format: 'pem' });
    void reply.type('text/plain; charset=utf-8').send(pem);
  }

  @Get('entries')
  @ApiOperation({ summary: 'The entries in their order' })
  @ApiQuery({ name: 'from', required: false, schema: { ...count, default: 0 } })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 1000, default: 100 } })
  @ApiOkResponse({ type: LogEntriesDto })
  async entries(@Req() request: FastifyRequest): Promise<LogEntriesDto> {
    const wanted = { from: optional('0…', isCount), limit: wholeNumber(1, 1000, 100) };
    const { from, limit } = readQuery(request, wanted);
    const found = await this.log.entriesFrom(Number(from ?? '0'), limit + 1);
    const shown = found.slice(0, limit);
    const items = shown.map(({ position, content }) => ({ position, content }));
    return { items, next: found[limit]?.position ?? null };
  }

  @Get('inclusion')
  @ApiOperation({
    summary: 'Every entry about a report (SHA-256 of its bytes) or a price edition (its id), with proofs',
  })
  @ApiQuery({ name: 'subject' })
  @ApiOkResponse({ type: LogInclusionDto })
  @ApiBadRequestResponse({ type: ProblemDto })
  async inclusion(@Req() request: FastifyRequest): Promise<LogInclusionDto> {
    const { subject } = readQuery(request, { subject: required('<SHA-256> | <edition id>', isSubject) });
    const checkpoint = await this.log.checkpoint(this.clock.now());
    const size = sizeOfCheckpoint(checkpoint);
    const entries = await this.log.entriesAbout(subject, size);
    return { checkpoint, items: entries.map((entry) => ({ ...entry, proof: entry.proof.map(base64) })) };
  }

  @Get('consistency')
  @ApiOperation({ summary: 'Proof that the log of one size begins with the log of an earlier size' })
  @ApiQuery({ name: 'earlier', schema: count })
  @ApiQuery({ name: 'size', schema: count })
  @ApiOkResponse({ type: LogConsistencyDto })
  @ApiBadRequestResponse({ type: ProblemDto })
  async consistency(@Req() request: FastifyRequest): Promise<LogConsistencyDto> {
    const wanted = { earlier: required('0…size', isCount), size: required('0…', isCount) };
    const read = readQuery(request, wanted);
    const [earlier, size] = [Number(read.earlier), Number(read.size)];
    const newest = await this.log.size();
    if (size > newest) throw outside('/size', `0…${newest}`);
    if (earlier > size) throw outside('/earlier', `0…${size}`);
    return { earlier, size, proof: (await this.log.consistency(earlier, size)).map(base64) };
  }
}

const base64 = (hash: Hash): string => hash.toString('base64');

const outside = (pointer: string, allowed: string): Error =>
  queryProblem([
    {
      pointer,
      code: 'parameter-invalid',
      message: { zh: '日志没有这么多条目', en: 'The log has fewer entries' },
      allowed,
    },
  ]);
