/**
 * The use case: a request as it came in, the shelf of standards and the figures; a list with the order it makes, every
 * fault, or every reason why there is none. Service and command line use this one function. Nothing is stored.
 */
import { chooseEdition } from '../appraisals/settle-order.js';
import type { Clock } from '../config/clock.js';
import { chinaDayOf, type AppraisalOrder } from '../engine/index.js';
import type { Fault } from '../http/edge-error.js';
import type { StandardEdition } from '../standards/standard-edition.js';
import type { StandardLibrary } from '../standards/standard-library.js';
import { findBeyondReach } from './find-on-lift.js';
import type { StartingParameters } from './parameters/read-parameters.js';
import { proposeComponents } from './propose-components.js';
import { readRequest, type FindEdition } from './request-faults.js';
import type { ListRefusal, OpenDecision, StartingList } from './starting-list.js';
import type { StartingListRequestDto } from './starting-list-request.dto.js';

/** An order but for what the surveyor and the contract must decide: see `toDecide`. */
export type OrderDraft = Pick<AppraisalOrder, 'referenceDate' | 'standard' | 'lift' | 'components'> &
  Partial<Pick<AppraisalOrder, 'region'>>;

export type ProposalOutcome =
  | { readonly kind: 'proposed'; readonly list: StartingList; readonly order: OrderDraft }
  | { readonly kind: 'invalid'; readonly faults: readonly Fault[] }
  | { readonly kind: 'refused'; readonly refusals: readonly ListRefusal[] };

export interface ListShelf {
  readonly standards: StandardLibrary;
  readonly parameters: StartingParameters;
}

export function proposeList(json: unknown, shelf: ListShelf, clock: Clock): ProposalOutcome {
  const now = clock.now().toISOString();
  const today = chinaDayOf(now);
  const findEdition: FindEdition = (wish) => chooseEdition(wish, shelf, now);
  const reading = readRequest(json, today, findEdition);
  if (!reading.ok) return { kind: 'invalid', faults: reading.faults };
  const { request } = reading;
  const referenceDate = request.referenceDate ?? today;
  const choice = findEdition({ standard: request.standard, referenceDate });
  const edition = choice.kind === 'chosen' && isInForce(choice.edition, referenceDate) ? choice.edition : null;
  const refusals = [
    ...(edition === null ? [notInForce(referenceDate)] : []),
    ...findBeyondReach(request.lift, shelf.parameters.file),
  ];
  if (edition === null || refusals.length > 0) return { kind: 'refused', refusals };
  const proposed = proposeComponents(request.lift, { edition, parameters: shelf.parameters });
  const list = { ...proposed, toDecide: [...proposed.toDecide, ...openPlace(request)] };
  return { kind: 'proposed', list, order: orderOf(request, { referenceDate, edition, list }) };
}

function isInForce({ standard: { validFrom, validUntil } }: StandardEdition, day: string): boolean {
  return validFrom <= day && (validUntil === undefined || day < validUntil);
}

const notInForce = (referenceDate: string): ListRefusal => ({
  code: 'standard-not-in-force',
  level: 'refusal',
  message: {
    zh: `${referenceDate} 没有生效的标准版本，零部件目录无从确定`,
    en: `No edition of the standard is in force on ${referenceDate}, so there is no catalogue`,
  },
  data: { referenceDate },
});

/** Prices are of a region: an order without one is none. */
const openPlace = ({ region }: StartingListRequestDto): readonly OpenDecision[] =>
  region === undefined
    ? [{ pointer: '/region', componentId: null, question: '电梯所在地的行政区划代码（GB/T 2260）', options: [] }]
    : [];

interface Settled {
  readonly referenceDate: string;
  readonly edition: StandardEdition;
  readonly list: StartingList;
}

function orderOf(request: StartingListRequestDto, { referenceDate, edition, list }: Settled): OrderDraft {
  const { id, version } = edition.standard;
  return {
    referenceDate,
    ...(request.region === undefined ? {} : { region: request.region }),
    standard: { id, version },
    lift: { ...request.lift },
    components: list.lines.map(({ component }) => component),
  };
}
