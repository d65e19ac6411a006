/** `sign`: a person who holds a .p12 signs a file, a request, or at a service. */
import { readFile } from 'node:fs/promises';
import type { Clock } from '../config/clock.js';
import { signerFromPkcs12 } from '../signing/pkcs12/read-pkcs12.js';
import type { Signer } from '../signing/signer.js';
import { passwordFrom, type Terminal } from './ask-password.js';
import { CommandError, exitCode } from './exit-code.js';
import { reportService } from './report-service.js';
import { signAtService } from './sign-at-service.js';
import { signFile } from './sign-file.js';
import { signRequest } from './sign-request.js';
import { asCommandError } from './signing-words.js';

export interface SignOptions {
  readonly p12: string;
  readonly passwordFile?: string;
  readonly slot?: string;
  readonly out?: string;
  /** File with the service's answer to `prepare`. */
  readonly request?: string;
  readonly base64?: boolean;
  readonly service?: string;
  readonly appraisal?: string;
  /** File with the API key. */
  readonly keyFile?: string;
}

export interface SigningPlace {
  readonly clock: Clock;
  readonly terminal: Terminal;
}

const timeoutMs = 60_000;

export async function signCommand(
  file: string | undefined,
  options: SignOptions,
  place: SigningPlace,
): Promise<string> {
  const sign = await chosenForm(file, options, place);
  return sign(await openKey(options, place.terminal));
}

type Sign = (signer: Signer) => Promise<string>;

/** Everything is read and checked before a password is asked for. */
async function chosenForm(file: string | undefined, options: SignOptions, { clock }: SigningPlace): Promise<Sign> {
  if (options.request !== undefined) {
    const out = needed(options.out, '--request 须与 --out 一起使用');
    const request = await read(options.request);
    const document = file === undefined ? undefined : await read(file);
    return (signer) => signRequest({ request, document, out, base64: options.base64 === true }, signer);
  }
  const slot = needed(options.slot, '须用 --slot 指定签名栏，例如 --slot appraiser-1');
  if (options.service !== undefined) {
    const appraisal = needed(options.appraisal, '--service 须与 --appraisal 一起使用');
    const keyFile = needed(options.keyFile, '--service 须与 --key-file 一起使用');
    const apiKey = (await read(keyFile)).toString('utf8').trim();
    const service = reportService({ url: options.service, apiKey, timeoutMs });
    return (signer) => signAtService({ service, appraisal, slot, now: clock.now() }, signer);
  }
  const named = needed(file, '须指定要签名的 PDF 文件');
  const bytes = await read(named);
  return (signer) => signFile({ file: named, bytes, slot, out: options.out }, signer, clock);
}

async function openKey({ p12, passwordFile }: SignOptions, terminal: Terminal): Promise<Signer> {
  const file = await read(p12);
  const password = await passwordFrom(passwordFile, terminal);
  return asCommandError(() => signerFromPkcs12(file, password));
}

function needed(value: string | undefined, words: string): string {
  if (value === undefined) throw new CommandError(words, exitCode.usage);
  return value;
}

const read = (file: string): Promise<Buffer> =>
  readFile(file).catch((cause: NodeJS.ErrnoException) => {
    throw new CommandError(`无法读取 ${file}：${cause.code ?? cause.message}`, exitCode.usage);
  });
