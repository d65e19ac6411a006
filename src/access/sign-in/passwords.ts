/**
 * Passwords as Argon2id hashes (OWASP's second recommendation: 19 MiB, two passes, one lane). Hashing is kept to a few at a
 * time, so that a flood of attempts takes neither all memory nor all threads; and it takes its time for a login
 * nobody has too, so that an answer does not tell whether there is such a person.
 */
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { randomBytes, randomInt } from 'node:crypto';

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const costMark = `$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`;
const atOnce = 2;
/** Longer waiting lines are turned away: whoever asks then has given up long before his turn. */
const longestLine = 100;

@Injectable()
export class Passwords {
  /** What costs the time, in one place: so it can be counted. */
  readonly hashing = { hash, verify };
  private readonly decoy = hash(randomBytes(24).toString('base64'), cost);
  private readonly waiting: (() => void)[] = [];
  private busy = 0;

  /** A line that is too long: nobody else is hashed for now. */
  get isOverrun(): boolean {
    return this.waiting.length >= longestLine;
  }

  hash(password: string): Promise<string> {
    return this.inTurn(() => this.hashing.hash(normal(password), cost));
  }

  /** `stored` is null for a login nobody has or a person without a password: false, after the same time. */
  verify(stored: string | null, password: string): Promise<boolean> {
    return this.inTurn(async () => {
      const isRight = await this.hashing.verify(stored ?? (await this.decoy), normal(password));
      return isRight && stored !== null;
    });
  }

  private async inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.busy < atOnce) this.busy += 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      // The place is handed on, not given up: nobody slips in between.
      const next = this.waiting.shift();
      if (next === undefined) this.busy -= 1;
      else next();
    }
  }
}

/** Was this hash made at today's cost? If not, it is made again at the next sign-in. */
export const isOfTodaysCost = (stored: string): boolean => stored.startsWith('$argon2id$') && stored.includes(costMark);

/** The same characters typed on two keyboards are the same password (RFC 8265). */
const normal = (password: string): string => password.normalize('NFC');

const easyLetters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Random, without letters that look alike: read out or typed from paper. 20 characters of 31, 99 bits. */
export function newOneTimePassword(): string {
  const letters = Array.from({ length: 20 }, () => easyLetters[randomInt(easyLetters.length)]);
  return [0, 5, 10, 15].map((start) => letters.slice(start, start + 5).join('')).join('-');
}
