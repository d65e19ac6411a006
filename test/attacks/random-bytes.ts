import { verifyPdf } from '../../src/signing/verify-pdf.js';
import { isAccepted } from './attack.js';
import type { SignedReport } from './signed-report.js';

/** Numbers from 0 up to below 1 that are the same for the same seed (mulberry32). */
function* randomNumbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
}

/** Copies with one byte changed to another value, at places from the seed; those that are accepted. */
export function acceptedChanges(
  { issued, trust }: SignedReport,
  { count, seed, within = [0, issued.length] }: { count: number; seed: number; within?: [number, number] },
): { place: number; value: number }[] {
  const numbers = randomNumbers(seed);
  const copy = new Uint8Array(issued);
  const accepted: { place: number; value: number }[] = [];
  const [first, end] = within;
  for (let made = 0; made < count; made += 1) {
    const place = first + Math.floor(numbers.next().value * (end - first));
    const value = ((issued[place] ?? 0) + 1 + Math.floor(numbers.next().value * 255)) % 256;
    copy[place] = value;
    if (isAccepted(verifyPdf(copy, trust))) accepted.push({ place, value });
    copy[place] = issued[place] ?? 0;
  }
  return accepted;
}
