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
} from '@nestjs/swagger';
import { ProblemDto } from '../http/problem.dto.js';
import { ReportDto } from './report.dto.js';
import { problemContent } from '../http/problem-content.js';

export const ApiReportPost = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({
      summary: 'Issue the report, or prepare it for its signatures; the one that stands when it was asked for before',
      description:
        'With REPORT_SIGNATURES=appraisers-and-seal a reviewed appraisal is drawn and waits for every appraiser and the seal; ' +
        'with seal-only, for trying the service out, the development seal is set at once.',
    }),
    ApiExtraModels(ProblemDto),
    ApiHeader({ name: 'Idempotency-Key', required: false, schema: { type: 'string', minLength: 1, maxLength: 255 } }),
    ApiCreatedResponse({
      type: ReportDto,
      description: 'Issued, prepared for signatures, or drawn as a draft when parts are missing',
    }),
    ApiOkResponse({ type: ReportDto, description: 'It stands already' }),
    ApiNotFoundResponse({ description: 'There is no such appraisal', content: problemContent }),
    ApiConflictResponse({
      description: 'It is being issued at this moment, or no reviewer has approved the appraisal',
      content: problemContent,
    }),
    ApiUnprocessableEntityResponse({
      description: 'The Idempotency-Key was used for another request',
      content: problemContent,
    }),
    ApiServiceUnavailableResponse({
      description: 'The archive cannot be written; Retry-After says when',
      content: problemContent,
    }),
  );

export const ApiReportBytes = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: 'The stored bytes of the report' }),
    ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } }),
    ApiResponse({ status: 304, description: 'The caller holds these very bytes' }),
    ApiNotFoundResponse({
      description: 'No report was issued for this appraisal, or it waits for signatures: `waitsFor` says whose',
      content: problemContent,
    }),
    ApiServiceUnavailableResponse({
      description: 'The archive lacks the file, or it was altered',
      content: problemContent,
    }),
  );
