/** Everything wrong with a request, at once: its shape, and of what is sound the sense. */
import type { Fault } from '../http/edge-error.js';
import type { Bilingual } from '../http/language.js';
import { inWords } from '../appraisals/order-faults.js';
import type { EditionChoice } from '../appraisals/settle-order.js';
import { isSameOrWithin } from '../appraisals/order/pointer.js';
import { isObject, objectFaults } from '../appraisals/order/shape-faults.js';
import { regionFaults } from '../appraisals/region-faults.js';
import { StartingListRequestDto } from './starting-list-request.dto.js';

const texts = {
  'stops-too-few': { zh: '层站数少于 2，没有提升', en: 'With fewer than two stops nothing is lifted' },
  'landings-fewer-than-stops': {
    zh: '层门数少于层站数：每个层站至少有一樘层门',
    en: 'Fewer landing doors than stops: every stop has at least one',
  },
  'commissioned-after-reference-date': {
    zh: '投用日期晚于评估基准日',
    en: 'The lift was commissioned after the reference date',
  },
} satisfies Readonly<Record<string, Bilingual>>;

export type RequestReading =
  | { readonly ok: true; readonly request: StartingListRequestDto }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** What is asked of the shelf: which edition a sound wish means. */
export type FindEdition = (wish: Pick<StartingListRequestDto, 'standard'> & { referenceDate: string }) => EditionChoice;

export function readRequest(json: unknown, today: string, findEdition: FindEdition): RequestReading {
  const shape = objectFaults(StartingListRequestDto, json, '');
  // Only the places a rule looks at must be sound for it to speak.
  const isSound = (pointer: string): boolean =>
    !shape.some((fault) => isSameOrWithin(pointer, fault.pointer) || isSameOrWithin(fault.pointer, pointer));
  const faults = shape.map(inWords);
  if (isObject(json)) {
    const request = json as unknown as StartingListRequestDto;
    const day = request.referenceDate ?? today;
    faults.push(...countFaults(request, isSound), ...dayFaults(request, { today, day, isSound }));
    if (isSound('/region')) faults.push(...placeFaults(request));
    if (isSound('/standard') && isSound('/referenceDate')) {
      const choice = findEdition({ standard: request.standard, referenceDate: day });
      if (choice.kind === 'unknown') faults.push(inWords(choice.fault));
    }
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, request: json as StartingListRequestDto };
}

type IsSound = (pointer: string) => boolean;

function countFaults({ lift }: StartingListRequestDto, isSound: IsSound): readonly Fault[] {
  if (!isSound('/lift/stops')) return [];
  const { stops, landings } = lift;
  return [
    ...(stops < 2 ? [fault('/lift/stops', 'stops-too-few', '2 ≤ n')] : []),
    ...(isSound('/lift/landings') && landings < stops
      ? [fault('/lift/landings', 'landings-fewer-than-stops', `${stops} ≤ n`)]
      : []),
  ];
}

interface Days {
  readonly today: string;
  /** The reference date, asked for or today. */
  readonly day: string;
  readonly isSound: IsSound;
}

function dayFaults({ lift }: StartingListRequestDto, { today, day, isSound }: Days): readonly Fault[] {
  if (!isSound('/referenceDate')) return [];
  const pointer = '/referenceDate';
  return [
    ...(day > today ? [inWords({ pointer, code: 'reference-date-in-future', allowed: `≤ ${today}` })] : []),
    ...(isSound('/lift/commissionedOn') && lift.commissionedOn > day
      ? [fault('/lift/commissionedOn', 'commissioned-after-reference-date', `≤ ${day}`)]
      : []),
  ];
}

const placeFaults = ({ region }: StartingListRequestDto): readonly Fault[] =>
  region === undefined ? [] : regionFaults({ region }).map(inWords);

const fault = (pointer: string, code: keyof typeof texts, allowed: string): Fault => ({
  pointer,
  code,
  message: texts[code],
  allowed,
});
