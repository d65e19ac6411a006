/** What OpenAPI says of the doors of the second signature, apart from the doors themselves. */
import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiNotFoundResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { ProblemDto } from '../../http/problem.dto.js';
import { problemContent } from '../../http/problem-content.js';

const text = { type: 'string' };

const signatureContent = {
  'application/json': {
    schema: {
      type: 'object',
      additionalProperties: false,
      required: ['format', 'statement', 'signature', 'publicKey'],
      properties: {
        format: { ...text, enum: ['lift-appraisal-sm2/1'] },
        statement: { ...text, description: 'What is signed, byte for byte: SHA-256, SM3 and length of the PDF' },
        signature: { ...text, format: 'byte', description: 'DER of r and s, in base64' },
        publicKey: { ...text, format: 'byte', description: 'DER of the SubjectPublicKeyInfo, in base64' },
      },
    },
  },
};

export const ApiNationalSignature = (): MethodDecorator =>
  applyDecorators(
    ApiOperation({
      summary: 'The second signature of the report, by the national algorithms (SM2 over SM3), beside the PDF',
      description: 'There is one where the service has an SM2 key. It is over the stored bytes of the report.',
    }),
    ApiOkResponse({ description: 'As it was made', content: signatureContent }),
  );

export const ApiNoNationalSignature = (): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(ProblemDto),
    ApiNotFoundResponse({
      description: 'There is no issued report, or no such signature beside it',
      content: problemContent,
    }),
  );
