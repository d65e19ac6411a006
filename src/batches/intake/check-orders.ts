/**
 * Looks a whole batch through before anything is stored, without the engine: every order's shape and what the rule book says
 * of its words. What is sound is written aside as it will be stored, so that no more than one order is in memory.
 */
import type { OrderFault } from '../../appraisals/order-faults.js';
import type { AppraisalOrder } from '../../engine/index.js';
import { canonicalJson } from '../../fingerprints/canonical-json.js';
import type { NewItem } from '../batch-store.js';
import { batchInvalid, batchProblem, type PlacedFault } from '../batch-problem.js';
import { OrdersAside } from './orders-aside.js';
import type { SentBatch, SentOrder } from './sent-orders.js';
import { linesOf } from './upload-folder.js';

export const mostOrders = 10_000;
/** More are counted, not listed: the answer stays readable. */
const listedFaults = 500;

export interface Examination {
  /** What is wrong with an order. */
  readonly examine: (json: unknown) => readonly OrderFault[];
  /** Its report would need a review and signatures of its own. */
  readonly needsReview: (order: AppraisalOrder) => boolean;
  /** Where sound orders are written aside. */
  readonly aside: string;
}

export interface RepeatedLift {
  readonly deviceCode: string;
  readonly positions: readonly number[];
}

export interface CheckedOrders {
  readonly count: number;
  /** No fault: one lift may be asked about twice, say with and without a part. */
  readonly repeated: readonly RepeatedLift[];
  readonly items: () => AsyncIterable<NewItem>;
}

/** @throws batch-invalid with every fault, or why the batch is refused as a whole. */
export async function checkOrders(sent: SentBatch, examination: Examination): Promise<CheckedOrders> {
  const aside = await OrdersAside.open(examination.aside);
  const check = new OrderCheck(sent, examination, aside);
  try {
    for await (const order of sent.orders) {
      // The service answers others in between.
      await new Promise((resume) => setImmediate(resume));
      await check.take(order);
    }
    return await check.end();
  } finally {
    await aside.close();
  }
}

class OrderCheck {
  private readonly lifts: (LiftOfOrder | null)[] = [];
  private toReview = 0;
  private readonly faults: FaultList;

  constructor(
    { faults, faultCount }: SentBatch,
    private readonly examination: Examination,
    private readonly aside: OrdersAside,
  ) {
    this.faults = new FaultList(faults, faultCount);
  }

  async take({ reading, faults, place }: SentOrder): Promise<void> {
    if (this.lifts.length === mostOrders) throw batchProblem('batch-too-long');
    const found = reading.ok ? this.examination.examine(reading.value).map(place) : [];
    this.faults.add([...faults, ...found.filter((fault) => fault !== null)]);
    if (!reading.ok || faults.length > 0 || found.length > 0) return void this.lifts.push(null);
    await this.keep(reading.value as AppraisalOrder);
  }

  async end(): Promise<CheckedOrders> {
    const { lifts, faults, examination } = this;
    if (lifts.length === 0) throw batchProblem('batch-empty');
    if (faults.count > 0) throw batchInvalid(faults.listed, faults.count);
    if (this.toReview > 0) throw batchProblem('batch-reports-need-review', { lifts: this.toReview });
    await this.aside.flush();
    const items = (): AsyncIterable<NewItem> => itemsAside(examination.aside, lifts);
    return { count: lifts.length, repeated: repeatedLifts(lifts), items };
  }

  private async keep(order: AppraisalOrder): Promise<void> {
    this.lifts.push(liftOf(order));
    // Nothing will be stored any more: it is looked through for its faults alone.
    if (this.faults.count > 0) return;
    if (this.examination.needsReview(order)) this.toReview += 1;
    await this.aside.add(canonicalJson(order));
  }
}

type LiftOfOrder = Pick<NewItem, 'deviceCode' | 'address'>;

const liftOf = ({ lift }: AppraisalOrder): LiftOfOrder => ({
  deviceCode: lift.deviceCode ?? null,
  address: lift.address ?? null,
});

async function* itemsAside(file: string, lifts: readonly (LiftOfOrder | null)[]): AsyncGenerator<NewItem> {
  for await (const { number, bytes } of linesOf(file, Infinity)) {
    const { deviceCode = null, address = null } = lifts[number - 1] ?? {};
    yield { deviceCode, address, orderJson: Buffer.from(bytes ?? []).toString('utf8') };
  }
}

function repeatedLifts(lifts: readonly (LiftOfOrder | null)[]): readonly RepeatedLift[] {
  const places = new Map<string, number[]>();
  for (const [index, lift] of lifts.entries()) {
    if (!lift?.deviceCode) continue;
    const known = places.get(lift.deviceCode);
    if (known === undefined) places.set(lift.deviceCode, [index + 1]);
    else known.push(index + 1);
  }
  const repeated = [...places].filter(([, positions]) => positions.length > 1);
  return repeated.slice(0, listedFaults).map(([deviceCode, positions]) => ({ deviceCode, positions }));
}

class FaultList {
  readonly listed: PlacedFault[];

  constructor(
    first: readonly PlacedFault[],
    public count: number,
  ) {
    this.listed = first.slice(0, listedFaults);
  }

  add(found: readonly PlacedFault[]): void {
    this.count += found.length;
    this.listed.push(...found.slice(0, listedFaults - this.listed.length));
  }
}
