import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sha256Hex } from '../../src/fingerprints/sha256.js';
import { appraiserSignature } from '../../src/reports/appraiser-signature.js';
import type { SlotOfReport } from '../../src/reports/signature-slots.js';
import { embedSignature } from '../../src/signing/embed-signature.js';
import { prepareSignature } from '../../src/signing/prepare-signature.js';
import { testInstant } from './running-service.js';

/** Prepares and embeds as the service does, with the product's own signing functions. */
export class SmallService {
  received: Uint8Array | null = null;
  readonly seen: string[] = [];
  readonly prepared: { bytes: Uint8Array; digest: Uint8Array };
  tamper: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes;
  private server: Server | null = null;

  constructor(file: Uint8Array, slot: SlotOfReport) {
    const signedAt = new Date(testInstant);
    this.prepared = prepareSignature(file, appraiserSignature(slot, { signedAt, isFirst: true }));
  }

  async start(): Promise<string> {
    this.server = createServer((request, response) => void this.answer(request, response));
    await new Promise<void>((resolve) => this.server!.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<unknown> {
    return new Promise((resolve) => this.server!.close(resolve));
  }

  answerTo(): object {
    const { bytes, digest } = this.prepared;
    return {
      requestId: 'r-1',
      slot: 'appraiser-1',
      fieldName: 'Appraiser1',
      digestSha256: Buffer.from(digest).toString('hex'),
      signedAt: testInstant,
      document: '/v1/documents/r-1',
      preparedSha256: sha256Hex(this.tamper(bytes)),
    };
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    this.seen.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    const [status, body] = this.handle(request.url ?? '', Buffer.concat(parts).toString());
    response.writeHead(status).end(Buffer.isBuffer(body) ? body : JSON.stringify(body));
  }

  private handle(url: string, body: string): [number, object] {
    if (url.endsWith('/appraiser-1/prepare')) return [201, this.answerTo()];
    if (url === '/v1/documents/r-1') return [200, Buffer.from(this.tamper(this.prepared.bytes))];
    if (!url.endsWith('/appraiser-1/embed')) {
      return [409, { code: 'slot-waiting', title: '还没有轮到', detail: '。' }];
    }
    const { cms } = JSON.parse(body) as { cms: string };
    this.received = embedSignature(this.prepared.bytes, 'Appraiser1', Buffer.from(cms, 'base64'));
    return [200, {}];
  }
}
