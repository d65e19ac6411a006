/** The interface as docs/openapi.json describes it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../src/config/package-root.js';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly Json[];
  readonly example?: Json;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'header' | 'path';
  readonly required?: boolean;
  readonly schema?: Schema;
}

type Contents = Readonly<Record<string, { readonly schema?: Schema }>>;

export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With parameters as `{id}`. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly bodies: Contents;
  readonly responses: Readonly<Record<string, { readonly content?: Contents }>>;
}

export interface Interface {
  readonly operations: readonly Operation[];
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

interface Written {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Contents };
  readonly responses: Operation['responses'];
}

interface WrittenInterface extends Pick<Interface, 'components'> {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Written>>>>;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

export function describedInterface(): Interface {
  const text = readFileSync(join(packageRoot, 'docs', 'openapi.json'), 'utf8');
  const { paths, components } = JSON.parse(text) as WrittenInterface;
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const written = item[method];
      if (written === undefined) return [];
      const { parameters = [], requestBody, responses } = written;
      const verb = method.toUpperCase() as Operation['method'];
      return [{ method: verb, path, parameters, bodies: requestBody?.content ?? {}, responses }];
    }),
  );
  return { operations, components };
}
