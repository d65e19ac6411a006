/** What OpenAPI says of the doors of the signatures, apart from the doors themselves. */
import { applyDecorators } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiForbiddenResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiServiceUnavailableResponse,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { ReportDto, ReportSignaturesDto, SignatureRequestDto, SignedReportDto } from '../report.dto.js';
import { problemContent as content } from '../../http/problem-content.js';

const pdf = { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } as const;

const act = (): MethodDecorator =>
  applyDecorators(
    ApiHeader({ name: 'Idempotency-Key', required: false, schema: { type: 'string', minLength: 1, maxLength: 255 } }),
    ApiNotFoundResponse({ description: 'Nothing waits for signatures, or there is no such slot', content }),
    ApiConflictResponse({ description: 'Not now: signed already, not the next, or the review is missing', content }),
    ApiUnprocessableEntityResponse({ description: 'The body, the certificate or the signature', content }),
    ApiServiceUnavailableResponse({ description: 'The archive or the seal; Retry-After says when', content }),
  );

const ApiSlot = (): MethodDecorator => ApiParam({ name: 'slot', type: 'string', example: 'appraiser-1' });

export const ApiPrepareSlot = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({
      summary: 'Makes the file ready for an appraiser’s signature and says what to sign',
      description:
        'The device signs the digest in a detached CMS message (PAdES: signing-certificate-v2, no signing-time, SHA-256). ' +
        'The key never leaves it. A later preparation takes the place of an earlier one while the slot is unsigned.',
    }),
    ApiSlot(),
    act(),
    ApiBody({
      required: false,
      schema: {
        type: 'object',
        additionalProperties: false,
        properties: {
          certificate: {
            type: 'string',
            description:
              'The certificate that will sign (PEM with its issuers, or DER in Base64): refused now, not later',
          },
        },
      },
    }),
    ApiCreatedResponse({ type: SignatureRequestDto }),
    ApiForbiddenResponse({ description: 'Nobody in particular, a reviewer, or one who has signed', content }),
  );

export const ApiEmbedSlot = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: 'Checks the signature made outside and puts it into the file' }),
    ApiSlot(),
    act(),
    ApiBody({
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['requestId', 'cms'],
        properties: {
          requestId: { type: 'string' },
          cms: { type: 'string', format: 'byte', description: 'DER of the CMS message in Base64' },
        },
      },
    }),
    ApiCreatedResponse({ type: SignedReportDto }),
    ApiForbiddenResponse({ description: 'Nobody in particular, a reviewer, or one who has signed', content }),
  );

export const ApiSealReport = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: 'The firm’s seal behind the signatures of all appraisers: the report is issued' }),
    act(),
    ApiCreatedResponse({ type: ReportDto }),
    ApiOkResponse({ type: ReportDto, description: 'It is sealed already' }),
  );

export const ApiSignatures = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: 'Who has signed the report, and whose turn it is' }),
    ApiOkResponse({ type: ReportSignaturesDto }),
    ApiNotFoundResponse({ description: 'No such appraisal, or no report that is signed', content }),
  );

export const ApiPreparedBytes = (summary: string): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiOkResponse({ content: pdf }),
    ApiNotFoundResponse({ description: 'Nothing waits for signatures', content }),
    ApiServiceUnavailableResponse({ description: 'The archive lacks the file, or it was altered', content }),
  );
