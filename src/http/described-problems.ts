/**
 * What may be refused at any door of a kind is said of each: the decorators say what is particular to one. Whatever is
 * refused leaves as `application/problem+json`, also where a decorator names the type of the document alone.
 */
import { ApiExtension } from '@nestjs/swagger';
import { problemMediaType } from './problem.js';
import { problemContent } from './problem-content.js';

const extension = 'x-requires';

/** The described operation names what its caller must be allowed to do. */
export const ApiRequires = (permission: string): ClassDecorator & MethodDecorator =>
  ApiExtension(extension, permission);

interface Response {
  readonly description?: string;
  readonly content?: Readonly<Record<string, unknown>>;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
}

interface Operation {
  parameters?: Parameter[];
  requestBody?: { readonly content?: object };
  responses: Record<string, Response>;
}

interface Described {
  readonly paths: Readonly<Record<string, object>>;
}

const verbs = ['get', 'post', 'put', 'patch', 'delete'];

export function describeProblems({ paths }: Described): void {
  for (const [path, item] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(item) as [string, Operation][]) {
      if (!verbs.includes(method)) continue;
      addPathParameters(path, operation);
      addRefusals(method, operation);
      for (const [status, response] of Object.entries(operation.responses)) {
        if (Number(status) >= 400) operation.responses[status] = asProblem(response);
      }
    }
  }
}

/** OpenAPI wants every parameter of a path described; a door that reads them from the address may have named none. */
function addPathParameters(path: string, operation: Operation): void {
  const parameters = (operation.parameters ??= []);
  for (const [, name = ''] of path.matchAll(/\{(\w+)\}/g)) {
    if (parameters.some((one) => one.in === 'path' && one.name === name)) continue;
    const described = { name, in: 'path', required: true, schema: { type: 'string' } };
    parameters.push(described);
  }
}

function addRefusals(method: string, operation: Operation): void {
  for (const { status, description, isOf } of refusals) {
    if (isOf(operation, method)) operation.responses[status] ??= { description };
  }
}

interface Refusal {
  readonly status: number;
  readonly description: string;
  readonly isOf: (operation: Operation, method: string) => boolean;
}

const isVersioned = ({ parameters = [] }: Operation): boolean => parameters.some(({ name }) => name === 'If-Match');
const isKeyed = ({ parameters = [] }: Operation): boolean => parameters.some(({ name }) => name === 'Idempotency-Key');
const mayBringBody = (_operation: Operation, method: string): boolean => method !== 'get';

const refusals: readonly Refusal[] = [
  { status: 400, description: 'The address, a parameter, a header or the body is malformed', isOf: () => true },
  { status: 403, description: 'The caller may not do this', isOf: (operation) => extension in operation },
  {
    status: 404,
    description: 'Not there, or not the caller’s',
    isOf: ({ parameters = [] }) => parameters.some((one) => one.in === 'path'),
  },
  { status: 409, description: 'A request with this Idempotency-Key is under way', isOf: isKeyed },
  { status: 412, description: 'Changed in the meantime', isOf: isVersioned },
  { status: 413, description: 'The body is too large', isOf: mayBringBody },
  { status: 415, description: 'A body of another media type', isOf: mayBringBody },
  {
    status: 422,
    description: 'Every fault of the body at once',
    isOf: (operation) => operation.requestBody !== undefined || isKeyed(operation),
  },
  { status: 428, description: 'If-Match is missing', isOf: isVersioned },
];

function asProblem({ content = {}, ...response }: Response): Response {
  const { 'application/json': json, ...others } = content;
  const described = json === undefined ? others : { ...others, [problemMediaType]: json };
  return { ...response, content: problemMediaType in described ? described : { ...described, ...problemContent } };
}
