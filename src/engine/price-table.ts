/**
 * Prices as published: immutable editions of tables, each with its day of effect and the instant it became known.
 * `src/price-tables` reads files and database into this shape.
 */
import type { CalendarDay, DecimalText, Instant, RegionCode, TaxBasis, Unit } from './order.js';

export type TableStatus = 'official' | 'demonstration';

export interface PriceTableEdition {
  /** Stable id of this edition: `<publisher>/<table-id>/<valid-from>` plus `.c1`, `.c2` for corrections. */
  readonly editionId: string;
  readonly tableId: string;
  readonly publisher: string;
  readonly title: string;
  readonly status: TableStatus;
  readonly validFrom: CalendarDay;
  readonly publishedAt: Instant;
  /** The edition this one corrects: same table, same `validFrom`. */
  readonly corrects?: string;
  /** The regions this edition prices: it supersedes earlier editions for these regions and no others. */
  readonly regions: readonly RegionCode[];
  /** How the prices were made, in the publisher's words. */
  readonly method: string;
  readonly licence: string;
  readonly rows: readonly PriceRow[];
  /** The instant from which the edition counts as withdrawn; from a dated record beside the edition. */
  readonly withdrawnAt?: Instant;
}

export interface PriceRow {
  /** `<editionId>/<code>[/<variant>]@<region>` */
  readonly rowId: string;
  /** Material code, component type or service code. */
  readonly code: string;
  /** Parts only: the variant, exactly. */
  readonly variant?: string;
  readonly grade?: string;
  readonly region: RegionCode;
  /** `t` or `kg` for scrap; the component's unit, `kg` or `t` for parts; the driver's unit for services. */
  readonly unit: Unit;
  readonly price: DecimalText;
  /** Both or none; low ≤ price ≤ high. */
  readonly low?: DecimalText;
  readonly high?: DecimalText;
  readonly currency: 'CNY';
  readonly taxBasis: TaxBasis;
  /** Required when tax is included. */
  readonly taxRate?: DecimalText;
  /** Scrap only: a delivery basis of the standard's edition. */
  readonly deliveryBasis?: string;
  readonly source: PriceSource;
  readonly sampleSize?: number;
  /** Where the source is quotations: every one of them; the price is their mean, low and high are their ends. */
  readonly quotations?: readonly Quotation[];
  readonly note?: string;
}

/** What one supplier asked or offered, in the row's unit and on its tax basis. */
export interface Quotation {
  readonly supplier: string;
  readonly quotedOn: CalendarDay;
  readonly price: DecimalText;
  /** SHA-256 of the evidence file (the quote, a record of the call), hex. */
  readonly evidenceSha256: string;
}

export interface PriceSource {
  readonly kind: 'association' | 'manufacturer' | 'quotations' | 'official-index' | 'assumption';
  readonly publisher: string;
  readonly document: string;
  readonly url?: string;
  readonly capturedOn: CalendarDay;
  /** SHA-256 of the evidence file, hex. */
  readonly evidenceSha256?: string;
}
