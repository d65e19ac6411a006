/** What OpenAPI says of the doors of sheets, apart from the doors themselves. */
import { applyDecorators } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBody,
  ApiConsumes,
  ApiExtraModels,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiPayloadTooLargeResponse,
  ApiPreconditionFailedResponse,
  ApiProduces,
  ApiQuery,
  ApiResponse,
  ApiServiceUnavailableResponse,
  ApiUnprocessableEntityResponse,
  ApiUnsupportedMediaTypeResponse,
} from '@nestjs/swagger';
import { ProblemDto } from '../../http/problem.dto.js';
import { SheetImportDto, SheetProblemDto } from './sheets.dto.js';
import { problemContent as problem, problemContentOf } from '../../http/problem-content.js';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const file = { type: 'string', format: 'binary' } as const;
const sheet = { [xlsx]: { schema: file }, 'text/csv': { schema: file } };
const sheetProblem = problemContentOf(SheetProblemDto);
const busy = 'Too many sheets are being worked on; come again';

const sheetOut = [
  ApiExtraModels(ProblemDto),
  ApiQuery({ name: 'format', required: false, enum: ['xlsx', 'csv'], description: 'Default: xlsx' }),
  ApiOkResponse({ description: 'The sheet, to be saved', content: sheet }),
  ApiBadRequestResponse({ description: 'A parameter is not what it may be', content: problem }),
  ApiServiceUnavailableResponse({ description: busy, content: problem }),
];

export const ApiTemplate = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: 'An empty sheet to fill in, with its headings, lists and explanations' }),
    ApiQuery({ name: 'kind', required: true, enum: ['scrap', 'parts', 'services', 'index'] }),
    ...sheetOut,
  );

export const ApiEditionSheet = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: 'The rows of a published edition as a sheet' }),
    ApiParam({ name: 'publisher', type: 'string', example: 'demonstration' }),
    ApiParam({ name: 'table', type: 'string', example: 'shenyang-scrap' }),
    ApiParam({ name: 'start', type: 'string', example: '2026-06-30' }),
    ...sheetOut,
    ApiResponse({ status: 304, description: 'The caller holds this very sheet' }),
    ApiNotFoundResponse({ description: 'There is no such edition', content: problem }),
  );

export const ApiDraftSheet = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: 'The rows of a draft as a sheet, to be edited' }),
    ApiParam({ name: 'id', type: 'string' }),
    ...sheetOut,
    ApiNotFoundResponse({ description: 'There is no such draft', content: problem }),
  );

export const ApiSheetImport = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: 'Replaces the rows of a draft by those of a sheet: all of them or none' }),
    ApiParam({ name: 'id', type: 'string' }),
    ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of the draft, in quotes' }),
    ApiQuery({
      name: 'annotated',
      required: false,
      schema: { type: 'boolean', default: false },
      description: 'Where there are faults: answer with the sheet itself and one more column, 错误说明',
    }),
    ApiQuery({ name: 'fileName', required: false, description: 'Names the sheet of a CSV file in its faults' }),
    ApiExtraModels(ProblemDto, SheetProblemDto),
    ApiConsumes(xlsx, 'text/csv', 'application/octet-stream'),
    ApiBody({ schema: file }),
    ApiProduces('application/json', xlsx, 'text/csv'),
    ApiOkResponse({ type: SheetImportDto, description: 'The draft has the rows of the sheet' }),
    ApiBadRequestResponse({ description: 'A parameter is not what it may be', content: problem }),
    ApiNotFoundResponse({ description: 'There is no such draft', content: problem }),
    ApiResponse({ status: 409, description: 'The draft is not being edited any more', content: problem }),
    ApiPreconditionFailedResponse({ description: 'The draft has changed since', content: problem }),
    ApiPayloadTooLargeResponse({ description: 'The file is too large', content: problem }),
    ApiUnsupportedMediaTypeResponse({ description: 'Not a file', content: problem }),
    ApiUnprocessableEntityResponse({
      description: 'The sheet has faults, and no row was taken; X-Fault-Count says how many where the sheet comes back',
      content: { ...sheetProblem, ...sheet },
    }),
    ApiResponse({ status: 428, description: 'If-Match is missing', content: problem }),
    ApiServiceUnavailableResponse({ description: busy, content: problem }),
  );
