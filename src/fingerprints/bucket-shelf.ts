/**
 * A bucket of an S3-compatible object store. The store is told the SHA-256 of what it gets and refuses anything else; what
 * is there already is not sent again, so that no object is ever overwritten with other bytes.
 */
import { AwsClient } from 'aws4fetch';
import { pathOnShelf, type ContentShelf } from './content-shelf.js';

export interface Bucket {
  /** Address of the bucket, or of a folder in it; no slash at its end. */
  readonly url: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Longest wait for an answer, with the repetitions after failures of the store. */
  readonly timeoutMs: number;
}

/** After the first: the store may be restarting. */
const repetitions = 2;

export class BucketShelf implements ContentShelf {
  private readonly client: AwsClient;

  constructor(
    private readonly bucket: Bucket,
    private readonly folder: string,
  ) {
    const { accessKeyId, secretAccessKey, region } = bucket;
    this.client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: repetitions });
  }

  async put(sha256: string, bytes: Uint8Array): Promise<void> {
    if (await this.has(sha256)) return;
    const headers = { 'x-amz-content-sha256': sha256, 'content-type': 'application/octet-stream' };
    const answer = await this.ask(sha256, { method: 'PUT', headers, body: new Blob([new Uint8Array(bytes)]) });
    if (!answer.ok) throw await unexpected('PUT', answer);
    await answer.arrayBuffer();
  }

  async get(sha256: string): Promise<Uint8Array | null> {
    const answer = await this.ask(sha256, { method: 'GET' });
    if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
    if (answer.status !== 404) throw await unexpected('GET', answer);
    await answer.arrayBuffer();
    return null;
  }

  async has(sha256: string): Promise<boolean> {
    const answer = await this.ask(sha256, { method: 'HEAD' });
    if (!answer.ok && answer.status !== 404) throw await unexpected('HEAD', answer);
    return answer.ok;
  }

  private ask(sha256: string, request: RequestInit): Promise<Response> {
    const signal = AbortSignal.timeout(this.bucket.timeoutMs);
    return this.client.fetch(`${this.bucket.url}/${this.folder}/${pathOnShelf(sha256)}`, { ...request, signal });
  }
}

async function unexpected(method: string, answer: Response): Promise<Error> {
  const text = await answer.text();
  return new Error(`the object store answered ${method} with ${answer.status}: ${text.slice(0, 300)}`);
}
