/**
 * OpenAPI 3.1 speaks JSON Schema 2020-12, which has no `nullable`: the decorators write it all the same, and a client
 * made from the document would refuse every null. Said here in the words of the standard.
 */
type Node = Readonly<Record<string, unknown>>;

export function withoutNullable<Document>(document: Document): Document {
  return rewritten(document) as Document;
}

function rewritten(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rewritten);
  if (typeof value !== 'object' || value === null) return value;
  const node: Node = Object.fromEntries(Object.entries(value).map(([key, member]) => [key, rewritten(member)]));
  return typeof node['nullable'] === 'boolean' ? explicit(node) : node;
}

function explicit({ nullable, ...schema }: Node): Node {
  if (nullable === false) return schema;
  if (typeof schema['type'] !== 'string') return { anyOf: [schema, { type: 'null' }] };
  const choices = Array.isArray(schema['enum']) ? { enum: [...(schema['enum'] as unknown[]), null] } : {};
  return { ...schema, type: [schema['type'], 'null'], ...choices };
}
