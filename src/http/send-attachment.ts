import type { FastifyReply } from 'fastify';

export interface Attachment {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
}

/** A file to be saved, never shown: what others have uploaded must not run as a page of this service. */
export function sendAttachment(reply: FastifyReply, { bytes, mediaType, fileName }: Attachment): void {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  void reply
    .type(mediaType)
    .header('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
    .header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encodedName(fileName)}`)
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** RFC 8187: encodeURIComponent leaves a few characters that stand for something else there, and takes no half pairs. */
const encodedName = (name: string): string =>
  encodeURIComponent(name.replace(/\p{Cs}/gu, '')).replace(/['()*]/g, (one) => {
    return `%${one.charCodeAt(0).toString(16).toUpperCase()}`;
  });
