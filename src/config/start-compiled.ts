/**
 * Starts one of the bundles of the build (`scripts/bundle.mjs`) with the code that V8 compiled when the program was built
 * (`scripts/keep-compiled.mjs`), which saves a fifth of a start. Code kept by another Node.js, or none, is no fault: V8 looks at its version
 * and flags and compiles as ever. Node 22 can do this by itself, Node 20 cannot.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';

type Bundle = (exports: object, require: NodeJS.Require, module: object, file: string, folder: string) => void;

/** A message to a process that was forked to fill the file beside the bundle. */
export const keepCompiled = 'keep-compiled';

/**
 * `file`: the bundle, a CommonJS script; every build removes the compiled code beside it.
 * @returns writes down what is compiled by then.
 */
export function startCompiled(file: string): () => void {
  const compiled = `${file}.compiled`;
  const cachedData = existsSync(compiled) ? readFileSync(compiled) : undefined;
  // Bundles are written in ASCII: one byte a character keeps the memory of their text at half.
  const script = new Script(Module.wrap(readFileSync(file, 'latin1')), {
    filename: file,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
  const module = { exports: {} };
  (script.runInThisContext() as Bundle)(module.exports, createRequire(file), module, file, dirname(file));
  return () => writeFileSync(compiled, script.createCachedData());
}

/** For a program that goes on until it is ended: whoever forked it says when. */
export function keepWhenAsked(keep: () => void): void {
  if (process.send === undefined) return;
  process.on('message', (message) => {
    if (message !== keepCompiled) return;
    keep();
    process.send?.(keepCompiled);
  });
}
