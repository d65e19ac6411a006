import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { packageVersion } from './config/package-root.js';
import { markDeprecated } from './http/deprecated.js';
import { describeProblems } from './http/described-problems.js';
import { withoutNullable } from './http/nullable-schemas.js';
import { ProblemDto, ProblemFaultDto } from './http/problem.dto.js';
import { problemContent as problem } from './http/problem-content.js';

const description = `Residual-value appraisal of old residential lifts: 残值 (scrap, cash) and 余值 (retained parts, a
purchase avoided), each figure with its rule, inputs and price source.

Quantities, money and rates are decimal strings; days are \`YYYY-MM-DD\` in China. Whatever is not a success is a problem
document (RFC 9457) with a stable \`code\` and every fault at once, in Chinese or English by \`Accept-Language\`.`;

export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('lift-appraisal')
    .setDescription(description)
    .setVersion(packageVersion)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'API key of the organisation' })
    .addGlobalResponse(
      { status: 401, description: 'An API key is needed', content: problem },
      { status: 429, description: 'Too many requests; Retry-After says when to come again', content: problem },
      { status: 500, description: 'An internal error', content: problem },
      { status: 503, description: 'Not at the moment; Retry-After says when to come again', content: problem },
    )
    .build();
  const document = SwaggerModule.createDocument(app, config, { extraModels: [ProblemDto, ProblemFaultDto] });
  markDeprecated(document);
  describeProblems(document);
  return withoutNullable(document);
}

/** As `docs/openapi.json` keeps it: keys in order, so that a change of the interface is all that a comparison shows. */
export function openApiText(app: NestFastifyApplication): string {
  return `${JSON.stringify(inOrder(openApiDocument(app)), null, 2)}\n`;
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(members.map(([key, member]) => [key, inOrder(member)]));
}

/** `/openapi.json` for machines, `/docs` for people. */
export function serveDocumentation(app: NestFastifyApplication): void {
  SwaggerModule.setup('docs', app, () => openApiDocument(app), { jsonDocumentUrl: 'openapi.json', raw: ['json'] });
}
