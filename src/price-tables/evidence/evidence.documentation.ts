/** What OpenAPI says of the doors of evidence, apart from the doors themselves. */
import { applyDecorators } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiPayloadTooLargeResponse,
  ApiQuery,
  ApiResponse,
  ApiServiceUnavailableResponse,
  ApiUnsupportedMediaTypeResponse,
} from '@nestjs/swagger';
import { ProblemDto } from '../../http/problem.dto.js';
import { evidenceTypes } from './evidence-type.js';
import { EvidenceDto } from './evidence.dto.js';
import { problemContent as problem } from '../../http/problem-content.js';

const file = { type: 'string', format: 'binary' } as const;
const types = Object.keys(evidenceTypes);
const sha256 = 'SHA-256 of the file, lower-case hexadecimal';

export const ApiEvidencePost = (): MethodDecorator =>
  applyDecorators(
    ApiBearerAuth(),
    ApiOperation({ summary: 'Hands in a file of evidence; the body is the file itself' }),
    ApiExtraModels(ProblemDto),
    ApiConsumes(...types, 'application/octet-stream'),
    ApiBody({ schema: file }),
    ApiQuery({ name: 'fileName', required: false, description: 'Shown to the own organisation' }),
    ApiCreatedResponse({ type: EvidenceDto }),
    ApiOkResponse({ type: EvidenceDto, description: 'The organisation has handed in these bytes before' }),
    ApiBadRequestResponse({ description: 'A parameter is not what it may be', content: problem }),
    ApiPayloadTooLargeResponse({ description: 'The file is too large', content: problem }),
    ApiUnsupportedMediaTypeResponse({
      description: 'The bytes are of none of the accepted types',
      content: problem,
    }),
    ApiServiceUnavailableResponse({ description: 'The file could not be stored', content: problem }),
  );

export const ApiEvidenceFile = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: 'A file of evidence: of the own organisation, or named by a published public price' }),
    ApiParam({ name: 'sha256', type: 'string', description: sha256 }),
    ApiOkResponse({
      description: 'The file, to be saved',
      content: Object.fromEntries(types.map((type) => [type, { schema: file }])),
    }),
    ApiResponse({ status: 304, description: 'The caller holds this very file' }),
    ApiNotFoundResponse({ description: 'There is no such evidence, or none the caller may see', content: problem }),
    ApiServiceUnavailableResponse({ description: 'The file is missing from the store, or altered', content: problem }),
  );
