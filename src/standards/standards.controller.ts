import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProperty,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../access/requires.js';
import { EdgeError } from '../http/edge-error.js';
import { isHeldByCaller } from '../http/etag.js';
import { ProblemDto } from '../http/problem.dto.js';
import type { StandardEdition } from './standard-edition.js';
import { StandardLibrary } from './standard-library.js';

const day = { type: 'string', format: 'date' } as const;
const openObject = { type: 'object', additionalProperties: true } as const;

export class StandardSummaryDto {
  @ApiProperty({ example: 'shenyang-residual-value' }) id: string;
  @ApiProperty({ example: '2024.1' }) version: string;
  @ApiProperty() title: string;
  @ApiProperty() titleEn: string;
  @ApiProperty({ ...day, description: 'First day in force' }) validFrom: string;
  @ApiProperty({ ...day, nullable: true, description: 'First day no longer in force; null: open' })
  validUntil: string | null;
  @ApiProperty({ type: 'string', nullable: true, description: 'null: no association has issued this edition' })
  publisher: string | null;
  @ApiProperty({ description: 'Made from public sources because the standard’s text is not public' })
  reconstructed: boolean;
  @ApiProperty({ description: 'What the edition says of itself (Chinese)' }) statement: string;
  @ApiProperty({ description: 'What the edition says of itself (English)' }) statementEn: string;
  @ApiProperty({ description: 'Version of the rules of calculation' }) calculationVersion: string;
  @ApiProperty({ description: 'SHA-256 of the edition’s sorted manifest' }) fingerprint: string;
}

export class StandardListDto {
  @ApiProperty({ type: () => [StandardSummaryDto] }) items: StandardSummaryDto[];
}

export class StandardEditionDto extends StandardSummaryDto {
  @ApiProperty({ ...openObject, description: 'The edition as the engine works with it' }) standard: object;
  @ApiProperty({ ...openObject, description: 'Report texts by key (Chinese)' }) texts: object;
  @ApiProperty({ type: 'array', items: openObject }) sources: readonly object[];
  @ApiProperty({ type: 'array', items: openObject, description: 'Files and their SHA-256' }) files: readonly object[];
}

@ApiTags('standards')
@ApiBearerAuth()
@Requires('standards.read')
@Controller('v1/standards')
export class StandardsController {
  constructor(private readonly library: StandardLibrary) {}

  @Get()
  @ApiOperation({ summary: 'Every edition of every standard' })
  @ApiOkResponse({ type: StandardListDto })
  list(): StandardListDto {
    const items = this.library.list().map(({ standard: { id, version } }) => this.summary(this.find(id, version)));
    return { items };
  }

  @Get(':id/:version')
  @ApiParam({ name: 'id', type: 'string' })
  @ApiParam({ name: 'version', type: 'string' })
  @ApiOperation({ summary: 'One edition with all its parameters, each with basis, clause and source' })
  @ApiOkResponse({ type: StandardEditionDto })
  @ApiResponse({ status: 304, description: 'The caller holds this very edition' })
  @ApiNotFoundResponse({ type: ProblemDto })
  edition(
    @Param() { id, version }: { id: string; version: string },
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): StandardEditionDto | undefined {
    const edition = this.find(id, version);
    const tag = `${edition.fingerprint}-${edition.standard.validUntil ?? 'open'}`;
    if (isHeldByCaller(request, reply, tag)) return undefined;
    const { standard, texts, sources, files } = edition;
    return { ...this.summary(edition), standard, texts, sources, files };
  }

  private find(id: string, version: string): StandardEdition {
    const edition = this.library.find(id, version);
    if (edition !== undefined) return edition;
    const title = { zh: '没有这一标准或版本', en: 'There is no such standard or version' };
    throw new EdgeError({ kind: 'not-found', code: 'standard-unknown', title });
  }

  private summary({ standard, fingerprint, ...about }: StandardEdition): StandardSummaryDto {
    const { titleEn, publisher, reconstructed, statement, statementEn } = about;
    const { id, version, title, validFrom, validUntil = null, calculationVersion } = standard;
    const texts = { title, titleEn, statement, statementEn };
    return { id, version, ...texts, validFrom, validUntil, publisher, reconstructed, calculationVersion, fingerprint };
  }
}
