/** The engine with one fault planted in its source: mutated, transpiled into a folder of its own, imported from there. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import type { Fault } from './planted-faults.js';
import type { Engine } from './trial.js';

const sources = join(dirname(fileURLToPath(import.meta.url)), '../../src/engine');

/** The fault's text must stand in the file exactly once: a fault that can no longer be planted must not pass unseen. */
export function plant(source: string, fault: Fault): string {
  const places = source.split(fault.find).length - 1;
  if (places !== 1) throw new Error(`${fault.file}: the text of the fault stands there ${places} times: ${fault.find}`);
  return source.replace(fault.find, () => fault.replace);
}

function transpile(source: string): string {
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 };
  return ts.transpileModule(source, { compilerOptions }).outputText;
}

function sourceFiles(): string[] {
  const all = readdirSync(sources, { recursive: true, withFileTypes: true });
  return all
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts'))
    .map((entry) => relative(sources, join(entry.parentPath, entry.name)));
}

export class EngineNursery {
  private readonly source: ReadonlyMap<string, string>;
  private readonly root = mkdtempSync(join(tmpdir(), 'planted-engines-'));
  private readonly sound = join(this.root, 'sound');
  private count = 0;

  constructor() {
    writeFileSync(join(this.root, 'package.json'), '{ "type": "module" }');
    this.source = new Map(sourceFiles().map((file) => [file, readFileSync(join(sources, file), 'utf8')]));
    for (const [file, source] of this.source) this.write(this.sound, file, source);
  }

  /** `null`: the engine as it is, to prove that what is caught is the fault and not the way here. */
  async raise(fault: Fault | null): Promise<Engine> {
    const folder = join(this.root, `planted-${this.count++}`);
    cpSync(this.sound, folder, { recursive: true });
    if (fault) this.write(folder, fault.file, plant(this.source.get(fault.file) ?? '', fault));
    const door: unknown = await import(pathToFileURL(join(folder, 'index.js')).href);
    const { appraise } = door as { appraise: (order: unknown, ruleBook: unknown) => ReturnType<Engine> };
    return ({ order, standard, editions }) => appraise(order, { standard, priceTables: editions });
  }

  clear(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  private write(folder: string, file: string, source: string): void {
    const target = join(folder, file.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, transpile(source));
  }
}
