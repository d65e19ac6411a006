/**
 * `Idempotency-Key` on POSTs that create or issue: the same key and request give the same stored answer, another
 * request under the key is refused, a second one while the first is under way is asked to wait. The answer is stored
 * in the transaction that stores the work, so there is never one without the other. Failures are not kept: after a
 * refusal the same key may be tried again.
 */
import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { inSpan } from '../../tracing/in-span.js';
import { sortableId } from '../sortable-id.js';
import { AbandonedClaims, mayBeStored } from './abandoned-claims.js';
import { keepRenewing, usualLease, type ClaimLease } from './claim-lease.js';
import { IdempotencyAnswer, IdempotencyClaim } from './idempotency.entities.js';
import { idempotencyProblem } from './idempotency-problem.js';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text, sent as it stands. */
  readonly body: string;
}

/** An answer worked out, with what still has to be written before it may be given. */
export interface PreparedAnswer extends Answer {
  write(manager: EntityManager): Promise<void>;
}

/** What is left to do when all is worked out, in the transaction that stores the answer: for answers known only then. */
export type AnswerInWriting = (manager: EntityManager) => Promise<Answer>;

export interface KeyedRequest {
  readonly organisationId: string;
  /** null: the caller sent no key; the work is done each time. */
  readonly key: string | null;
  readonly method: string;
  readonly url: string;
  readonly bodySha256: string;
}

export class IdempotentPosts {
  private readonly abandoned: AbandonedClaims;

  constructor(
    private readonly dataSource: DataSource,
    private readonly now: () => Date,
    private readonly lease: ClaimLease = usualLease,
  ) {
    this.abandoned = new AbandonedClaims(now, lease.lastsMs);
  }

  answer(request: KeyedRequest, prepare: () => Promise<PreparedAnswer>): Promise<Answer> {
    return this.answerWhenWritten(request, async () => {
      const prepared = await prepare();
      return async (manager) => {
        await prepared.write(manager);
        return prepared;
      };
    });
  }

  async answerWhenWritten(request: KeyedRequest, prepare: () => Promise<AnswerInWriting>): Promise<Answer> {
    if (request.key === null) {
      const write = await prepare();
      return inSpan('write', () => this.dataSource.transaction(write));
    }
    const claim = this.claimFor(request, request.key);
    const stored = await this.claimOrRecall(claim).catch((error: unknown) => {
      if (mayBeStored(error)) this.abandoned.add(claim);
      throw error;
    });
    if (stored !== null) return stored;
    const endRenewing = keepRenewing(this.lease, () => this.renew(claim));
    try {
      const write = await prepare();
      return await inSpan('write', () => this.dataSource.transaction((manager) => this.settle(manager, claim, write)));
    } catch (error) {
      await this.giveBack(claim);
      throw error;
    } finally {
      endRenewing();
    }
  }

  private async giveBack(claim: IdempotencyClaim): Promise<void> {
    const claims = this.dataSource.getRepository(IdempotencyClaim);
    await claims.delete(thisVery(claim)).catch(() => this.abandoned.add(claim));
  }

  /** Nothing where it was settled, given back or taken over meanwhile. */
  private async renew(claim: IdempotencyClaim): Promise<void> {
    await this.dataSource.getRepository(IdempotencyClaim).update(thisVery(claim), { expiresAt: this.expiry() });
  }

  private expiry(): string {
    return new Date(this.now().getTime() + this.lease.lastsMs).toISOString();
  }

  private claimFor(request: KeyedRequest, key: string): IdempotencyClaim {
    if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw idempotencyProblem('idempotency-key-invalid');
    return Object.assign(new IdempotencyClaim(), {
      organisationId: request.organisationId,
      key,
      requestSha256: createHash('sha256')
        .update([request.method, request.url, request.bodySha256].join('\n'))
        .digest('hex'),
      claimId: sortableId(this.now()),
      expiresAt: this.expiry(),
    });
  }

  /** The stored answer, or null when the claim is ours. */
  private claimOrRecall(claim: IdempotencyClaim): Promise<Answer | null> {
    return this.dataSource.transaction(async (manager) => {
      const stored = await manager.findOneBy(IdempotencyAnswer, placeOf(claim));
      if (stored !== null) return recall(stored, claim);
      const rival = await manager.findOneBy(IdempotencyClaim, placeOf(claim));
      if (rival !== null && this.isHeld(rival)) throw rivalProblem(rival, claim);
      if (rival !== null) await manager.delete(IdempotencyClaim, placeOf(claim));
      await manager.insert(IdempotencyClaim, claim);
      return null;
    });
  }

  private isHeld(claim: IdempotencyClaim): boolean {
    return claim.expiresAt > this.now().toISOString() && !this.abandoned.has(claim);
  }

  private async settle(manager: EntityManager, claim: IdempotencyClaim, write: AnswerInWriting): Promise<Answer> {
    const removed = await manager.delete(IdempotencyClaim, thisVery(claim));
    // Somebody took over a claim that had run out: theirs is the answer.
    if (removed.affected !== 1) throw idempotencyProblem('idempotency-key-in-flight');
    const answer = await write(manager);
    await manager.insert(IdempotencyAnswer, {
      ...placeOf(claim),
      requestSha256: claim.requestSha256,
      status: answer.status,
      headersJson: JSON.stringify(answer.headers),
      body: answer.body,
      answeredAt: this.now().toISOString(),
    });
    return answer;
  }
}

const placeOf = ({ organisationId, key }: IdempotencyClaim): { organisationId: string; key: string } => ({
  organisationId,
  key,
});

/** Not whoever else claimed the key after it. */
const thisVery = (claim: IdempotencyClaim) => ({ ...placeOf(claim), claimId: claim.claimId });

function recall(stored: IdempotencyAnswer, claim: IdempotencyClaim): Answer {
  if (stored.requestSha256 !== claim.requestSha256) throw idempotencyProblem('idempotency-key-reused');
  const headers = JSON.parse(stored.headersJson) as Record<string, string>;
  return { status: stored.status, headers: { ...headers, 'idempotency-replayed': 'true' }, body: stored.body };
}

const rivalProblem = (rival: IdempotencyClaim, claim: IdempotencyClaim): Error =>
  idempotencyProblem(
    rival.requestSha256 === claim.requestSha256 ? 'idempotency-key-in-flight' : 'idempotency-key-reused',
  );
