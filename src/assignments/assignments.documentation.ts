/** What OpenAPI says of the doors of assignments, apart from the doors themselves. */
import { applyDecorators, type Type } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBody,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiPreconditionFailedResponse,
  ApiQuery,
  ApiResponse,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { problemContent as content } from '../http/problem-content.js';

/** A question: an answer, or nobody by that name within the organisation. */
export const ApiAsked = (summary: string, type: Type): MethodDecorator =>
  applyDecorators(ApiOperation({ summary }), ApiOkResponse({ type }), ApiNotFoundResponse({ content }));

export const ApiPage = (summary: string, type: Type): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 } }),
    ApiQuery({ name: 'cursor', required: false, description: '`next` of the page before' }),
    ApiOkResponse({ type }),
    ApiBadRequestResponse({ content, description: 'A wrong parameter' }),
  );

export interface Written {
  readonly body?: Type;
  readonly answer: Type;
}

/** A creating POST. */
export const ApiCreated = (summary: string, { body, answer }: Written): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiHeader({ name: 'Idempotency-Key', required: false, schema: { type: 'string', minLength: 1, maxLength: 255 } }),
    ...(body === undefined ? [] : [ApiBody({ type: body })]),
    ApiCreatedResponse({ type: answer }),
    ApiRefusals(),
  );

/** An act, answered with the state afterwards. */
export const ApiAct = (summary: string, { body, answer }: Written): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary }),
    ...(body === undefined ? [] : [ApiBody({ type: body })]),
    ApiOkResponse({ type: answer }),
    ApiRefusals(),
  );

/** A change against the state that was seen. */
export const ApiChange = (summary: string, written: Written): MethodDecorator =>
  applyDecorators(
    ApiAct(summary, written),
    ApiHeader({ name: 'If-Match', required: false, description: 'The ETag of what was read; demanded' }),
    ApiPreconditionFailedResponse({ content, description: 'Changed in the meantime' }),
    ApiResponse({ status: 428, content, description: 'If-Match is missing' }),
  );

/** A change that may say against which state it is made. */
export const ApiRecord = (summary: string, written: Written): MethodDecorator =>
  applyDecorators(
    ApiAct(summary, written),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: '`version` of the step that was read, in quotes; left out: the last one wins',
    }),
    ApiPreconditionFailedResponse({ content, description: 'Recorded by somebody else in the meantime' }),
  );

const ApiRefusals = (): MethodDecorator =>
  applyDecorators(
    ApiNotFoundResponse({ content }),
    ApiConflictResponse({ content, description: 'Not in this state, or archived' }),
    ApiUnprocessableEntityResponse({ content, description: 'Every fault at once, or everything that is missing' }),
  );
