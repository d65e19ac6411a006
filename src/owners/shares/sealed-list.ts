/**
 * A household list sealed row by row with a key of its own, which is sealed with the key of the service: whoever takes the
 * database reads nothing, and once the key of the list is deleted nobody does. Each row is bound to its list and place.
 */
import { randomBytes } from 'node:crypto';
import { SecretBox } from '../../access/secret-box.js';
import type { HouseholdKey, HouseholdRow } from './household.entities.js';
import type { Household, HouseholdList, ShareKey } from './household.js';

export interface ListPlace {
  readonly listId: string;
  readonly organisationId: string;
}

export interface SealedList {
  readonly key: HouseholdKey;
  readonly rows: readonly HouseholdRow[];
}

const keyBytes = 32;
export const ownerOfListKey = (listId: string): string => `household-list:${listId}`;
const ownerOfRow = (listId: string, position: number): string => `household:${listId}:${position}`;

export function sealList(box: SecretBox, place: ListPlace, { key, households }: HouseholdList): SealedList {
  const ownKey = randomBytes(keyBytes);
  const own = new SecretBox(ownKey);
  return {
    key: { ...place, sealedKey: box.seal(ownKey.toString('base64url'), ownerOfListKey(place.listId)) },
    rows: [key, ...households].map((content, position) => ({
      ...place,
      position,
      sealedRow: own.seal(JSON.stringify(content), ownerOfRow(place.listId, position)),
    })),
  };
}

/** Throws when the key of the service is another, or a row was moved or changed: nothing is guessed from what is left. */
export function openList(box: SecretBox, { key, rows }: SealedList): HouseholdList {
  const opened = box.open(key.sealedKey, ownerOfListKey(key.listId));
  if (opened === null) throw new Error('the key of a household list does not open: is it sealed with another key?');
  const own = new SecretBox(Buffer.from(opened, 'base64url'));
  const contents = rows.map(({ listId, position, sealedRow }): unknown => {
    const text = own.open(sealedRow, ownerOfRow(listId, position));
    if (text === null) throw new Error('a row of a household list was changed outside this program');
    return JSON.parse(text);
  });
  const [shareKey, ...households] = contents;
  return { key: shareKey as ShareKey, households: households as Household[] };
}
