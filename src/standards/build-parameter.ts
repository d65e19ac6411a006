/** A figure of a file as the engine's parameter: with its path, and its source in words. */
import type { Parameter } from '../engine/index.js';
import type { FileParameter } from './edition-files.js';

/** Source code → text. */
export type SourceTexts = ReadonlyMap<string, string>;

export function parameterFrom(path: string, parameter: FileParameter, sources: SourceTexts): Parameter {
  const { value, unit, basis, clause, note } = parameter;
  const source = sourceText(parameter.source, sources);
  return { path, value, unit, basis, clause, source, ...(note === undefined ? {} : { note }) };
}

export function sourceText(code: string, sources: SourceTexts): string {
  const text = sources.get(code);
  if (text === undefined) throw new Error(`The checks let an unknown source through: ${code}`);
  return text;
}
