/** What OpenAPI says of the doors of households, apart from the doors themselves. */
import { applyDecorators } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBody,
  ApiConflictResponse,
  ApiConsumes,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiHeader,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiServiceUnavailableResponse,
  ApiUnprocessableEntityResponse,
  ApiUnsupportedMediaTypeResponse,
} from '@nestjs/swagger';
import { ProblemDto } from '../../http/problem.dto.js';
import { shareKeyKinds } from './household.js';
import {
  HouseholdListDto,
  HouseholdPublicationDto,
  HouseholdSheetProblemDto,
  HouseholdsDto,
  SheetHouseholdsDto,
  StoredHouseholdsDto,
} from './households.dto.js';
import { problemContent as problem, problemContentOf } from '../../http/problem-content.js';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const file = { type: 'string', format: 'binary' } as const;
const unknown = ApiNotFoundResponse({ description: 'There is no such appraisal, list or report', content: problem });
const badQuery = ApiBadRequestResponse({ description: 'A parameter is not what it may be', content: problem });
const busy = ApiServiceUnavailableResponse({ description: 'Too many sheets are being worked on', content: problem });

const bodyFaults = [
  ApiBadRequestResponse({ description: 'Not UTF-8, or not JSON', content: problem }),
  ApiUnsupportedMediaTypeResponse({ description: 'Not JSON', content: problem }),
  ApiUnprocessableEntityResponse({
    description: 'The body has faults, or the Idempotency-Key was used for another request',
    content: problem,
  }),
];

export const ApiHouseholdsGet = (): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(ProblemDto),
    ApiOperation({ summary: 'The households and their shares of the cash part (残值 net), names unmasked' }),
    ApiOkResponse({ type: HouseholdsDto }),
    unknown,
  );

export const ApiHouseholdsPost = (): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(ProblemDto),
    ApiOperation({
      summary: 'Stores the household list, sealed; a list that was there before is erased',
      description: 'Nothing of it is shown to the public before `PUT …/households/publication` says so.',
    }),
    ApiHeader({ name: 'Idempotency-Key', required: false, schema: { type: 'string', minLength: 1, maxLength: 255 } }),
    ApiBody({ type: HouseholdListDto }),
    ApiCreatedResponse({ type: StoredHouseholdsDto }),
    ApiConflictResponse({ description: 'A request with this Idempotency-Key is under way', content: problem }),
    unknown,
    ...bodyFaults,
  );

export const ApiHouseholdsDelete = (): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(ProblemDto),
    ApiOperation({ summary: 'Erases the list for ever: its key is deleted, and with it all rows' }),
    ApiNoContentResponse({ description: 'It is gone' }),
    unknown,
  );

export const ApiHouseholdsPublication = (): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(ProblemDto),
    ApiOperation({ summary: 'Sets what whoever holds the code of the report sees of the list' }),
    ApiBody({ type: HouseholdPublicationDto }),
    ApiOkResponse({ type: HouseholdPublicationDto }),
    unknown,
    ...bodyFaults,
  );

export const ApiHouseholdTemplate = (): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(ProblemDto),
    ApiOperation({ summary: 'An empty sheet to fill in' }),
    ApiQuery({ name: 'format', required: false, enum: ['xlsx', 'csv'], description: 'Default: xlsx' }),
    ApiOkResponse({ content: { [xlsx]: { schema: file }, 'text/csv': { schema: file } } }),
    ...[badQuery, busy, unknown],
  );

const sheetProblem = problemContentOf(HouseholdSheetProblemDto);

export const ApiHouseholdSheet = (): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(ProblemDto, HouseholdSheetProblemDto),
    ApiOperation({
      summary: 'Reads a sheet of households and stores nothing: all of them, or every fault by its cell',
    }),
    ApiQuery({ name: 'key', required: false, enum: shareKeyKinds, description: 'Default: exclusive-area' }),
    ApiConsumes(xlsx, 'text/csv', 'application/octet-stream'),
    ApiBody({ schema: file }),
    ApiOkResponse({ type: SheetHouseholdsDto }),
    ApiUnsupportedMediaTypeResponse({ description: 'Not a file', content: problem }),
    ApiUnprocessableEntityResponse({ description: 'The sheet has faults', content: sheetProblem }),
    ...[badQuery, busy, unknown],
  );

export const ApiHouseholdNotice = (): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(ProblemDto),
    ApiOperation({ summary: 'The list for public notice (公示): rooms, masked names, shares, rule and sum' }),
    ApiQuery({ name: 'format', required: false, enum: ['pdf', 'xlsx'], description: 'Default: pdf' }),
    ApiOkResponse({ content: { 'application/pdf': { schema: file }, [xlsx]: { schema: file } } }),
    ...[badQuery, busy, unknown],
  );
