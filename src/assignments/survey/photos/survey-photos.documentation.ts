/** What OpenAPI says of the doors of photographs, apart from the doors themselves. */
import { applyDecorators } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConflictResponse,
  ApiConsumes,
  ApiCreatedResponse,
  ApiExtraModels,
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
} from '@nestjs/swagger';
import { ProblemDto } from '../../../http/problem.dto.js';
import { photoSizes } from './photo-store.js';
import { SurveyPhotoDto, SurveyPhotosDto } from './survey-photos.dto.js';
import { problemContent as problem } from '../../../http/problem-content.js';

const image = { schema: { type: 'string' as const, format: 'binary' } } as const;
const form = {
  type: 'object' as const,
  required: ['componentId', 'file'] as string[],
  properties: {
    componentId: { type: 'string', description: 'It need not stand in the working paper any more' },
    takenAt: { type: 'string' as const, format: 'date-time', description: 'As the camera says' },
    note: { type: 'string', maxLength: 500 },
    file: { type: 'string' as const, format: 'binary' },
  },
};

const shared = [ApiBearerAuth(), ApiExtraModels(ProblemDto), ApiParam({ name: 'id', type: 'string' })] as const;
const unknown = ApiNotFoundResponse({ description: 'There is no such assignment or photograph', content: problem });

export const ApiPhotoPost = (): MethodDecorator =>
  applyDecorators(
    ...shared,
    ApiOperation({
      summary: 'Keeps a photograph of one component: JPEG, PNG or WebP, up to 15 MB and 50 megapixels',
      description: 'The original is kept with its hash; copies without any metadata are made for looking at.',
    }),
    ApiHeader({ name: 'Idempotency-Key', required: false, description: '1 to 255 visible ASCII characters' }),
    ApiConsumes('multipart/form-data'),
    ApiBody({ schema: form }),
    ApiCreatedResponse({ type: SurveyPhotoDto }),
    ApiOkResponse({ type: SurveyPhotoDto, description: 'These bytes of this component are kept already' }),
    unknown,
    ApiConflictResponse({ description: 'The file is archived, or the key is in use', content: problem }),
    ApiPayloadTooLargeResponse({ description: 'Too many bytes or pixels', content: problem }),
    ApiUnsupportedMediaTypeResponse({ description: 'No form, or no photograph', content: problem }),
    ApiUnprocessableEntityResponse({ description: 'Faults of the form, or no picture can be drawn', content: problem }),
    ApiServiceUnavailableResponse({ description: 'Too busy, or the file could not be stored', content: problem }),
  );

export const ApiPhotoList = (): MethodDecorator =>
  applyDecorators(
    ...shared,
    ApiOperation({ summary: 'The photographs of a survey, in the order in which they came' }),
    ApiOkResponse({ type: SurveyPhotosDto }),
    unknown,
  );

export const ApiPhotoFile = (): MethodDecorator =>
  applyDecorators(
    ...shared,
    ApiOperation({ summary: 'A photograph: reduced and without metadata, or the original' }),
    ApiParam({ name: 'photoId', type: 'string' }),
    ApiQuery({ name: 'size', required: false, enum: photoSizes, description: 'Absent: small, 1600 pixels' }),
    ApiOkResponse({
      description: 'The picture',
      content: { 'image/jpeg': image, 'image/png': image, 'image/webp': image },
    }),
    ApiResponse({ status: 304, description: 'The caller holds this very picture' }),
    unknown,
    ApiServiceUnavailableResponse({ description: 'The file is missing from the store, or altered', content: problem }),
  );
