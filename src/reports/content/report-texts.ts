/**
 * The sentences of the report, by key. A missing key or a placeholder left open is a bug of the edition or of the
 * content and throws: a report with a hole must never reach paper.
 */
import { programTexts } from './program-texts.js';

export type TextValues = Readonly<Record<string, string | number>>;

export interface ReportTexts {
  (key: string, values?: TextValues): string;
  readonly has: (key: string) => boolean;
}

const PLACEHOLDER = /\{([A-Za-z0-9]+)\}/g;

export function reportTexts(edition: Readonly<Record<string, string>>): ReportTexts {
  const has = (key: string): boolean => Object.hasOwn(edition, key) || Object.hasOwn(programTexts, key);
  const text = (key: string, values: TextValues = {}): string => {
    const template = Object.hasOwn(edition, key) ? edition[key] : own(key);
    if (template === undefined) throw new Error(`The report texts have no entry "${key}"`);
    if (!template.includes('{')) return template;
    return template.replace(PLACEHOLDER, (_, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      if (value === undefined) throw new Error(`Report text "${key}": nothing to put in {${name}}`);
      return String(value);
    });
  };
  return Object.assign(text, { has });
}

function own(key: string): string | undefined {
  return Object.hasOwn(programTexts, key) ? programTexts[key] : undefined;
}
