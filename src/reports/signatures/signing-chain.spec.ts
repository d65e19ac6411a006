import { describe, expect, it } from '@jest/globals';
import type { SlotOfReport } from '../signature-slots.js';
import { headOf, slotViews, whyNotSeal, whyNotSign, type SigningChain } from './signing-chain.js';
import type { ReportSignature } from './signing.entities.js';

const slots: readonly SlotOfReport[] = [
  { slot: 'appraiser-1', fieldName: 'Appraiser1', name: '王一', certificate: '1' },
  { slot: 'appraiser-2', fieldName: 'Appraiser2', name: '赵二', certificate: '2' },
  { slot: 'seal', fieldName: 'FirmSeal', name: '某公司', certificate: null },
];
const signed = (slot: string, personId: string | null): ReportSignature =>
  ({
    slot,
    personId,
    at: '2026-11-02T00:00:00.000Z',
    signerName: slot,
    resultSha256: slot,
    sizeBytes: 2,
  }) as ReportSignature;
const first = signed('appraiser-1', 'p1');
const second = signed('appraiser-2', 'p2');
const chain = (...signatures: readonly ReportSignature[]): SigningChain => ({
  preparation: { preparedSha256: 'prepared', sizeBytes: 1, appraisers: 2 },
  signatures,
  verdict: 'approved',
  reviewers: ['reviewer'],
});

describe('the chain of signatures', () => {
  it('stands on the prepared file, then on the last signature', () => {
    expect(headOf(chain())).toEqual({ sha256: 'prepared', sizeBytes: 1 });
    expect(headOf(chain(first, second))).toEqual({ sha256: 'appraiser-2', sizeBytes: 2 });
  });

  it('shows whose turn it is', () => {
    const states = (...signatures: readonly ReportSignature[]): readonly string[] =>
      slotViews(slots, signatures).map(({ state }) => state);
    expect(states()).toEqual(['open', 'waiting', 'waiting']);
    expect(states(first)).toEqual(['signed', 'open', 'waiting']);
    expect(states(first, second)).toEqual(['signed', 'signed', 'open']);
    expect(states(first, second, signed('seal', null))).toEqual(['signed', 'signed', 'signed']);
  });

  it('lets one person sign one slot in its turn', () => {
    const why = (known: SigningChain, slot: string, personId: string) => whyNotSign(known, slots, { slot, personId });
    expect(why(chain(), 'appraiser-1', 'p1')).toBeNull();
    expect(why(chain(first), 'appraiser-2', 'p2')).toBeNull();
    expect(why(chain(), 'appraiser-2', 'p2')).toBe('slot-not-next');
    expect(why(chain(first), 'appraiser-1', 'p3')).toBe('slot-signed');
    expect(why(chain(first), 'appraiser-2', 'p1')).toBe('signer-signed-before');
    expect(why(chain(), 'appraiser-1', 'reviewer')).toBe('signer-reviewed');
    expect(why({ ...chain(), verdict: 'returned' }, 'appraiser-1', 'p1')).toBe('review-missing');
    expect(why({ ...chain(), verdict: null }, 'appraiser-1', 'p1')).toBe('review-missing');
    expect(why(chain(first, second), 'seal', 'p3')).toBe('slot-of-the-seal');
    expect(why(chain(), 'appraiser-9', 'p1')).toBe('slot-unknown');
  });

  it('is closed by the seal when everybody has signed', () => {
    expect(whyNotSeal(chain(first, second))).toBeNull();
    expect(whyNotSeal(chain(first))).toBe('signatures-missing');
    expect(whyNotSeal({ ...chain(first, second), verdict: 'returned' })).toBe('review-missing');
    expect(whyNotSeal(chain(first, second, signed('seal', null)))).toBe('slot-signed');
  });
});
