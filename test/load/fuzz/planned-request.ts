/** A request as it is drawn, before the service is looked at: what stands for real ids is chosen when it is sent. */
import fc from 'fast-check';
import { deviceCode } from '../../api/firm-matters.js';
import { smallOrder } from '../../api/small-order.js';
import { wants } from '../../api/wanted-bodies.js';
import { bookOf, rowOf } from '../../api/private-book.js';
import { mutated, mutations, oddTexts, type Mutation } from './mutations.js';
import type { Json, Operation, Parameter } from './operations.js';
import { valuesOf, type Schemas } from './values-of.js';

export interface PlannedRequest {
  readonly operation: Operation;
  /** By name; null: one that is known to be there. */
  readonly places: Readonly<Record<string, string | null>>;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: PlannedBody | null;
  /** For every choice that depends on what is there. */
  readonly luck: number;
}

export interface PlannedBody {
  readonly type: string;
  /** Text as it is, or JSON in which ids may still be replaced by real ones. */
  readonly text: string | null;
  readonly json: Json;
}

/** Without a fault, where the schema alone would hardly ever come to one. */
const samples: Readonly<Record<string, object>> = {
  'POST /v1/assignments': { deviceCode, purpose: '更新' },
  'POST /v1/organisations': { id: 'firm-of-fuzz', name: '机构', kind: 'firm' },
  'POST /v1/people': { login: 'somebody', name: '某人', email: null, roles: ['editor'] },
  'POST /v1/engagements': { name: '委托', client: '委托人' },
  'POST /v1/starting-lists': { ...(smallOrder()['lift'] as object), referenceDate: '2026-06-30' },

  'POST /v1/appraisals': smallOrder(),
  'POST /v1/batches': { label: '批', orders: [smallOrder()] },
  'POST /v1/price-drafts': { ...bookOf('询'), validFrom: '2026-09-09', rows: [rowOf('询', '8000.00')] },
  'PUT /v1/price-drafts/{id}/rows': { rows: [rowOf('询', '8100.00')] },
  'POST /v1/webhooks': { url: 'https://firm.example.com/h', types: ['price-table.published'] },
};

const sampleOf = ({ method, path }: Operation): Json | undefined => {
  const name = `${method} ${path}`;
  const wanted = wants[name.replaceAll(/\{(\w+)\}/g, ':$1')]?.body;
  return (samples[name] ?? (typeof wanted === 'object' ? wanted : undefined)) as Json | undefined;
};

export function plannedRequests(operation: Operation, schemas: Schemas): fc.Arbitrary<PlannedRequest> {
  const of = (where: Parameter['in']): readonly Parameter[] => operation.parameters.filter((one) => one.in === where);
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return fc.record({
    operation: fc.constant(operation),
    places: fc.record(Object.fromEntries(names.map((name) => [name, placeTexts]))),
    query: queries(of('query'), schemas),
    headers: someOf(of('header').map(({ name }) => [name.toLowerCase(), headerTexts])),
    body: bodies(operation, schemas),
    luck: fc.nat(),
  });
}

/** Each is there or not. */
const someOf = (members: readonly (readonly [string, fc.Arbitrary<string>])[]): fc.Arbitrary<Record<string, string>> =>
  fc
    .record(Object.fromEntries(members), { requiredKeys: [] })
    .map((some) =>
      Object.fromEntries(Object.entries(some).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]]))),
    );

/** What a URL cannot carry as one step of a path would be another path, or no text at all. */
const oddPlaces = oddTexts.filter((text) => text !== '' && text !== '\ud800' && !text.startsWith('..'));
const placeTexts: fc.Arbitrary<string | null> = fc.oneof(
  { arbitrary: fc.constant(null), weight: 9 },
  fc.constantFrom('none', '01ARZ3NDEKTSV4RRFFQ69G5FAV', 'a'.repeat(64), ...oddPlaces),
);

const headerTexts = fc.constantFrom('"1"', '"2"', '*', 'W/"1"', '1', '"', 'k1', 'k2', 'has space', 'a'.repeat(300));

function queries(parameters: readonly Parameter[], schemas: Schemas): fc.Arbitrary<Record<string, string>> {
  const written = (some: readonly Parameter[]) =>
    someOf(some.map(({ name, schema = {} }) => [name, queryText(name, valuesOf(schema, schemas))]));
  const needed = parameters.filter(({ required, name }) => required === true || alwaysAsked.includes(name));
  const allowed = fc.oneof(written(parameters), wholly(needed, schemas));
  const unknown = fc.record({ unknown: fc.constantFrom(...oddTexts) });
  return fc.oneof(
    { arbitrary: allowed, weight: 12 },
    fc.tuple(allowed, unknown).map(([some, more]) => ({ ...some, ...more })),
  );
}

/** Asked for by their doors, whether the description says so or not. */
const alwaysAsked = ['format', 'region', 'code', 'on', 'table', 'kind'];

const knownQueries: Readonly<Record<string, readonly string[]>> = {
  format: ['xlsx', 'csv', 'pdf', 'json'],
  region: ['210100'],
  code: ['cast-iron', 'steel-medium'],
  on: ['2026-06-30'],
  referenceDate: ['2026-06-30'],
  table: ['shenyang-scrap'],
  publisher: ['demonstration'],
  kind: ['scrap', 'parts', 'services'],
  key: ['exclusive-area', 'equal', 'floor'],
  since: ['0', '1'],
  fileName: ['清单.xlsx', 'a.csv', 'b.png'],
  size: ['1', '2', 'thumbnail'],
};

const queryText = (name: string, values: fc.Arbitrary<Json>): fc.Arbitrary<string> =>
  fc.oneof({ arbitrary: allowedText(name, values), weight: 9 }, fc.constantFrom(...oddTexts));

function allowedText(name: string, values: fc.Arbitrary<Json>): fc.Arbitrary<string> {
  const known = knownQueries[name];
  if (known !== undefined) return fc.constantFrom(...known);
  return values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
}

/** Exactly these, as they should be. */
const wholly = (parameters: readonly Parameter[], schemas: Schemas): fc.Arbitrary<Record<string, string>> =>
  fc.record(
    Object.fromEntries(parameters.map(({ name, schema = {} }) => [name, allowedText(name, valuesOf(schema, schemas))])),
  );

function bodies(operation: Operation, schemas: Schemas): fc.Arbitrary<PlannedBody | null> {
  const types = Object.keys(operation.bodies);
  if (operation.method === 'GET') return fc.constant(null);
  if (types.length === 0) return fc.oneof({ arbitrary: fc.constant(null), weight: 8 }, spoiled('application/json'));
  return fc.constantFrom(...types).chain((type) => {
    const whole = type === 'application/json' ? jsonBodies(operation, schemas) : rawBodies(type);
    return fc.oneof({ arbitrary: whole, weight: 9 }, spoiled(type));
  });
}

function jsonBodies(operation: Operation, schemas: Schemas): fc.Arbitrary<PlannedBody> {
  const sample = sampleOf(operation);
  const drawn = valuesOf(operation.bodies['application/json']?.schema ?? {}, schemas);
  const sound = sample === undefined ? drawn : fc.oneof({ arbitrary: fc.constant(sample), weight: 2 }, drawn);
  const changes: fc.Arbitrary<readonly Mutation[]> = fc.oneof(
    fc.constant<readonly Mutation[]>([]),
    fc.array(mutations, { minLength: 1, maxLength: 3 }),
  );
  return fc
    .tuple(sound, changes)
    .map(([value, list]) => ({ type: 'application/json', text: null, json: list.reduce<Json>(mutated, value) }));
}

const csv = 'code,region,unit,price\ncast-iron,210100,t,8000.00\n';
const multipart =
  '--b\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\nx\r\n--b--\r\n';
const texts = ['%PDF-1.4 nothing', 'PK\u0003\u0004', csv, '\ufeff房号,面积\n101,89.35\n', multipart, '', '{}'];

const rawBodies = (type: string): fc.Arbitrary<PlannedBody> =>
  fc.oneof(fc.constantFrom(...texts), fc.string({ unit: 'binary', maxLength: 200 })).map((text) => asText(type, text));

const spoiledTexts = [
  '{',
  '[',
  'null',
  '"x"',
  '{"a":1,"a":2}',
  '[[[['.repeat(5_000),
  '{"a":"\\ud800"}',
  '\ufeff{}',
  '1e999',
];

/** No JSON, or under a name that is not that of its bytes. */
const spoiled = (type: string): fc.Arbitrary<PlannedBody> =>
  fc
    .tuple(
      fc.constantFrom(
        type,
        'application/json',
        'application/json; charset=gbk',
        'text/plain',
        'multipart/form-data',
        '',
      ),
      fc.constantFrom(...spoiledTexts, ...texts),
    )
    .map(([name, text]) => asText(name === 'multipart/form-data' ? `${name}; boundary=b` : name, text));

const asText = (type: string, text: string): PlannedBody => ({
  type: type === 'multipart/form-data' ? `${type}; boundary=b` : type,
  text,
  json: null,
});
