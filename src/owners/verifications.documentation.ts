/** What OpenAPI says of the door of verifications, apart from the door itself. */
import { applyDecorators } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBody,
  ApiConsumes,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiPayloadTooLargeResponse,
  ApiServiceUnavailableResponse,
  ApiUnprocessableEntityResponse,
  ApiUnsupportedMediaTypeResponse,
} from '@nestjs/swagger';
import { ProblemDto } from '../http/problem.dto.js';
import { VerificationDto } from './verification.dto.js';
import { problemContent as problem } from '../http/problem-content.js';

export const ApiVerificationPost = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: 'Is this report ours, unaltered, and in force?' }),
    ApiExtraModels(ProblemDto),
    ApiConsumes('application/pdf', 'application/json'),
    ApiBody({ schema: { type: 'object', properties: { code: { type: 'string' } }, required: ['code'] } }),
    ApiOkResponse({ type: VerificationDto }),
    ApiBadRequestResponse({ description: 'Not UTF-8, or not JSON', content: problem }),
    ApiPayloadTooLargeResponse({ description: 'The file is too large', content: problem }),
    ApiUnsupportedMediaTypeResponse({ description: 'Neither a PDF nor JSON', content: problem }),
    ApiUnprocessableEntityResponse({ description: 'There is no code in the JSON', content: problem }),
    ApiServiceUnavailableResponse({
      description: 'Too many files are being verified; Retry-After says when to come again',
      content: problem,
    }),
  );
