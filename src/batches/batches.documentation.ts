/** What OpenAPI says of the doors of batches, apart from the doors themselves. */
import { applyDecorators } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBody,
  ApiConflictResponse,
  ApiConsumes,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiForbiddenResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiPayloadTooLargeResponse,
  ApiQuery,
  ApiResponse,
  ApiServiceUnavailableResponse,
  ApiUnprocessableEntityResponse,
  ApiUnsupportedMediaTypeResponse,
  getSchemaPath,
} from '@nestjs/swagger';
import { ComponentSheetProblemDto } from '../assignments/component-sheets/component-lists.dto.js';
import { ProblemDto } from '../http/problem.dto.js';
import { sheetMediaTypes } from '../price-tables/exchange/sheet-file-name.js';
import { batchReports, itemStates } from './batch.entities.js';
import { BatchDto, BatchItemPageDto, BatchPageDto, NewBatchDto, StoredBatchDto } from './batch.dto.js';
import { problemContent as content, problemContentOf } from '../http/problem-content.js';

const id = ApiParam({ name: 'id', type: 'string' });
const unknown = ApiNotFoundResponse({ content, description: 'There is no such batch' });
const ApiPaged = (most: number, usual: number): MethodDecorator =>
  applyDecorators(
    ApiQuery({
      name: 'limit',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: most, default: usual },
    }),
    ApiQuery({ name: 'cursor', required: false, description: '`next` of the page before' }),
    ApiBadRequestResponse({ content, description: 'A wrong parameter' }),
  );

/** Faults of a workbook name their cells. */
const problemOrCells = problemContentOf(ComponentSheetProblemDto, ProblemDto);

export const ApiBatchPost = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({
      summary: 'Appraise up to 10,000 lifts, and issue their reports where that is asked for',
      description:
        'Looked through whole before anything is stored: every fault at once, with its line, pointer or cell. Then worked on ' +
        'lift by lift, as a single order would be; what is missing for one lift fails that lift alone. Orders that name ' +
        'no `knownAt` are appraised with the prices known at that moment.',
    }),
    ApiExtraModels(ProblemDto, ComponentSheetProblemDto, NewBatchDto),
    ApiConsumes('application/json', 'application/x-ndjson', sheetMediaTypes.xlsx),
    ApiBody({
      schema: { $ref: getSchemaPath(NewBatchDto) },
      description: 'As newline-delimited JSON: one order a line; as a workbook: the filled-in template',
    }),
    ApiQuery({ name: 'label', required: false, description: 'Demanded, unless it stands in the JSON' }),
    ApiQuery({
      name: 'reports',
      required: false,
      enum: [...batchReports],
      description: 'Unless it stands in the JSON',
    }),
    ApiHeader({ name: 'Idempotency-Key', required: false, schema: { type: 'string', minLength: 1, maxLength: 255 } }),
    ApiCreatedResponse({ type: StoredBatchDto, description: 'Stored, and waiting to be worked on; Location names it' }),
    ApiBadRequestResponse({ content, description: 'Not JSON, or a wrong parameter' }),
    ApiForbiddenResponse({
      content,
      description: 'Not allowed, or reports are asked for that the caller may not issue',
    }),
    ApiConflictResponse({ content, description: 'A request with this Idempotency-Key is under way' }),
    ApiPayloadTooLargeResponse({ content, description: 'The body is too large' }),
    ApiUnsupportedMediaTypeResponse({ content, description: 'The body is neither JSON nor a workbook' }),
    ApiServiceUnavailableResponse({ content, description: 'Too many workbooks are being worked on; come again' }),
    ApiUnprocessableEntityResponse({
      content: problemOrCells,
      description: 'Orders have faults, or the reports asked for need a review and signatures; nothing was stored',
    }),
  );

export const ApiBatchList = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: 'The organisation’s batches, newest first' }),
    ApiPaged(100, 20),
    ApiOkResponse({ type: BatchPageDto }),
  );

export const ApiBatch = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: 'One batch: how far it came, how fast it goes, how long it will take' }),
    id,
    ApiOkResponse({ type: BatchDto }),
    ApiResponse({ status: 304, description: 'The caller holds this very answer' }),
    unknown,
  );

export const ApiBatchAct = (summary: string): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary }),
    id,
    ApiOkResponse({ type: BatchDto }),
    unknown,
    ApiConflictResponse({ content, description: 'It makes no sense in this state' }),
  );

export const ApiBatchItems = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: 'Its lifts as they were sent, each with what became of it' }),
    ApiPaged(500, 100),
    ApiQuery({ name: 'state', required: false, enum: [...itemStates] }),
    ApiOkResponse({ type: BatchItemPageDto }),
    unknown,
  );

const ApiFile = (type: string): MethodDecorator =>
  ApiOkResponse({ content: { [type]: { schema: { type: 'string', format: 'binary' } } } });

export const ApiBatchTemplate = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: 'An empty workbook to fill in: lifts, components, and what the catalogue allows' }),
    ApiQuery({
      name: 'referenceDate',
      required: false,
      description: 'The day whose edition of the standard gives the catalogue; default: today',
      schema: { type: 'string', format: 'date' },
    }),
    ApiFile(sheetMediaTypes.xlsx),
    ApiBadRequestResponse({ content, description: 'A wrong parameter' }),
    ApiUnprocessableEntityResponse({ content, description: 'No edition is in force on that day' }),
  );

export const ApiBatchEvents = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({
      summary: 'Its progress as server-sent events',
      description:
        '`progress` whenever the numbers change, each second at most, and `end` once it is over: data as GET.',
    }),
    id,
    ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } }),
    unknown,
  );

export const ApiBatchSummary = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: 'One line a lift as a workbook; 残值 and 余值 apart, also in the totals' }),
    id,
    ApiFile(sheetMediaTypes.xlsx),
    unknown,
  );

export const ApiBatchReports = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({
      summary: 'The reports issued by now, as a ZIP',
      description:
        'manifest.json, the last file, names every other with its size and SHA-256: where it is missing, it broke off.',
    }),
    id,
    ApiFile('application/zip'),
    unknown,
  );
