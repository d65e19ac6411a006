/** What OpenAPI says of the doors of objections, apart from the doors themselves. */
import { applyDecorators } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBody,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiHeader,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiUnprocessableEntityResponse,
  ApiUnsupportedMediaTypeResponse,
} from '@nestjs/swagger';
import { ProblemDto } from '../../http/problem.dto.js';
import {
  NewAnswerDto,
  ObjectionDto,
  ObjectionPageDto,
  ObjectionPublicationDto,
  StoredAnswerDto,
} from './objections.dto.js';
import { problemContent as problem } from '../../http/problem-content.js';

const one = [
  ApiExtraModels(ProblemDto),
  ApiParam({ name: 'id', type: 'string' }),
  ApiNotFoundResponse({ description: 'There is no such question or objection', content: problem }),
];
const bodyFaults = [
  ApiBadRequestResponse({ description: 'Not UTF-8, or not JSON', content: problem }),
  ApiUnsupportedMediaTypeResponse({ description: 'Not JSON', content: problem }),
  ApiUnprocessableEntityResponse({ description: 'The body has faults', content: problem }),
];

export const ApiObjectionList = (): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(ProblemDto),
    ApiOperation({ summary: 'What owners asked and objected to, newest first' }),
    ApiQuery({ name: 'state', required: false, enum: ['open', 'all'], description: '`open`: without an answer' }),
    ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 } }),
    ApiQuery({ name: 'cursor', required: false, description: '`next` of the page before' }),
    ApiOkResponse({ type: ObjectionPageDto }),
    ApiBadRequestResponse({ description: 'A parameter is not what it may be', content: problem }),
  );

export const ApiObjectionGet = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: 'One of them, with the contact when one was left' }),
    ApiOkResponse({ type: ObjectionDto }),
    ...one,
  );

export const ApiObjectionAnswer = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: 'The firm’s answer; a later one stands beside the earlier' }),
    ApiHeader({ name: 'Idempotency-Key', required: false, schema: { type: 'string', minLength: 1, maxLength: 255 } }),
    ApiBody({ type: NewAnswerDto }),
    ApiCreatedResponse({ type: StoredAnswerDto }),
    ApiConflictResponse({
      description: 'A request with this Idempotency-Key is under way, or somebody else has just answered',
      content: problem,
    }),
    ...bodyFaults,
    ...one,
  );

export const ApiObjectionPublication = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: 'Shows question and answers on the public page of the report, or takes them off it' }),
    ApiBody({ type: ObjectionPublicationDto }),
    ApiOkResponse({ type: ObjectionPublicationDto }),
    ApiConflictResponse({ description: 'It has no answer yet', content: problem }),
    ...bodyFaults,
    ...one,
  );

export const ApiObjectionContactDelete = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: 'Erases the contact of whoever asked' }),
    ApiNoContentResponse({ description: 'There is none any more' }),
    ...one,
  );
