/** What OpenAPI says of the doors of component lists, apart from the doors themselves. */
import { applyDecorators } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBody,
  ApiConsumes,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiPayloadTooLargeResponse,
  ApiQuery,
  ApiServiceUnavailableResponse,
  ApiUnprocessableEntityResponse,
  ApiUnsupportedMediaTypeResponse,
} from '@nestjs/swagger';
import { ProblemDto } from '../../http/problem.dto.js';
import { sheetMediaTypes } from '../../price-tables/exchange/sheet-file-name.js';
import { ComponentListImportDto, ComponentSheetProblemDto } from './component-lists.dto.js';
import { problemContent as problem, problemContentOf } from '../../http/problem-content.js';

const { xlsx } = sheetMediaTypes;
const file = { type: 'string', format: 'binary' } as const;
const problemOrFaults = problemContentOf(ComponentSheetProblemDto, ProblemDto);

const both = [
  ApiExtraModels(ProblemDto, ComponentSheetProblemDto),
  ApiQuery({
    name: 'referenceDate',
    required: false,
    description: 'The day whose edition of the standard gives the catalogue; default: today',
    schema: { type: 'string', format: 'date' },
  }),
  ApiBadRequestResponse({ description: 'A parameter is not what it may be', content: problem }),
  ApiServiceUnavailableResponse({ description: 'Too many sheets are being worked on; come again', content: problem }),
];

export const ApiListTemplate = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: 'An empty component list to fill in, with its headings, lists and explanations' }),
    ApiQuery({ name: 'format', required: false, enum: ['xlsx', 'csv'], description: 'Default: xlsx' }),
    ...both,
    ApiOkResponse({
      description: 'The sheet, to be saved',
      content: { [xlsx]: { schema: file }, 'text/csv': { schema: file } },
    }),
    ApiUnprocessableEntityResponse({ description: 'No edition is in force on that day', content: problem }),
  );

export const ApiListImport = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({
      summary: 'The components of an order from a filled-in sheet: all of them or none; nothing is stored',
    }),
    ApiQuery({ name: 'fileName', required: false, description: 'Names the sheet of a CSV file in its faults' }),
    ...both,
    ApiConsumes(xlsx, 'text/csv', 'application/octet-stream'),
    ApiBody({ schema: file }),
    ApiOkResponse({ type: ComponentListImportDto }),
    ApiPayloadTooLargeResponse({ description: 'The file is too large', content: problem }),
    ApiUnsupportedMediaTypeResponse({ description: 'Not a file', content: problem }),
    ApiUnprocessableEntityResponse({
      description: 'The sheet has faults, each with its cell, and no row was taken; or no edition is in force',
      content: problemOrFaults,
    }),
  );
