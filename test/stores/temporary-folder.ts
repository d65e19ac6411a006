import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for one suite, removed by `remove`. */
export function temporaryFolder(name: string): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), `lift-appraisal-${name}-`));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
