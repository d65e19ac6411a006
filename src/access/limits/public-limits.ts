/**
 * How much anybody may ask without saying who they are: generous for reading, less for files to be verified, little for
 * what somebody has to read, and a code nobody issued costs many times as much. Counted by address, as failed sign-ins are.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CLOCK, type Clock } from '../../config/clock.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { callerIfAny } from '../../http/caller.js';
import { addressOf } from '../sign-in/session-in-request.js';
import { TokenBuckets } from './token-buckets.js';
import { tooMuch } from './too-much.js';

/** What an unknown code costs beside the look itself. */
export const unknownCodeCost = 20;

@Injectable()
export class PublicLimits {
  private readonly reads: TokenBuckets;
  private readonly files: TokenBuckets;
  private readonly messages: TokenBuckets;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.reads = new TokenBuckets(settings.limits.readsPerMinute);
    this.files = new TokenBuckets(settings.limits.filesPerMinute);
    this.messages = new TokenBuckets(settings.limits.messagesPerMinute);
  }

  /** Throws when the address has asked too much. Who has said who they are is counted by the guard, wherever they call from. */
  admit(kind: 'read' | 'file' | 'message', request: FastifyRequest, reply: FastifyReply): void {
    if (callerIfAny(request) !== null) return;
    const buckets = { read: this.reads, file: this.files, message: this.messages }[kind];
    const wait = buckets.take(addressOf(request, this.settings), 1, this.clock.now().getTime());
    if (wait === null) return;
    void reply.header('retry-after', String(wait));
    throw tooMuch(wait, 'address');
  }

  /** The code that was asked for was never issued, or the household that was asked for is not on the list. */
  countUnknownCode(request: FastifyRequest): void {
    if (callerIfAny(request) !== null) return;
    this.reads.charge(addressOf(request, this.settings), unknownCodeCost, this.clock.now().getTime());
  }
}
