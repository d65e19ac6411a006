/** What OpenAPI says of the door of starting lists, apart from the door itself. */
import { applyDecorators } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBody,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiPayloadTooLargeResponse,
  ApiUnprocessableEntityResponse,
  ApiUnsupportedMediaTypeResponse,
} from '@nestjs/swagger';
import { ProblemDto } from '../http/problem.dto.js';
import { ListRefusalProblemDto, StartingListDto } from './starting-list.dto.js';
import { StartingListRequestDto } from './starting-list-request.dto.js';
import { problemContent as problem, problemContentOf } from '../http/problem-content.js';

const problemOrRefusal = problemContentOf(ProblemDto, ListRefusalProblemDto);

export const ApiStartingListPost = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({
      summary: 'Propose the component list of a lift: every line an estimate with its formula; nothing is stored',
    }),
    ApiExtraModels(ProblemDto, ListRefusalProblemDto),
    ApiBody({ type: StartingListRequestDto }),
    ApiOkResponse({ type: StartingListDto }),
    ApiBadRequestResponse({ description: 'Not UTF-8 or not JSON', content: problem }),
    ApiPayloadTooLargeResponse({ description: 'The body is too large', content: problem }),
    ApiUnsupportedMediaTypeResponse({ description: 'The body is not JSON', content: problem }),
    ApiUnprocessableEntityResponse({
      description: 'The facts have faults, or the formulas do not reach this lift',
      content: problemOrRefusal,
    }),
  );
