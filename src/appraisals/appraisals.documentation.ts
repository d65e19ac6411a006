/** What OpenAPI says of the doors of appraisals, apart from the doors themselves. */
import { applyDecorators } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBody,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiPayloadTooLargeResponse,
  ApiQuery,
  ApiUnprocessableEntityResponse,
  ApiUnsupportedMediaTypeResponse,
} from '@nestjs/swagger';
import { ProblemDto } from '../http/problem.dto.js';
import { StoredAppraisalDto } from './answers/appraisal.dto.js';
import { RefusalProblemDto } from './answers/refusal-problem.dto.js';
import { AppraisalOrderDto } from './order/appraisal-order.dto.js';
import { problemContent as problem, problemContentOf } from '../http/problem-content.js';

const problemOrRefusal = problemContentOf(ProblemDto, RefusalProblemDto);
const flagSchema = { type: 'boolean', default: false } as const;

export const ApiAppraisalPost = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: 'Appraise a lift and store the appraisal' }),
    ApiExtraModels(ProblemDto, RefusalProblemDto),
    ApiBody({ type: AppraisalOrderDto }),
    ApiQuery({ name: 'preview', required: false, schema: flagSchema, description: 'Compute only, store nothing' }),
    ApiQuery({ name: 'trace', required: false, schema: flagSchema, description: 'Answer with the full derivation' }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'The same key and body give the same stored answer; without effect on previews',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    }),
    ApiCreatedResponse({ type: StoredAppraisalDto, description: 'Stored; Location names it' }),
    ApiOkResponse({ type: StoredAppraisalDto, description: 'A preview' }),
    ApiBadRequestResponse({ description: 'Not UTF-8, not JSON, or a wrong parameter', content: problem }),
    ApiConflictResponse({ description: 'A request with this Idempotency-Key is under way', content: problem }),
    ApiPayloadTooLargeResponse({ description: 'The body is too large', content: problem }),
    ApiUnsupportedMediaTypeResponse({ description: 'The body is not JSON', content: problem }),
    ApiUnprocessableEntityResponse({
      description: 'The order has faults, the appraisal is refused, or the Idempotency-Key was used for another body',
      content: problemOrRefusal,
    }),
  );

export const ApiUnknownAppraisal = (): MethodDecorator =>
  ApiNotFoundResponse({ description: 'There is no such appraisal', content: problem });
