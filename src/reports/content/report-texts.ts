/**
 * The sentences of the report, by key. A missing key or a placeholder left open is a bug of the edition or of the
 * content and throws: a report with a hole must never reach paper.
 */
export type TextValues = Readonly<Record<string, string | number>>;

export interface ReportTexts {
  (key: string, values?: TextValues): string;
  readonly has: (key: string) => boolean;
}

const PLACEHOLDER = /\{([A-Za-z0-9]+)\}/g;

export function reportTexts(entries: Readonly<Record<string, string>>): ReportTexts {
  const has = (key: string): boolean => Object.hasOwn(entries, key);
  const text = (key: string, values: TextValues = {}): string => {
    const template = has(key) ? entries[key] : undefined;
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
