/** A household list as JSON, read strictly, all faults at once. */
import { EdgeError, type Fault } from '../../http/edge-error.js';
import {
  faultsAmong,
  faultsOfHousehold,
  householdFaults,
  householdOf,
  mostHouseholds,
  type HouseholdFault,
  type RawHousehold,
} from './check-household.js';
import type { HouseholdList, ShareKeyKind } from './household.js';
import { readShareKey, type KeyReading } from './read-share-key.js';

const known = ['room', 'exclusiveAreaM2', 'owner', 'weight'];

export function readHouseholdList(json: unknown): HouseholdList {
  const body = isRecord(json) ? json : {};
  const strangers = unknownFaults(body, '', ['key', 'households']);
  const reading = keyOf(body['key']);
  const kind = 'key' in reading ? reading.key.kind : 'exclusive-area';
  const raws = body['households'];
  const faults = [...strangers, ...('faults' in reading ? reading.faults : []), ...listFaults(raws, kind)];
  if (faults.length > 0 || !('key' in reading)) throw householdsInvalid(faults);
  return { key: reading.key, households: (raws as readonly RawHousehold[]).map(householdOf) };
}

function keyOf(raw: unknown): KeyReading {
  if (!isRecord(raw)) return readShareKey({ kind: raw, text: null, agreedOn: null });
  const { kind, agreement } = raw;
  const told = isRecord(agreement) ? agreement : {};
  const strangers = [
    ...unknownFaults(raw, '/key', ['kind', 'agreement']),
    ...unknownFaults(told, '/key/agreement', ['text', 'agreedOn']),
  ];
  if (strangers.length > 0) return { faults: strangers };
  return readShareKey({ kind, text: told['text'], agreedOn: told['agreedOn'] });
}

function listFaults(raws: unknown, kind: ShareKeyKind): readonly Fault[] {
  if (!Array.isArray(raws) || raws.length === 0 || raws.length > mostHouseholds || !raws.every(isRecord)) {
    const message = { zh: '须为住户的列表', en: 'A list of households is expected' };
    return [{ pointer: '/households', code: 'households-expected', message, allowed: `1…${mostHouseholds}` }];
  }
  const at = (index: number, { pointer, code }: HouseholdFault): Fault => ({
    ...{ pointer: `/households/${index}${pointer}`, code, message: householdFaults[code] },
  });
  return [
    ...raws.flatMap((raw, index) => [
      ...unknownFaults(raw, `/households/${index}`, known),
      ...faultsOfHousehold(raw, kind).map((fault) => at(index, fault)),
    ]),
    ...faultsAmong(raws, kind).map((fault) => at(fault.index, fault)),
  ];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function unknownFaults(record: RawHousehold, place: string, names: readonly string[]): readonly Fault[] {
  const message = { zh: '没有这个字段', en: 'There is no such field' };
  return Object.keys(record)
    .filter((name) => !names.includes(name))
    .map((name) => ({
      pointer: `${place}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      ...{ code: 'unknown-property', message, allowed: names.join(', ') },
    }));
}

export function householdsInvalid(faults: readonly Fault[]): EdgeError {
  const title = { zh: '住户名单有误', en: 'The household list has faults' };
  return new EdgeError({ kind: 'unprocessable', code: 'households-invalid', title, faults });
}
