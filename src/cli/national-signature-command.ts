/** `verify FILE.pdf --sig FILE.sig --sm2-trust KEY.pem`: the second signature, by the national algorithms, beside the file. */
import { readFile } from 'node:fs/promises';
import { type NationalFault, type NationalVerification, verifyNationally } from '../signing/sm2/national-signature.js';
import { readSm2Keys } from '../signing/sm2/sm2-signer.js';
import { SigningError } from '../signing/signing-error.js';
import { CommandError, exitCode } from './exit-code.js';

export interface NationalSignatureOptions {
  readonly sig: string;
  /** PEM files with public keys or certificates that are believed. */
  readonly trust: readonly string[];
}

export interface NationalSignatureAnswer {
  readonly verification: NationalVerification;
  readonly text: string;
  readonly exitCode: number;
}

const faultWords: Readonly<Record<NationalFault, string>> = {
  'sig-unreadable': '国密签名文件无法读取',
  'other-file': '国密签名属于另一个文件，或者本文件被改动过',
  'signature-mismatch': '国密签名与其陈述不符',
  'key-untrusted': '国密签名成立，但签名公钥不在信任的公钥之中',
};

export async function verifyNationalSignature(
  pdf: Uint8Array,
  { sig, trust }: NationalSignatureOptions,
): Promise<NationalSignatureAnswer> {
  const [text, keys] = await Promise.all([readText(sig), trustedSm2Keys(trust)]);
  const verification = verifyNationally(pdf, text, keys);
  const { fault, keySha256 } = verification;
  const key = keySha256 === undefined ? [] : [`  公钥 SHA-256：${keySha256}`];
  const head = fault === undefined ? '✓ 国密签名（SM2/SM3）有效' : `✗ ${faultWords[fault]}（${fault}）`;
  return { verification, text: [head, ...key].join('\n'), exitCode: fault === undefined ? 0 : exitCode.no };
}

/** DER of the keys in these PEM files. */
export async function trustedSm2Keys(files: readonly string[]): Promise<Uint8Array[]> {
  const texts = await Promise.all(files.map(readText));
  try {
    return texts.flatMap(readSm2Keys);
  } catch (error) {
    if (!(error instanceof SigningError)) throw error;
    throw new CommandError('--sm2-trust 须为 SM2 公钥或证书的 PEM 文件', exitCode.usage);
  }
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new CommandError(`无法读取 ${file}：${cause.code ?? cause.message}`, exitCode.usage);
  });
}
