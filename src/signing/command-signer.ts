import { spawn } from 'node:child_process';
import type { Signer } from './signer.js';

export interface CommandSignerOrder {
  /** The program and its arguments; no shell reads them. */
  command: readonly string[];
  /** The signing certificate first, then its issuers; DER. */
  certificates: readonly Uint8Array[];
  timeoutMs: number;
}

const longestSignature = 16_384;

/** A program that gets what is to be signed on standard input and writes the signature to standard output: a card, an HSM. */
export function commandSigner({ command, certificates, timeoutMs }: CommandSignerOrder): Signer {
  const [certificate = new Uint8Array(), ...chain] = certificates;
  return { certificate, chain, sign: (toBeSigned) => ask(command, toBeSigned, timeoutMs) };
}

function ask([program = '', ...words]: readonly string[], input: Uint8Array, timeoutMs: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const limits = { timeout: timeoutMs, killSignal: 'SIGKILL' } as const;
    const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'ignore'], ...limits });
    const parts: Buffer[] = [];
    let length = 0;
    child.stdout.on('data', (part: Buffer) => {
      length += part.length;
      if (length > longestSignature) child.kill('SIGKILL');
      parts.push(part);
    });
    child.on('error', reject);
    // Killed, it may leave behind a program of its own that holds the output open.
    child.on('exit', (_code, signal) => signal && child.stdout.destroy());
    child.on('close', (code) => {
      if (code === 0 && length > 0 && length <= longestSignature) resolve(new Uint8Array(Buffer.concat(parts)));
      else reject(new Error(`the signing program ended with ${code ?? 'a signal'} and ${length} bytes`));
    });
    // A program that does not read its input is told by its exit.
    child.stdin.on('error', () => undefined);
    child.stdin.end(Buffer.from(input));
  });
}
