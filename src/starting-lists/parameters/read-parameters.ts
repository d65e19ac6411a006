/**
 * Reads the figures of the formulas, strictly, like an edition of a standard: unknown keys, numbers without quotes and
 * missing sources are errors that name file and key. Bytes in, parameters with their fingerprint out.
 */
import { readdir, readFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { packageRoot } from '../../config/package-root.js';
import { valueRead, valueReadBefore } from '../../fingerprints/read-before.js';
import { sha256Hex } from '../../fingerprints/sha256.js';
import { checkBySchema, ownSchemas } from '../../standards/check-shape.js';
import { readYaml } from '../../standards/read-yaml.js';
import { faultInWords, type StandardFault } from '../../standards/standard-faults-error.js';
import { checkParameters } from './check-parameters.js';
import type { ParameterFile } from './parameter-file.js';

export interface StartingParameters {
  readonly file: ParameterFile;
  /** SHA-256 of the file's bytes. */
  readonly fingerprint: string;
}

export class ParameterFaultsError extends Error {
  readonly code = 'starting-list-parameters-invalid';

  constructor(readonly faults: readonly StandardFault[]) {
    super(`The parameters of starting lists have ${faults.length} fault(s):\n${faults.map(faultInWords).join('\n')}`);
    this.name = 'ParameterFaultsError';
  }
}

const KIND = 'starting-list';

export const parameterFolder = join(packageRoot, 'assets', 'starting-list');

/** The newest file of the folder; its name is the day it was issued on. */
export async function loadParameters(folder: string = parameterFolder): Promise<StartingParameters> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-\d{2}-\d{2}\.yaml$/.test(name)).sort();
  const newest = names.at(-1);
  if (newest === undefined) {
    throw new ParameterFaultsError([{ file: folder, key: '', message: 'no file', allowed: ['<issued-on>.yaml'] }]);
  }
  return readParameters(await readFile(join(folder, newest)), newest);
}

/** @throws ParameterFaultsError with every fault of the file. */
export function readParameters(bytes: Uint8Array, name: string): StartingParameters {
  const faults: StandardFault[] = [];
  const report = (fault: StandardFault): void => void faults.push(fault);
  const before = valueReadBefore(KIND, bytes);
  const value = before ?? readYaml(bytes, name, report);
  if (before === undefined && faults.length === 0) checkBySchema(schema(), value, { file: name, report });
  // Only a file of the right shape has the parts that are compared with each other.
  if (faults.length === 0) {
    const file = value as ParameterFile;
    const at = (key: string, message: string, allowed?: readonly string[]): void =>
      report({ file: name, key, message, ...(allowed === undefined ? {} : { allowed }) });
    if (name !== `${file.issuedOn}.yaml`) at('issuedOn', `is not the day of the file's name`, [name.slice(0, 10)]);
    checkParameters(file, at);
  }
  if (faults.length > 0) throw new ParameterFaultsError(faults);
  if (before === undefined) valueRead(KIND, bytes, value);
  return { file: value as ParameterFile, fingerprint: sha256Hex(bytes) };
}

let compiled: ReturnType<Ajv['compile']> | undefined;

function schema(): ReturnType<Ajv['compile']> {
  compiled ??= new Ajv({ ...ownSchemas, allErrors: true, verbose: true, strictTypes: false }).compile(
    JSON.parse(readFileSync(join(parameterFolder, 'starting-list.schema.json'), 'utf8')) as object,
  );
  return compiled;
}
