/** What OpenAPI says of the doors of reports, apart from the doors themselves. */
import { applyDecorators } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiServiceUnavailableResponse,
  ApiUnprocessableEntityResponse,
  getSchemaPath,
} from '@nestjs/swagger';
import { ProblemDto } from '../http/problem.dto.js';
import { ReportDto } from './report.dto.js';

const problem = { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDto) } } };

export const ApiReportPost = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: 'Issue the report; the one that stands when it was issued before' }),
    ApiExtraModels(ProblemDto),
    ApiHeader({ name: 'Idempotency-Key', required: false, schema: { type: 'string', minLength: 1, maxLength: 255 } }),
    ApiCreatedResponse({ type: ReportDto, description: 'Issued, or drawn as a draft when parts are missing' }),
    ApiOkResponse({ type: ReportDto, description: 'It stands already' }),
    ApiNotFoundResponse({ description: 'There is no such appraisal', content: problem }),
    ApiConflictResponse({ description: 'It is being issued at this moment: ask again', content: problem }),
    ApiUnprocessableEntityResponse({
      description: 'It holds a character no font draws, or the Idempotency-Key was used for another request',
      content: problem,
    }),
    ApiServiceUnavailableResponse({
      description: 'The archive cannot be written; Retry-After says when',
      content: problem,
    }),
  );

export const ApiReportBytes = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: 'The stored bytes of the report' }),
    ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } }),
    ApiResponse({ status: 304, description: 'The caller holds these very bytes' }),
    ApiNotFoundResponse({ description: 'No report was issued for this appraisal', content: problem }),
    ApiServiceUnavailableResponse({ description: 'The archive lacks the file, or it was altered', content: problem }),
  );
