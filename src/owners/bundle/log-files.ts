/** What the public log says of a report and its price tables, with the proofs, as files. */
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../config/clock.js';
import { canonicalJson } from '../../fingerprints/canonical-json.js';
import { queryProblem } from '../../http/query.js';
import { LOG_IDENTITY, type LogIdentity } from '../../transparency/log-identity.js';
import { sizeOfCheckpoint } from '../../transparency/checkpoint.js';
import { TransparencyLog, type ProvenEntry } from '../../transparency/transparency-log.js';
import { bundlePlaces, logProofFormat, type BundleFile, type WrittenEntry } from './bundle-format.js';

export interface LogQuestion {
  /** SHA-256 of the report's copies, and ids of price editions. */
  readonly subjects: readonly string[];
  /** Size of a checkpoint the asker kept; null: none. */
  readonly since: number | null;
}

@Injectable()
export class LogFiles {
  constructor(
    private readonly log: TransparencyLog,
    @Inject(LOG_IDENTITY) private readonly identity: LogIdentity,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of({ subjects, since }: LogQuestion): Promise<readonly BundleFile[]> {
    const checkpoint = await this.log.checkpoint(this.clock.now());
    const size = sizeOfCheckpoint(checkpoint);
    if (since !== null && since > size) throw sinceOutside(size);
    const about = await Promise.all([...new Set(subjects)].map((subject) => this.log.entriesAbout(subject, size)));
    const items = about.flat().sort((one, other) => one.position - other.position);
    const key = this.identity.publicKey.export({ type: 'spki', format: 'pem' });
    return [
      { path: bundlePlaces.checkpoint, bytes: Buffer.from(checkpoint, 'utf8') },
      { path: bundlePlaces.logKey, bytes: Buffer.from(key) },
      json(bundlePlaces.entries, { format: logProofFormat, items: items.map(written) }),
      ...(since === null ? [] : [await this.consistency(since, size)]),
    ];
  }

  private async consistency(earlier: number, size: number): Promise<BundleFile> {
    const proof = await this.log.consistency(earlier, size);
    return json(bundlePlaces.consistency, { earlier, size, proof: proof.map((hash) => hash.toString('base64')) });
  }
}

const written = ({ position, content, proof }: ProvenEntry): WrittenEntry => ({
  position,
  content,
  proof: proof.map((hash) => hash.toString('base64')),
});

const json = (path: string, value: object): BundleFile => ({ path, bytes: Buffer.from(canonicalJson(value), 'utf8') });

const sinceOutside = (size: number): Error =>
  queryProblem([
    {
      pointer: '/since',
      code: 'parameter-invalid',
      message: { zh: '日志没有这么多条目', en: 'The log has fewer entries' },
      allowed: `0…${size}`,
    },
  ]);
