/** A settlement as a body gives it, read strictly, all faults at once. */
import { flag, maybe, readFields, type Field, type Fields } from '../../access/doors/read-fields.js';
import { isCalendarDay, type DecimalText } from '../../engine/index.js';
import { EdgeError, type Fault } from '../../http/edge-error.js';
import { destinationKinds, type Settlement } from './settlement.js';

export interface SettlementWish {
  readonly settlement: Settlement;
  readonly corrects: string | null;
}

const mostSlips = 50;
const mostFiles = 20;

const needed = <Value>(allowed: string, read: (value: unknown) => Value | undefined): Field<Value> => ({
  ...{ allowed, read },
  isOptional: false,
});
/** May be left out, or null. */
const orNull = <Value>(field: Field<Value>): Field<Value | null | undefined> =>
  maybe({ ...field, read: (value) => (value === null ? null : field.read(value)) });

/** One line that shows something. */
const line = (longest: number): Field<string> =>
  needed(`1…${longest} characters in one line`, (value) => {
    const text = typeof value === 'string' ? value.trim() : '';
    return text !== '' && [...text].length <= longest && !/[\p{Cc}\p{Cs}]/u.test(text) ? text : undefined;
  });
const matching = (allowed: string, pattern: RegExp): Field<DecimalText> =>
  needed(allowed, (value) => (typeof value === 'string' && pattern.test(value) ? value : undefined));
const money = matching('0 or above, up to 9 digits and 2 decimals', /^(0|[1-9]\d{0,8})(\.\d{1,2})?$/);
const kilograms = matching('above 0, up to 7 digits and 3 decimals', /^(?=.*[1-9])(0|[1-9]\d{0,6})(\.\d{1,3})?$/);
const day = needed('YYYY-MM-DD', (value) => (typeof value === 'string' && isCalendarDay(value) ? value : undefined));
const among = <Value extends string>(values: readonly Value[]): Field<Value> =>
  needed(values.join(', '), (value) => values.find((one) => one === value));
const list = (low: number, high: number): Field<readonly unknown[]> =>
  needed(`a list of ${low}…${high}`, (value) =>
    Array.isArray(value) && value.length >= low && value.length <= high ? value : undefined,
  );
const anything = needed('an object', (value) => value);

const shape = {
  slips: list(1, mostSlips),
  buyer: anything,
  received: money,
  receivedOn: day,
  taxBasis: among(['excluded', 'included']),
  costs: money,
  manifestNumber: orNull(line(60)),
  manifestMissing: orNull(line(200)),
  destination: anything,
  files: maybe(list(0, mostFiles)),
  note: orNull(line(500)),
  corrects: orNull(line(60)),
};
const slipShape = {
  number: line(60),
  weighedOn: day,
  netKg: kilograms,
  material: orNull(matching('a code of the edition', /^[a-z][a-z0-9-]{0,59}$/)),
};
const buyerShape = { name: line(100), isPerson: flag };
const destinationShape = { kind: among(destinationKinds), note: orNull(line(200)) };
const fileShape = { name: line(200), sha256: matching('64 lower-case hexadecimal digits', /^[0-9a-f]{64}$/) };

export function readSettlement(json: unknown): SettlementWish {
  const faults: Fault[] = [];
  const top = taken(() => readFields(json, shape), '', faults);
  const parts = readParts(isRecord(json) ? json : {}, faults);
  faults.push(...together(top, parts.destination));
  const { slips, files, buyer, destination } = parts;
  if (faults.length > 0 || top === null || buyer === null || destination === null) throw settlementInvalid(faults);
  const { received, receivedOn, taxBasis, costs, corrects } = top;
  return {
    corrects: told(corrects),
    settlement: {
      slips: slips.map((slip) => ({ ...slip, material: told(slip.material) })),
      destination: { kind: destination.kind, note: told(destination.note) },
      ...{ buyer, received, receivedOn, taxBasis, costs, files },
      manifestNumber: told(top.manifestNumber),
      manifestMissing: told(top.manifestMissing),
      note: told(top.note),
    },
  };
}

/** What is missing altogether is a fault of the body, not of its parts. */
function readParts(raw: Readonly<Record<string, unknown>>, faults: Fault[]) {
  const each = <Value>(name: 'slips' | 'files', read: (one: unknown) => Value): readonly Value[] => {
    const list = raw[name];
    const values = Array.isArray(list) ? list.slice(0, mostSlips) : [];
    return values.map((one, at) => taken(() => read(one), `/${name}/${at}`, faults)).filter((one) => one !== null);
  };
  const part = <Value>(name: 'buyer' | 'destination', read: (one: unknown) => Value): Value | null =>
    name in raw ? taken(() => read(raw[name]), `/${name}`, faults) : null;
  return {
    slips: each('slips', (one) => readFields(one, slipShape)),
    files: each('files', (one) => readFields(one, fileShape)),
    buyer: part('buyer', (one) => readFields(one, buyerShape)),
    destination: part('destination', (one) => readFields(one, destinationShape)),
  };
}

/** Absent and null are one. */
const told = (text: string | null | undefined): string | null => text ?? null;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function taken<Value>(read: () => Value, place: string, faults: Fault[]): Value | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof EdgeError)) throw error;
    faults.push(...(error.content.faults ?? []).map((fault) => ({ ...fault, pointer: place + fault.pointer })));
    return null;
  }
}

/** What two fields say only together. */
function together(top: Fields<typeof shape> | null, goesTo: Fields<typeof destinationShape> | null): readonly Fault[] {
  const faults: Fault[] = [];
  const manifests = [top?.manifestNumber, top?.manifestMissing].filter((one) => typeof one === 'string');
  if (top !== null && manifests.length !== 1) {
    const message = {
      zh: '填写危险废物转移联单编号；没有联单的，说明原因。两者填一项',
      en: 'Either the number of the transfer manifest of hazardous waste, or why there is none',
    };
    faults.push({ pointer: '/manifestNumber', code: 'manifest-or-reason', message });
  }
  if (goesTo?.kind === 'other' && typeof goesTo.note !== 'string') {
    const message = { zh: '请说明款项的去向', en: 'Say where the money went' };
    faults.push({ pointer: '/destination/note', code: 'required', message });
  }
  return faults;
}

/** What has not happened yet cannot be settled. `today`: in China. @throws settlement-invalid */
export function mustBePast({ slips, receivedOn }: Settlement, today: string): void {
  const days = slips.map(({ weighedOn }, index) => ({ pointer: `/slips/${index}/weighedOn`, day: weighedOn }));
  const message = { zh: '不能晚于今天', en: 'This day is still to come' };
  const faults = [...days, { pointer: '/receivedOn', day: receivedOn }]
    .filter(({ day: named }) => named > today)
    .map(({ pointer }) => ({ pointer, code: 'day-to-come', message, allowed: `…${today}` }));
  if (faults.length > 0) throw settlementInvalid(faults);
}

function settlementInvalid(faults: readonly Fault[]): EdgeError {
  const title = { zh: '结算内容有误', en: 'The settlement has faults' };
  return new EdgeError({ kind: 'unprocessable', code: 'settlement-invalid', title, faults });
}
