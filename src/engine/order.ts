/**
 * The question: one lift, its components, and the terms on which they are valued.
 *
 * Quantities, money and rates are decimal strings (`"640"`, `"0.85"`), calendar days are `YYYY-MM-DD` in China
 * (Asia/Shanghai), instants are RFC 3339. Only the parser of `src/appraisals` makes an `AppraisalOrder`; the engine
 * may therefore rely on every shape below.
 */

/** A plain decimal number as text: `-?digits[.digits]`, no exponent, no sign `+`, no leading zeros. */
export type DecimalText = string;
/** A calendar day in China, `YYYY-MM-DD`, compared as text. */
export type CalendarDay = string;
/** An instant, RFC 3339 with offset. */
export type Instant = string;
/** GB/T 2260 code of a region, six digits. */
export type RegionCode = string;
/** UCUM code: `kg`, `t`, `m`, `{piece}`, … */
export type Unit = string;

export type TaxBasis = 'included' | 'excluded';
export type MassMethod = 'weighed' | 'nameplate' | 'linear' | 'geometry' | 'catalogue';
export type Disposition = 'dismantle' | 'retain';

export interface AppraisalOrder {
  readonly engagement?: Engagement;
  readonly referenceDate: CalendarDay;
  readonly region: RegionCode;
  /** Filled in by the use case before the engine runs: the edition in force on `referenceDate` when not named. */
  readonly standard: { readonly id: string; readonly version: string };
  /** Filled in by the use case: now, when not named. Prices count as published by then. */
  readonly knownAt: Instant;
  /**
   * Private price books, per kind the id of a table asked before the standard's, region by region. The use case admits
   * only books of the caller's own organisation.
   */
  readonly priceBooks?: PriceBooks;
  readonly terms: Terms;
  readonly lift: Lift;
  readonly components: readonly Component[];
  /** Lump-sum offers of recyclers for the dismantled parts: the second method. */
  readonly offers?: readonly Offer[];
}

/** What a price is of: scrap materials, new parts, services. */
export type PriceKind = 'scrap' | 'parts' | 'services';
export type PriceBooks = Readonly<Partial<Record<PriceKind, string>>>;

/** What the report must print. Missing parts leave the report a draft; the appraisal stands. */
export interface Engagement {
  readonly profile: 'agency' | 'group-standard';
  readonly client?: string;
  readonly otherUsers?: string;
  readonly purpose?: string;
  readonly contractNumber?: string;
  readonly firm?: { readonly name: string; readonly registration?: string };
  readonly appraisers?: readonly { readonly name: string; readonly certificate: string }[];
  readonly reviewer?: string;
  readonly externalReportCode?: string;
}

export interface Terms {
  /** `contractor`: the new lift's contractor pays, the dismantling line is dropped. */
  readonly dismantlingPaidBy: 'contractor' | 'owners' | 'recycler';
  /** The basis on which every price of this appraisal is stated. */
  readonly taxBasis: TaxBasis;
  /** Needed when an edition's deduction is driven by tonne-kilometres. */
  readonly haulDistanceKm?: DecimalText;
}

export interface Lift {
  readonly deviceCode?: string;
  readonly registrationNumber?: string;
  readonly address?: string;
  readonly manufacturer?: string;
  readonly model?: string;
  readonly drive: 'geared' | 'gearless' | 'hydraulic';
  readonly machineRoom: boolean;
  readonly ratedLoadKg: DecimalText;
  readonly ratedSpeedMps: DecimalText;
  readonly stops: number;
  readonly landings: number;
  readonly travelHeightM?: DecimalText;
  readonly commissionedOn?: CalendarDay;
}

export interface Component {
  /** Unique within the order. */
  readonly id: string;
  /** A component type of the edition's catalogue. */
  readonly type: string;
  readonly variant?: string;
  /** Free text of the surveyor: maker, model, position. Printed, never calculated with. */
  readonly description?: string;
  readonly quantity: DecimalText;
  /** Must be the catalogue's unit for the type. */
  readonly unit: Unit;
  /** Absent: the catalogue's figure, like method `catalogue`. */
  readonly mass?: ComponentMass;
  /** Absent: the catalogue's default composition, marked as such. Shares sum to exactly 1. */
  readonly materials?: readonly MaterialShare[];
  readonly disposition: Disposition;
  readonly installedOn?: CalendarDay;
  readonly survey?: Survey;
  readonly retention?: Retention;
  /** References to survey papers: photographs, weighbridge slips, records. */
  readonly evidence?: readonly string[];
}

export interface ComponentMass {
  readonly method: MassMethod;
  /** The surveyor's final figure per unit of the catalogue. Forbidden with `catalogue`, required with any other method… */
  readonly kgPerUnit?: DecimalText;
  /** …how it was found: `8.56 kg/m × …`, the weighbridge slip's number. Printed. */
  readonly basis?: string;
}

export interface MaterialShare {
  readonly material: string;
  readonly share: DecimalText;
}

export interface Survey {
  /** 0…1, the survey rate (勘察成新率). */
  readonly score?: DecimalText;
  /** Answers to the scrapping conditions; `met: true` = the scrapping condition applies. */
  readonly conditions?: readonly { readonly code: string; readonly met: boolean }[];
  readonly surveyedOn?: CalendarDay;
  readonly surveyor?: string;
  readonly evidence?: readonly string[];
}

export interface Retention {
  readonly installerConsent?: boolean;
  readonly loadChecked?: boolean;
  readonly inContract?: boolean;
  /** Number of the type-test certificate valid for the new lift's parameters (class B). */
  readonly certificate?: string | null;
  /** 0…1; replaces the edition's figure and needs `reason`. */
  readonly functionalObsolescence?: DecimalText | null;
  /** CNY per unit of the component; replaces the edition's figure and needs `reason`. */
  readonly refurbishment?: TaxedAmount | null;
  readonly reason?: string | null;
}

/** Money with the tax it carries; `rate` is required when tax is included. */
export interface TaxedAmount {
  readonly amount: DecimalText;
  readonly taxBasis: TaxBasis;
  readonly rate?: DecimalText;
}

export interface Offer extends TaxedAmount {
  readonly offeredOn: CalendarDay;
  readonly source: string;
}
