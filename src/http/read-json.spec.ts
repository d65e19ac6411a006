import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jsonErrorPosition } from './json-error-position.js';
import { readJson } from './read-json.js';

const read = (text: string): ReturnType<typeof readJson> => readJson(Buffer.from(text));
const messageOf = (text: string): string => {
  const reading = read(text);
  return reading.ok ? 'ok' : `${reading.code} ${reading.message.en}`;
};

describe('readJson', () => {
  it('gives back every JSON value as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        fc.pre(!text.includes('"__proto__"'));
        const reading = read(text);
        const expected: unknown = JSON.parse(text);
        // Only a key that stands twice may be refused of what JSON.parse takes; fast-check writes none.
        expect(reading).toEqual({ ok: true, value: expected });
        expect(jsonErrorPosition(text)).toBe(text.length);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it.each([
    ['{"a":1,"a":2}', 'json-duplicate-key', 'column 8'],
    ['{"a":1,"\\u0061":2}', 'json-duplicate-key', 'column 8'],
    ['{"__proto__":{}}', 'json-forbidden-key', 'column 2'],
    ['['.repeat(65), 'json-too-deep', 'column 65'],
    ['{"a":\n  x}', 'json-malformed', 'line 2, column 3'],
    ['{"a":1', 'json-malformed', 'position 6'],
    ['{"a":01}', 'json-malformed', 'position 6'],
    ['{"a":1,}', 'json-malformed', 'position 7'],
    ['[1 2]', 'json-malformed', 'position 3'],
    ['"\u0001"', 'json-malformed', 'position 0'],
    ['', 'json-malformed', 'position 0'],
    ['{} {}', 'json-malformed', 'position 3'],
  ])('refuses %j as %s and says where', (text, code, place) => {
    expect(messageOf(text)).toContain(code);
    expect(messageOf(text)).toContain(place);
  });

  it('lets the same key stand in different objects, and braces in strings', () => {
    expect(read('{"a":{"a":1},"b":[{"a":"}{\\"a\\":"},{"a":2}]}').ok).toBe(true);
  });

  it('refuses bytes that are not UTF-8', () => {
    const reading = readJson(Buffer.from([0x22, 0xc3, 0x28, 0x22]));
    expect(reading).toMatchObject({ ok: false, code: 'utf8-invalid' });
  });

  it('reads a string of eight million characters', () => {
    const reading = read(`["${'\\"x'.repeat(2_700_000)}"]`);
    expect(reading.ok).toBe(true);
  });

  it('finds a place for every damage that makes a text unreadable', () => {
    const text = '{"a":[1,-2.5e3,"x\\n",null,true],"b":{"c":{}}}';
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.length - 1 }), fc.constantFrom('', '}', ',', '"', 'x'), (at, put) => {
        const damaged = text.slice(0, at) + put + text.slice(at + 1);
        let readable = true;
        try {
          JSON.parse(damaged);
        } catch {
          readable = false;
        }
        fc.pre(!readable);
        expect(jsonErrorPosition(damaged)).toBeLessThanOrEqual(damaged.length);
        expect(read(damaged).ok).toBe(false);
      }),
      { seed: 12, numRuns: 300 },
    );
  });
});
