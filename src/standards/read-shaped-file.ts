/** One file of a standard: strict YAML in the shape of its schema. */
import { valueRead, valueReadBefore } from '../fingerprints/read-before.js';
import { checkShape, type FileKind } from './check-shape.js';
import { readYaml } from './read-yaml.js';
import type { ReportFault, StandardFault } from './standard-faults-error.js';

/** @returns what is left without the parts that were refused; undefined when the file cannot be read at all. */
export function readShapedFile(
  kind: FileKind,
  bytes: Uint8Array,
  place: { file: string; report: ReportFault },
): unknown {
  const before = valueReadBefore(`standard ${kind}`, bytes);
  if (before !== undefined) return before;
  let isSound = true;
  const report = (fault: StandardFault): void => {
    isSound = false;
    place.report(fault);
  };
  const value = readYaml(bytes, place.file, report);
  if (value !== undefined) checkShape(kind, value, { file: place.file, report });
  if (isSound) valueRead(`standard ${kind}`, bytes, value);
  return value;
}
