/**
 * The kinds of fields an order has. Each knows its JSON Schema (for the documentation and the fast check) and finds
 * its own flaws (for the messages): one definition, so that both judge alike.
 */
import { isCalendarDay, isInstant } from '../../engine/index.js';
import { decimalRangeText, isDecimalText, isWithin, type DecimalRange } from './decimal-range.js';
import type { ShapeFaultCode } from './shape-fault-texts.js';

export interface Flaw {
  /** Relative JSON Pointer: '' is the field itself, '/3' its fourth item. */
  readonly path: string;
  readonly code: ShapeFaultCode;
  /** Formal, the same in every language. */
  readonly allowed?: string;
}

export interface OrderField {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly findFlaws: (value: unknown) => readonly Flaw[];
}

const none: readonly Flaw[] = [];
const one = (code: ShapeFaultCode, allowed?: string): readonly Flaw[] => [{ path: '', code, allowed }];

/** No control characters, no halves of surrogate pairs (they cannot be hashed), no blanks at the ends. */
export const isPlainText = (text: string): boolean => !/[\p{Cc}\p{Surrogate}]/u.test(text) && text.trim() === text;

/** Text for people. Lengths count characters, as JSON Schema does. */
export function textField(longest: number): OrderField {
  return {
    schema: { type: 'string', minLength: 1, maxLength: longest, 'x-plain-text': true },
    findFlaws: (value) => {
      if (typeof value !== 'string') return one('string-expected');
      if (value.length === 0) return one('text-empty', `1…${longest}`);
      if (value.length > longest && [...value].length > longest) return one('text-too-long', `1…${longest}`);
      return isPlainText(value) ? none : one('text-not-plain');
    },
  };
}

export function codeField(pattern: RegExp): OrderField {
  return {
    schema: { type: 'string', pattern: pattern.source },
    findFlaws: (value) => {
      if (typeof value !== 'string') return one('string-expected', pattern.source);
      return pattern.test(value) ? none : one('code-malformed', pattern.source);
    },
  };
}

export function decimalField(range: DecimalRange): OrderField {
  const allowed = decimalRangeText(range);
  return {
    schema: { type: 'string', 'x-decimal': range },
    findFlaws: (value) => {
      if (typeof value !== 'string') return one('decimal-string-expected', allowed);
      if (!isDecimalText(value)) return one('decimal-malformed', allowed);
      return isWithin(value, range) ? none : one('decimal-out-of-range', allowed);
    },
  };
}

export function choiceField(...choices: readonly string[]): OrderField {
  return {
    schema: { type: 'string', enum: [...choices] },
    findFlaws: (value) =>
      choices.some((choice) => choice === value) ? none : one('value-not-allowed', choices.join(', ')),
  };
}

export const booleanField: OrderField = {
  schema: { type: 'boolean' },
  findFlaws: (value) => (typeof value === 'boolean' ? none : one('boolean-expected', 'true, false')),
};

export function integerField(low: number, high: number): OrderField {
  return {
    schema: { type: 'integer', minimum: low, maximum: high },
    findFlaws: (value) => {
      if (typeof value !== 'number' || !Number.isInteger(value)) return one('integer-expected', `${low}…${high}`);
      return value >= low && value <= high ? none : one('integer-out-of-range', `${low}…${high}`);
    },
  };
}

export const dayField: OrderField = {
  schema: { type: 'string', format: 'date' },
  findFlaws: (value) => {
    if (typeof value !== 'string') return one('string-expected', 'YYYY-MM-DD');
    return isCalendarDay(value) ? none : one('calendar-day-invalid', 'YYYY-MM-DD');
  },
};

export const instantField: OrderField = {
  schema: { type: 'string', format: 'date-time', maxLength: 40 },
  findFlaws: (value) => {
    if (typeof value !== 'string') return one('string-expected', 'YYYY-MM-DDThh:mm:ss±hh:mm');
    return value.length <= 40 && isInstant(value) ? none : one('instant-invalid', 'YYYY-MM-DDThh:mm:ss±hh:mm');
  },
};

export function listField(item: OrderField, most: number): OrderField {
  return {
    schema: { type: 'array', items: item.schema, maxItems: most },
    findFlaws: (value) => {
      if (!Array.isArray(value)) return one('array-expected');
      if (value.length > most) return one('too-many-items', `0…${most}`);
      return value.flatMap((element: unknown, index) =>
        item.findFlaws(element).map((flaw) => ({ ...flaw, path: `/${index}${flaw.path}` })),
      );
    },
  };
}
