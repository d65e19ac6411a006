/** Codes to be printed and kept: each replaces the authenticator app once. Only their hashes are stored. */
import { createHash, randomInt } from 'node:crypto';
import { IsNull, type EntityManager } from 'typeorm';
import { RecoveryCode, type Person } from '../person.entities.js';

const codeCount = 10;
const letters = '23456789abcdefghjkmnpqrstuvwxyz';

/** 24 letters of 31: 118 bits, so that a plain hash cannot be turned back (ASVS 6.5.2 asks for 112). */
function newCode(): string {
  const drawn = Array.from({ length: 24 }, () => letters[randomInt(letters.length)]).join('');
  return [0, 6, 12, 18].map((start) => drawn.slice(start, start + 6)).join('-');
}

const normal = (code: string): string => code.toLowerCase().replace(/[\s-]/g, '');

/** Bound to its person: the same hash in another row is of no use. */
const hashOf = (personId: string, code: string): string =>
  createHash('sha256')
    .update(`${personId} ${normal(code)}`)
    .digest('hex');

/** Replaces all codes of the person, used or not; the new ones are shown this once. */
export async function makeRecoveryCodes(
  manager: EntityManager,
  { id, organisationId }: Pick<Person, 'id' | 'organisationId'>,
): Promise<readonly string[]> {
  const codes = Array.from({ length: codeCount }, newCode);
  await manager.delete(RecoveryCode, { personId: id });
  await manager.insert(
    RecoveryCode,
    codes.map((code) => ({ personId: id, codeSha256: hashOf(id, code), organisationId, usedAt: null })),
  );
  return codes;
}

/** True once for each code. The row is marked in one statement: two requests at once cannot both use it. */
export async function useRecoveryCode(
  manager: EntityManager,
  { personId, code, at }: { personId: string; code: string; at: Date },
): Promise<boolean> {
  const place = { personId, codeSha256: hashOf(personId, code), usedAt: IsNull() };
  const { affected } = await manager.update(RecoveryCode, place, { usedAt: at.toISOString() });
  return affected === 1;
}

export const countRecoveryCodes = (manager: EntityManager, personId: string): Promise<number> =>
  manager.countBy(RecoveryCode, { personId, usedAt: IsNull() });
