import { applyDecorators } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiPreconditionFailedResponse,
  ApiResponse,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { ProblemDto } from '../../http/problem.dto.js';
import { DraftReasonDto, PriceDraftDto } from './price-drafts.dto.js';

type Body = Parameters<typeof ApiBody>[0] extends infer Options ? Extract<Options, { type?: unknown }>['type'] : never;

/** A change of a draft against the state the caller saw. */
export function ApiDraftChange(
  summary: string,
  body: Body = DraftReasonDto,
  answer: typeof PriceDraftDto = PriceDraftDto,
): MethodDecorator {
  return applyDecorators(
    ApiOperation({ summary }),
    ApiParam({ name: 'id', type: 'string' }),
    ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of the draft as it was read' }),
    ...(body === undefined ? [] : [ApiBody({ type: body as never, required: body !== DraftReasonDto })]),
    ApiOkResponse({ type: answer, description: 'The draft afterwards, with its new ETag' }),
    ApiNotFoundResponse({ type: ProblemDto }),
    ApiConflictResponse({ type: ProblemDto, description: 'Another state, or the table has moved since' }),
    ApiPreconditionFailedResponse({ type: ProblemDto, description: 'Changed in the meantime' }),
    ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'Every fault at once' }),
    ApiResponse({ status: 428, type: ProblemDto, description: 'If-Match is missing' }),
  );
}
