import { describe, expect, it } from '@jest/globals';
import canonicalizeModule from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

function numberOf(ieeeHex: string): number {
  return Buffer.from(ieeeHex, 'hex').readDoubleBE(0);
}

describe('canonicalJson', () => {
  it('gives the example of RFC 8785, 3.2.2 and 3.2.4', () => {
    const input: unknown = JSON.parse(`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
      "literals": [null, true, false]
    }`);
    expect(canonicalJson(input)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts members by UTF-16 code units, the example of RFC 8785, 3.2.3', () => {
    const input = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(canonicalJson(input)) as object)[0]).toBe('One');
    expect([...canonicalJson(input).matchAll(/:"([^"]+)"/g)].map((found) => found[1])).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the number %s of RFC 8785, appendix B, as %s', (ieeeHex, text) => {
    expect(canonicalJson(numberOf(ieeeHex))).toBe(text);
  });

  it.each([
    ['NaN', numberOf('7fffffffffffffff')],
    ['infinity', numberOf('7ff0000000000000')],
    ['undefined', undefined],
    ['a hole in a list', [undefined]],
    ['a function', { call: () => 1 }],
    ['a bigint', { amount: 1n }],
    ['a date', { on: new Date(0) }],
    ['a map', new Map([['a', 1]])],
    ['a lone surrogate in a text', 'a\ud83d'],
    ['a lone surrogate in a key', { '\udc00': 1 }],
  ])('refuses %s', (_name, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  it('keeps members in order that look like list indexes, and one that looks like a prototype', () => {
    const odd: unknown = JSON.parse('{"b":1,"10":{"z":1,"__proto__":{"2":0,"1":[]},"a":2},"9":3,"\\r":4}');
    expect(canonicalJson(odd)).toBe('{"\\r":4,"10":{"__proto__":{"1":[],"2":0},"a":2,"z":1},"9":3,"b":1}');
  });

  it('takes the text of an escape for what it is', () => {
    expect(canonicalJson({ path: 'C:\\udder' })).toBe('{"path":"C:\\\\udder"}');
    expect(() => canonicalJson({ path: 'C:\\udder', sign: '\udc00' })).toThrow(TypeError);
  });

  it('gives the bytes of another implementation', () => {
    // The package is CommonJS while its types claim a default export: Node hands over the function itself.
    const serialize = canonicalizeModule as unknown as (value: unknown) => string;
    const key = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.nat().map(String),
      fc.constantFrom('__proto__', 'ud', '\\ud'),
    );
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), key, (value, name) => {
        const whole: unknown = JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)},"other":[null]}`);
        expect(canonicalJson(whole)).toBe(serialize(whole));
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves out optional members that are undefined', () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
  });

  it('takes objects without prototype like any other', () => {
    expect(canonicalJson(Object.assign(Object.create(null), { b: '2', a: '1' }))).toBe('{"a":"1","b":"2"}');
  });
});
