/** What OpenAPI says of the doors of bundles, apart from the doors themselves. */
import { applyDecorators } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiExtraModels,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiServiceUnavailableResponse,
} from '@nestjs/swagger';
import { ProblemDto } from '../../http/problem.dto.js';
import { problemContent as problem } from '../../http/problem-content.js';

export const ApiBundle = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: 'Everything needed to check the report without this service, as a ZIP' }),
    ApiExtraModels(ProblemDto),
    ApiQuery({
      name: 'since',
      required: false,
      schema: { type: 'integer', minimum: 0 },
      description: 'Size of a checkpoint kept earlier: the proof that the log only grew since is added',
    }),
    ApiOkResponse({ content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } } }),
    ApiBadRequestResponse({ description: 'The log was never as large as `since`', content: problem }),
    ApiNotFoundResponse({ description: 'There is no issued report', content: problem }),
    ApiServiceUnavailableResponse({ description: 'A file the report rests on is not at hand', content: problem }),
  );
