/** `sign --request REQUEST.json`: the CMS for a digest that a service has prepared, to be handed back by whatever way. */
import { writeFile } from 'node:fs/promises';
import { readJson } from '../http/read-json.js';
import { createCms } from '../signing/cms/create-cms.js';
import { preparedDigest } from '../signing/prepared-digest.js';
import type { Signer } from '../signing/signer.js';
import { cannotWrite } from './cannot-write.js';
import { CommandError, exitCode } from './exit-code.js';
import { nameOf } from './sign-file.js';
import { asCommandError } from './signing-words.js';

/** The service's answer to `prepare`, as far as a signer needs it. */
export interface SignatureRequestAnswer {
  readonly requestId: string;
  readonly fieldName: string;
  readonly digestSha256: string;
  readonly signedAt: string;
}

export interface RequestToSign {
  readonly request: Uint8Array;
  /** The prepared file, when it is at hand: its digest is computed here and compared. */
  readonly document?: Uint8Array;
  readonly out: string;
  readonly base64: boolean;
}

export async function signRequest({ request, document, out, base64 }: RequestToSign, signer: Signer): Promise<string> {
  const reading = readJson(request);
  const answer = readRequest(reading.ok ? reading.value : null);
  if (document) await compareDigest(document, answer);
  const cms = await asCommandError(() => createCms(Buffer.from(answer.digestSha256, 'hex'), signer));
  await writeFile(out, base64 ? `${cms.toString('base64')}\n` : cms).catch(cannotWrite(out));
  return [
    `已签名：${answer.fieldName}（证书：${nameOf(signer)}）`,
    `  请求：${answer.requestId}`,
    `  摘要 SHA-256：${answer.digestSha256}${document ? '（已与文件核对）' : '（只按摘要签名，没有核对文件）'}`,
    `文件：${out}（CMS，${cms.length} 字节）`,
  ].join('\n');
}

export function readRequest(json: unknown): SignatureRequestAnswer {
  const found = (typeof json === 'object' && json !== null ? json : {}) as Partial<Record<string, unknown>>;
  const { requestId, fieldName, digestSha256, signedAt } = found;
  const texts = [requestId, fieldName, signedAt];
  const isDigest = typeof digestSha256 === 'string' && /^[0-9a-f]{64}$/.test(digestSha256);
  if (!isDigest || !texts.every((text) => typeof text === 'string' && text !== '')) {
    throw new CommandError('不是签名请求：须有 requestId、fieldName、digestSha256、signedAt', exitCode.no);
  }
  return { requestId: String(requestId), fieldName: String(fieldName), digestSha256, signedAt: String(signedAt) };
}

/** What is signed is what was read: the digest is computed from the file's own bytes, not believed. */
export async function compareDigest(document: Uint8Array, request: SignatureRequestAnswer): Promise<void> {
  const digest = await asCommandError(() => preparedDigest(document, request.fieldName));
  if (Buffer.from(digest).toString('hex') !== request.digestSha256) {
    throw new CommandError('请求的摘要与文件不符，没有签名', exitCode.no);
  }
}
