import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { packageRoot } from '../../../src/config/package-root.js';
import type { HouseholdList, ShareKeyKind } from '../../../src/owners/shares/household.js';
import { divideAmount } from '../../../src/owners/shares/divide-amount.js';
import { shareOut } from '../../../src/owners/shares/share-out.js';

interface ShareCase {
  readonly case: string;
  readonly total: string;
  readonly key: ShareKeyKind;
  readonly households: readonly (readonly [number, string, string?])[];
  readonly shares: readonly string[];
}

const casesFile = join(packageRoot, 'test', 'owners', 'shares', 'shares.cases.yaml');
const cases = parseAllDocuments(readFileSync(casesFile, 'utf8')).map((one) => one.toJS() as ShareCase);

function listOf({ key, households }: ShareCase): HouseholdList {
  const agreement = { text: '业主大会决议', agreedOn: '2026-05-01' };
  return {
    key: key === 'exclusive-area' ? { kind: key, agreement: null } : { kind: key, agreement },
    households: households.map(([room, exclusiveAreaM2, weight = null]) => ({
      ...{ room: String(room), owner: null },
      ...{ exclusiveAreaM2, weight },
    })),
  };
}

describe('the shares of households', () => {
  it.each(cases.map((one) => [one.case, one] as const))('%s', (_name, one) => {
    expect(shareOut(one.total, listOf(one)).lines.map(({ share }) => share)).toEqual(one.shares);
  });
});

const fensOf = (money: string): bigint => BigInt(money.replace('.', ''));
const moneyOf = (fens: bigint): string => {
  const digits = (fens < 0n ? -fens : fens).toString().padStart(3, '0');
  return `${fens < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
const decimal = (units: number): string => (units / 10_000).toFixed(4);
const amounts = fc.bigInt({ min: -100_000_000_000_000n, max: 100_000_000_000_000n });
const units = fc.array(fc.oneof(fc.nat(20_000_000), fc.constantFrom(0, 1, 500_000)), { minLength: 1, maxLength: 200 });
const parts = units.filter((all) => all.some((one) => one > 0));

describe('an amount divided by weights', () => {
  const divided = (fens: bigint, all: readonly number[]): readonly bigint[] =>
    divideAmount(moneyOf(fens), all.map(decimal)).map(fensOf);

  it('comes back as the sum of the shares, whatever its sign', () => {
    fc.assert(
      fc.property(amounts, parts, (fens, all) => {
        expect(divided(fens, all).reduce((sum, share) => sum + share, 0n)).toBe(fens);
      }),
    );
  });

  it('gives everybody less than one fen more or less than the exact part, and nothing to a weight of 0', () => {
    fc.assert(
      fc.property(amounts, parts, (fens, all) => {
        const sum = all.reduce((total, one) => total + BigInt(one), 0n);
        divided(fens, all).forEach((share, place) => {
          const off = share * sum - fens * BigInt(all[place] ?? 0);
          expect(off < sum && off > -sum).toBe(true);
          if (all[place] === 0) expect(share).toBe(0n);
        });
      }),
    );
  });

  it('gives whoever weighs more never less, and of equals the earlier never less than the later', () => {
    fc.assert(
      fc.property(
        amounts.filter((fens) => fens >= 0n),
        parts,
        (fens, all) => {
          const shares = divided(fens, all).map((share, place) => ({ share, weight: all[place] ?? 0, place }));
          const ordered = [...shares].sort((one, other) => other.weight - one.weight || one.place - other.place);
          ordered.slice(1).forEach(({ share }, index) => expect(share <= (ordered[index]?.share ?? 0n)).toBe(true));
        },
      ),
    );
  });

  it('is the same for a debt with the other sign, and for weights in another unit', () => {
    fc.assert(
      fc.property(amounts, parts, (fens, all) => {
        const shares = divided(fens, all);
        expect(divided(-fens, all)).toEqual(shares.map((share) => -share));
        expect(divideAmount(moneyOf(fens), all.map(String)).map(fensOf)).toEqual(shares);
      }),
    );
  });

  it('is refused where there is nobody to give it to', () => {
    expect(() => divideAmount('1.00', [])).toThrow(RangeError);
    expect(() => divideAmount('1.00', ['0', '0.00'])).toThrow(RangeError);
    expect(() => divideAmount('1.00', ['-1', '2'])).toThrow(RangeError);
  });
});
