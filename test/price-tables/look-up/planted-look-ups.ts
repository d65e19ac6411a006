/** The engine's look-up with one fault planted in its source, transpiled into a folder of its own. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { plant } from '../../oracle/planted-engine.js';
import type { Fault } from '../../oracle/planted-faults.js';
import type { LookUp } from './price-shelf.js';

const sources = join(dirname(fileURLToPath(import.meta.url)), '../../../src/engine');
const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 };
const file = 'steps/look-up-price.ts';

/** Besides the faults planted for the oracle, which are raised here too. */
const faults: readonly (readonly [name: string, find: string, replace: string])[] = [
  [
    'the answer looks ahead at what is published later',
    'compareInstants(edition.publishedAt, knownAt) > 0) return false;',
    'false) return false;',
  ],
  [
    'the answer looks ahead at a later withdrawal',
    'return edition.withdrawnAt === undefined || compareInstants(edition.withdrawnAt, knownAt) > 0;',
    'return edition.withdrawnAt === undefined;',
  ],
  [
    'an edition counts from the day after its start',
    'edition.validFrom > referenceDate',
    'edition.validFrom >= referenceDate',
  ],
  ['the edition of any table answers', 'edition.tableId === tableId && ', ''],
  ['an edition prices what it does not list', ' && edition.regions.includes(region))', ')'],
  [
    'the oldest edition stands in front',
    'Number(isNewer(other, one)) - Number(isNewer(one, other))',
    'Number(isNewer(one, other)) - Number(isNewer(other, one))',
  ],
  ['the index of one region serves all', 'JSON.stringify([tableId, region])', 'JSON.stringify([tableId])'],
];

export const lookUpFaults: readonly Fault[] = faults.map(([name, find, replace]) => ({ name, file, find, replace }));

function transpile(source: string): string {
  return ts.transpileModule(source, { compilerOptions }).outputText;
}

export class LookUpNursery {
  private readonly root = mkdtempSync(join(tmpdir(), 'planted-look-ups-'));
  private readonly sound = join(this.root, 'sound');
  private count = 0;

  constructor() {
    writeFileSync(join(this.root, 'package.json'), '{ "type": "module" }');
    for (const name of readdirSync(sources, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts') || name.endsWith('.spec.ts')) continue;
      const target = join(this.sound, scriptOf(name));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, transpile(readFileSync(join(sources, name), 'utf8')));
    }
  }

  /** `null`: the look-up as it is, to prove that what is caught is the fault and not the way here. */
  async raise(fault: Fault | null): Promise<LookUp> {
    const folder = join(this.root, String(this.count++));
    cpSync(this.sound, folder, { recursive: true });
    const target = join(folder, scriptOf(file));
    if (fault) writeFileSync(target, transpile(plant(readFileSync(join(sources, file), 'utf8'), fault)));
    const module: unknown = await import(pathToFileURL(target).href);
    return (module as { readonly lookUpPrice: LookUp }).lookUpPrice;
  }

  clear(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

function scriptOf(name: string): string {
  return name.replace(/\.ts$/, '.js');
}
