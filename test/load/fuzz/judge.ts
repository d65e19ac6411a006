/** Is this answer one the documentation describes: status, media type, schema? */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Interface, Json, Operation, Schema } from './operations.js';

export interface JudgedAnswer {
  readonly status: number;
  /** Content-Type; empty: none. */
  readonly type: string;
  readonly body: Buffer;
}

export class Judge {
  private readonly ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  private readonly compiled = new Map<Schema, ValidateFunction>();

  constructor({ components }: Pick<Interface, 'components'>) {
    this.ajv.addSchema({ $id: 'api', components });
  }

  flawsOf(operation: Operation, { status, type, body }: JudgedAnswer): readonly string[] {
    const described = operation.responses[String(status)];
    const serverFault = status >= 500 ? [`answers ${status}`] : [];
    if (described === undefined) return [...serverFault, `does not describe ${status}`];
    if (body.length === 0) return serverFault;
    const media = type.split(';')[0]?.trim() ?? '';
    const content = described.content?.[media];
    if (content === undefined) return [...serverFault, `does not describe ${status} as ${media}`];
    return [...serverFault, ...this.faults(media, content.schema, body).map((fault) => `${status}: ${fault}`)];
  }

  private faults(media: string, schema: Schema | undefined, body: Buffer): readonly string[] {
    if (!/[/+]json$/.test(media)) return [];
    const json = parsed(body);
    if (json === undefined) return ['is not JSON'];
    if (schema === undefined) return [];
    const validate = this.validator(schema);
    if (validate(json)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${generalised(instancePath)} ${message ?? ''}`);
  }

  private validator(schema: Schema): ValidateFunction {
    const known = this.compiled.get(schema);
    if (known !== undefined) return known;
    const made = this.ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/')) as object);
    this.compiled.set(schema, made);
    return made;
  }
}

/** The same fault at another element is the same fault. */
const generalised = (pointer: string): string => pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*');

export function parsed(body: Buffer): Json | undefined {
  try {
    return JSON.parse(body.toString('utf8')) as Json;
  } catch {
    return undefined;
  }
}
