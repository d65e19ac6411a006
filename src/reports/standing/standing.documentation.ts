/** What OpenAPI says of the doors of standing, apart from the doors themselves. */
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
  ApiUnprocessableEntityResponse,
  ApiUnsupportedMediaTypeResponse,
} from '@nestjs/swagger';
import { ProblemDto } from '../../http/problem.dto.js';
import {
  RevocationBodyDto,
  SupersessionBodyDto,
  VisibilityBodyDto,
  VisibilityDto,
  WithdrawalDto,
} from './standing.dto.js';
import { problemContent as problem } from '../../http/problem-content.js';

const unknown = { description: 'There is no such appraisal, or it has no report', content: problem };

const ApiBodyFaults = (): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(ProblemDto),
    ApiBadRequestResponse({ description: 'Not UTF-8, or not JSON', content: problem }),
    ApiUnsupportedMediaTypeResponse({ description: 'Not JSON', content: problem }),
    ApiNotFoundResponse(unknown),
    ApiUnprocessableEntityResponse({
      description: 'The body has faults, or the Idempotency-Key was used for another request',
      content: problem,
    }),
  );

const ApiWithdrawal = (conflict: string): MethodDecorator =>
  applyDecorators(
    ApiHeader({ name: 'Idempotency-Key', required: false, schema: { type: 'string', minLength: 1, maxLength: 255 } }),
    ApiCreatedResponse({ type: WithdrawalDto }),
    ApiConflictResponse({ description: conflict, content: problem }),
    ApiBodyFaults(),
  );

export const ApiSupersede = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({
      summary: 'Another issued report takes the place of this one, for ever',
      description:
        'The old report stays readable; its public page says what took its place and why: **the reason is public**. ' +
        'It also becomes an entry of the public log, without the reason.',
    }),
    ApiBody({ type: SupersessionBodyDto }),
    ApiWithdrawal('One of the two is not issued, revoked, or superseded already'),
  );

export const ApiRevoke = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({
      summary: 'The firm takes the report back, for ever',
      description:
        'The report stays readable; its public page says that it was revoked and why: **the reason is public**. ' +
        'It also becomes an entry of the public log, without the reason.',
    }),
    ApiBody({ type: RevocationBodyDto }),
    ApiWithdrawal('It is not issued, or revoked already'),
  );

export const ApiVisibilityGet = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: 'How much of the report whoever holds its code may see' }),
    ApiExtraModels(ProblemDto),
    ApiOkResponse({ type: VisibilityDto }),
    ApiNotFoundResponse(unknown),
  );

export const ApiVisibilityPut = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: 'Sets how much of the report whoever holds its code may see' }),
    ApiBody({ type: VisibilityBodyDto }),
    ApiOkResponse({ type: VisibilityDto }),
    ApiBodyFaults(),
  );
