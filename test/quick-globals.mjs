/**
 * For Jest: what is transformed binds the names of the language it uses (`Uint8Array`, `Object`) at its head. In the context of a
 * test a name of the global object is looked up by a call into the program, a name of the module is not: reading
 * certificates, which asks for them a million times, takes a third of the time.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import tsJest from 'ts-jest';

/** None that a test exchanges for another: no Date, no timers, no fetch. */
const names = [
  ...['Array', 'ArrayBuffer', 'BigInt', 'Boolean', 'Buffer', 'DataView', 'Error', 'JSON', 'Map', 'Math', 'Number'],
  ...['Object', 'RangeError', 'Set', 'SharedArrayBuffer', 'String', 'Symbol', 'TypeError', 'Uint8Array', 'WeakMap'],
];
const declared = (name) => new RegExp(`(class|function|const|let|var) ${name}\\b|import[^;]*\\b${name}\\b[^;]*from`);
const self = readFileSync(fileURLToPath(import.meta.url));
/** Of what was transformed before: anew when this file has changed. */
const keyOf = (...parts) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256').update(self)).digest('hex');

/** On the first line, so that places in stack traces stay true. */
export function withNames(code) {
  const used = names.filter((name) => new RegExp(`\\b${name}\\b`).test(code) && !declared(name).test(code));
  return used.length === 0 ? code : `const { ${used.join(', ')} } = globalThis; ${code}`;
}
const changed = (result) => ({ ...result, code: withNames(result.code) });

export default {
  /** With options: TypeScript, by ts-jest; without: JavaScript that is taken as it is. */
  createTransformer(options) {
    if (options === undefined || Object.keys(options).length === 0) {
      return { process: (code) => ({ code: withNames(code) }), getCacheKey: (code, path) => keyOf(path, code) };
    }
    const inner = tsJest.default.createTransformer(options);
    return {
      process: (...given) => changed(inner.process(...given)),
      processAsync: async (...given) => changed(await inner.processAsync(...given)),
      getCacheKey: (...given) => keyOf(inner.getCacheKey(...given)),
    };
  },
};
