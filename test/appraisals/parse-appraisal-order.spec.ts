import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { smallOrder } from '../api/small-order.js';
import { hasOrderShape } from '../../src/appraisals/order/order-schema.js';
import { parseAppraisalOrder } from '../../src/appraisals/order/parse-appraisal-order.js';
import { pointerParts } from '../../src/appraisals/order/pointer.js';
import { findShapeFaults } from '../../src/appraisals/order/shape-faults.js';

/** Every optional field, so that the generator can break each of them. */
function fullOrder(): Record<string, unknown> {
  const order = smallOrder({
    engagement: {
      profile: 'agency',
      client: '某小区业主大会',
      firm: { name: '某评估公司', registration: 'R-1' },
      appraisers: [{ name: '张三', certificate: 'C-1' }],
    },
    standard: { id: 'shenyang-residual-value', version: '2024.1' },
    knownAt: '2026-07-15T00:00:00+08:00',
    offers: [{ amount: '6800.00', taxBasis: 'included', rate: '0.03', offeredOn: '2026-07-02', source: '某回收公司' }],
  });
  const [machine, rail] = order['components'] as [Record<string, unknown>, Record<string, unknown>];
  Object.assign(machine, { description: '蜗轮蜗杆曳引机', installedOn: '2004-09-01', evidence: ['照片 1', '磅单 7'] });
  Object.assign(rail['retention'] as object, {
    certificate: null,
    functionalObsolescence: '0.1',
    refurbishment: { amount: '10.00', taxBasis: 'excluded' },
    reason: '现场勘察',
  });
  return order;
}

/** Pointers of every value in the order, the order itself included. */
function places(value: unknown, pointer = ''): string[] {
  if (typeof value !== 'object' || value === null) return [pointer];
  return [pointer, ...Object.entries(value).flatMap(([key, member]) => places(member, `${pointer}/${key}`))];
}

function holderOf(order: Record<string, unknown>, pointer: string): [Record<string, unknown>, string] {
  const parts = pointerParts(pointer);
  const holder = parts
    .slice(0, -1)
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | null | undefined)?.[part], order);
  return [holder as Record<string, unknown>, parts.at(-1) ?? ''];
}

const strangeTexts = [
  '',
  ' ',
  '-0',
  '1e3',
  '01',
  '+1',
  '0.123456789012',
  '2026-02-30',
  '\u0000',
  '\ud800',
  '𠮷'.repeat(150),
];
const strangeValue = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, 1.5, -1, [], {}, [[]], [null], ...strangeTexts),
  fc.constantFrom('0', '1', '-1', '50000', '50000.1', 'steel-heavy', '210100', '2026-06-30', '2026-06-30T00:00:00Z'),
  fc.string({ maxLength: 30 }),
  fc.jsonValue({ maxDepth: 2 }),
);
const change = fc.oneof(
  fc.record({ kind: fc.constant('replace' as const), value: strangeValue }),
  fc.record({ kind: fc.constant('remove' as const) }),
  fc.record({
    kind: fc.constant('add' as const),
    key: fc.constantFrom('extra', 'constructor', 'toString', 'a/b', 'reason'),
    value: strangeValue,
  }),
);

describe('the two checks of an order', () => {
  const order = fullOrder();
  const pointers = places(order).slice(1);

  it('both accept the full order', () => {
    expect(parseAppraisalOrder(order)).toEqual({ ok: true, order });
  });

  // The fast check (ajv) decides, the slow one (class-validator) explains: they must never disagree.
  it('accept and reject alike, whatever one changes', () => {
    let rejected = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...pointers), change), { minLength: 1, maxLength: 3 }),
        (changes) => {
          const order = fullOrder();
          for (const [pointer, how] of changes) {
            const [holder, key] = holderOf(order, pointer);
            if (typeof holder !== 'object' || holder === null) continue;
            if (how.kind === 'remove') Reflect.deleteProperty(holder, key);
            else if (how.kind === 'replace') holder[key] = how.value;
            else if (typeof holder[key] === 'object' && holder[key] !== null && !Array.isArray(holder[key])) {
              (holder[key] as Record<string, unknown>)[how.key] = how.value;
            }
          }
          // As it would come in: a removed item of a list arrives as null.
          const changed: unknown = JSON.parse(JSON.stringify(order));
          const isFit = hasOrderShape(changed);
          const faults = findShapeFaults(changed);
          // Without `allowed` it would be the stopgap for what the slow check cannot explain: there is to be none.
          const explained = faults.filter((fault) => fault.code !== 'value-not-allowed' || fault.allowed !== undefined);
          expect(explained).toEqual(faults);
          expect(isFit).toBe(explained.length === 0);
          if (!isFit) rejected += 1;
        },
      ),
      { seed: 21, numRuns: 1500 },
    );
    expect(rejected).toBeGreaterThan(700);
  });

  it('the slow one names the very place of a single broken value', () => {
    for (const pointer of pointers) {
      const broken = fullOrder();
      const [holder, key] = holderOf(broken, pointer);
      holder[key] = 7.5;
      const faults = findShapeFaults(broken);
      expect([pointer, faults.map((fault) => fault.pointer)]).toEqual([pointer, [pointer]]);
    }
  });
});

describe('parseAppraisalOrder', () => {
  const codesOf = (json: unknown): readonly string[] => {
    const reading = parseAppraisalOrder(json);
    return reading.ok ? [] : reading.faults.map(({ pointer, code }) => `${pointer} ${code}`);
  };

  it('refuses null for what may only be left out, and takes it where null has a meaning', () => {
    expect(codesOf(smallOrder({ knownAt: null }))).toEqual(['/knownAt string-expected']);
    const order = fullOrder();
    Object.assign((order['components'] as { retention?: object }[])[1]?.retention ?? {}, {
      certificate: null,
      reason: null,
    });
    expect(codesOf(order)).toEqual([]);
  });

  it('escapes keys in pointers', () => {
    expect(codesOf(smallOrder({ 'a/b~c': 1 }))).toEqual(['/a~1b~0c unknown-property']);
  });

  it('tells what is allowed', () => {
    const reading = parseAppraisalOrder(smallOrder({ components: [{ ...smallOrder(), quantity: '-1' }] }));
    const faults = reading.ok ? [] : reading.faults;
    expect(faults.find(({ code }) => code === 'decimal-out-of-range')?.allowed).toBe('"0" < x ≤ "10000"');
    expect(faults.find(({ code }) => code === 'unknown-property')?.allowed).toContain('disposition');
  });
});
