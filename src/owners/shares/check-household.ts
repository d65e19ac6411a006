/** What a household of a list may say, whether it came as JSON or in a sheet: every fault, each with its place. Pure. */
import type { Bilingual } from '../../http/language.js';
import { roomMark, type Household, type ShareKeyKind } from './household.js';

export const mostHouseholds = 5_000;
const longestRoom = 40;
const longestOwner = 100;

export interface HouseholdFault {
  /** Below the household: `/room`. */
  readonly pointer: string;
  readonly code: HouseholdFaultCode;
}

export type HouseholdFaultCode = keyof typeof householdFaults;

export const householdFaults = {
  'room-invalid': { zh: '房号须为 1 至 40 个字', en: 'A room is 1 to 40 characters in one line' },
  'room-twice': { zh: '这个房号在前面已经出现过', en: 'This room stands in the list already' },
  'area-invalid': {
    zh: '专有部分面积须为大于 0 的平方米数，小数点前至多 5 位、后至多 4 位',
    en: 'An exclusive area is above 0, with up to 5 digits before the point and 4 after',
  },
  'owner-invalid': { zh: '业主姓名至多 100 个字', en: 'Owners are up to 100 characters in one line' },
  'weight-invalid': {
    zh: '权重须为 0 或者正数，小数点前至多 5 位、后至多 4 位',
    en: 'A weight is 0 or above, with up to 5 digits before the point and 4 after',
  },
  'weight-missing': { zh: '按约定的权重分配时，每户都要写权重', en: 'By this key every household has a weight' },
  'weight-unexpected': { zh: '只有按约定的权重分配时才写权重', en: 'Weights belong to the key `weights` alone' },
  'weights-all-zero': { zh: '至少一户的权重要大于 0', en: 'At least one weight is above 0' },
} satisfies Record<string, Bilingual>;

const decimal = /^(0|[1-9]\d{0,4})(\.\d{1,4})?$/;
const isDecimal = (value: unknown): value is string => typeof value === 'string' && decimal.test(value);
const isZero = (text: string): boolean => /^[0.]+$/.test(text);
const isBlank = (value: unknown): boolean => value === undefined || value === null || value === '';

/** One line of text that shows something. */
const isLine = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && [...value].length <= longest && !/^[\s\p{C}]*$|[\p{Cc}\p{Cs}]/u.test(value);

export type RawHousehold = Readonly<Record<string, unknown>>;

export function faultsOfHousehold(raw: RawHousehold, kind: ShareKeyKind): readonly HouseholdFault[] {
  const faults: HouseholdFault[] = [];
  const add = (pointer: string, code: HouseholdFaultCode): void => void faults.push({ pointer, code });
  const { room, exclusiveAreaM2, owner } = raw;
  if (!isLine(room, longestRoom)) add('/room', 'room-invalid');
  if (!isDecimal(exclusiveAreaM2) || isZero(exclusiveAreaM2)) add('/exclusiveAreaM2', 'area-invalid');
  if (!isBlank(owner) && !isLine(owner, longestOwner)) add('/owner', 'owner-invalid');
  const weight = faultOfWeight(raw['weight'], kind);
  if (weight !== null) add('/weight', weight);
  return faults;
}

function faultOfWeight(weight: unknown, kind: ShareKeyKind): HouseholdFaultCode | null {
  if (kind !== 'weights') return isBlank(weight) ? null : 'weight-unexpected';
  if (isBlank(weight)) return 'weight-missing';
  return isDecimal(weight) ? null : 'weight-invalid';
}

export interface ListFault extends HouseholdFault {
  /** Place in the list, from 0. */
  readonly index: number;
}

/** What only shows when the whole list is looked at. */
export function faultsAmong(raws: readonly RawHousehold[], kind: ShareKeyKind): readonly ListFault[] {
  const seen = new Set<string>();
  const faults: ListFault[] = [];
  raws.forEach(({ room }, index) => {
    if (typeof room !== 'string') return;
    const mark = roomMark(room);
    if (seen.has(mark)) faults.push({ index, pointer: '/room', code: 'room-twice' });
    seen.add(mark);
  });
  const isAllZero = raws.length > 0 && raws.every(({ weight }) => isDecimal(weight) && isZero(weight));
  if (kind === 'weights' && isAllZero) faults.push({ index: 0, pointer: '/weight', code: 'weights-all-zero' });
  return faults;
}

/** Of one without faults. */
export const householdOf = ({ room, exclusiveAreaM2, owner, weight }: RawHousehold): Household => ({
  room: String(room).trim(),
  exclusiveAreaM2: String(exclusiveAreaM2),
  owner: isBlank(owner) ? null : String(owner).trim(),
  weight: isBlank(weight) ? null : String(weight),
});
