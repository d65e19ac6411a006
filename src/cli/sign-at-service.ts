/** `sign --service URL`: prepare, download, check, sign, embed. The key stays here; the service gets the signature alone. */
import { sha256Hex } from '../fingerprints/sha256.js';
import { slotsOf } from '../reports/signature-slots.js';
import type { Signer } from '../signing/signer.js';
import { CommandError, exitCode } from './exit-code.js';
import type { ReportService } from './report-service.js';
import { appraiserSlot, nameOf, recordLines, recordOf, signedAndVerified } from './sign-file.js';
import { compareDigest, readRequest } from './sign-request.js';

export interface ServiceToSign {
  readonly service: ReportService;
  readonly appraisal: string;
  readonly slot: string;
  readonly now: Date;
}

export async function signAtService(wish: ServiceToSign, signer: Signer): Promise<string> {
  const { service, slot } = wish;
  const path = `/v1/appraisals/${encodeURIComponent(wish.appraisal)}/report/signatures/${encodeURIComponent(slot)}`;
  // Announced, so that a certificate the service will not take is refused before anything is signed.
  const certificate = Buffer.from(signer.certificate).toString('base64');
  const answer = await service.post(`${path}/prepare`, { certificate });
  const request = readRequest(answer);
  const { document, preparedSha256 } = answer as { document?: unknown; preparedSha256?: unknown };
  const prepared = await service.download(String(document));
  if (sha256Hex(prepared) !== preparedSha256) {
    throw new CommandError('下载的文件不是服务所说的那一份，没有签名', exitCode.no);
  }
  await compareDigest(prepared, request);
  const record = recordOf(prepared);
  const { name, fieldName } = appraiserSlot(slotsOf(record.order), slot);
  if (fieldName !== request.fieldName) {
    throw new CommandError(`请求的签名栏 ${request.fieldName} 不属于 ${slot}，没有签名`, exitCode.no);
  }
  const digest = Buffer.from(request.digestSha256, 'hex');
  const { cms } = await signedAndVerified(prepared, { fieldName, digest, now: wish.now }, signer);
  await service.post(`${path}/embed`, { requestId: request.requestId, cms: Buffer.from(cms).toString('base64') });
  return [
    `已签名：${slot} ${name}（证书：${nameOf(signer)}）`,
    ...recordLines(record),
    `  摘要 SHA-256：${request.digestSha256}（已与文件核对）`,
    '  服务已收下签名',
  ].join('\n');
}
