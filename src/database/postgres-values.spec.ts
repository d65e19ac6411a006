import { describe, expect, it } from '@jest/globals';
import { postgresValues, readInstant, readWhole } from './postgres-values.js';

describe('a value of PostgreSQL', () => {
  it('is an instant as SQLite keeps it', () => {
    expect(readInstant('2026-11-02 08:00:00+00')).toBe('2026-11-02T08:00:00.000Z');
    expect(readInstant('2026-11-02 08:00:00.07+00')).toBe('2026-11-02T08:00:00.070Z');
    expect(() => readInstant('2026-11-02 16:00:00+08')).toThrow('not an instant in UTC');
  });

  it('is a number while a number is exact', () => {
    expect(readWhole('9007199254740991')).toBe(9007199254740991);
    expect(readWhole('9007199254740993')).toBe('9007199254740993');
    expect(readWhole('0.5')).toBe('0.5');
  });

  it('is read so on the connections of the service, and as ever for other types', () => {
    const read = (type: number, text: string): unknown => postgresValues.getTypeParser(type)(text);
    expect(read(20, '5')).toBe(5);
    expect(read(1184, '2026-11-02 08:00:00+00')).toBe('2026-11-02T08:00:00.000Z');
    expect(read(16, 't')).toBe(true);
  });
});
