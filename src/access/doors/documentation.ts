/** What OpenAPI says of the doors of this room, apart from the doors themselves. */
import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { ProblemDto } from '../../http/problem.dto.js';

export const ApiCreating = (): MethodDecorator =>
  applyDecorators(
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'The same key and body give the same answer; what is shown once is null in repeated ones',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    }),
    ApiResponse({
      status: 409,
      type: ProblemDto,
      description: 'Taken already, or a request with this key is under way',
    }),
    ApiResponse({ status: 422, type: ProblemDto, description: 'Every fault at once' }),
  );

export const ApiVersioned = (): MethodDecorator =>
  applyDecorators(
    ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of the state that was read' }),
    ApiResponse({ status: 404, type: ProblemDto, description: 'Not there, or not the caller’s to look after' }),
    ApiResponse({ status: 412, type: ProblemDto, description: 'Changed in the meantime' }),
    ApiResponse({ status: 422, type: ProblemDto, description: 'Every fault at once' }),
    ApiResponse({ status: 428, type: ProblemDto, description: 'If-Match is missing' }),
  );

export const ApiPage = (): MethodDecorator =>
  applyDecorators(
    ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } }),
    ApiQuery({ name: 'cursor', required: false, description: '`next` of the page before' }),
  );

export const ApiUnknown = (): MethodDecorator =>
  ApiResponse({ status: 404, type: ProblemDto, description: 'Not there, or not the caller’s to look after' });
