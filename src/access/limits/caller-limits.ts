import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CLOCK, type Clock } from '../../config/clock.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import type { Caller } from '../../http/caller.js';
import { TokenBuckets } from './token-buckets.js';
import { tooMuch } from './too-much.js';

/** How much one key or one person may ask, so that a program gone wrong leaves room for the others. */
@Injectable()
export class CallerLimits {
  private readonly requests: TokenBuckets;

  constructor(
    @Inject(SETTINGS) { limits }: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.requests = new TokenBuckets(limits.callerRequestsPerMinute);
  }

  /** A person's keys and sessions count together: a second key is no second allowance. */
  admit({ via, actor }: Caller, reply: FastifyReply): void {
    if (via === 'local') return;
    const wait = this.requests.take(actor, 1, this.clock.now().getTime());
    if (wait === null) return;
    void reply.header('retry-after', String(wait));
    throw tooMuch(wait, 'caller');
  }
}
