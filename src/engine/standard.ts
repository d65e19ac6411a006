/**
 * The rule book: one immutable edition of a standard, as the engine needs it. `src/standards` reads the edition's
 * files into this shape; the engine owns the shape and knows no files.
 *
 * Invariants the loader guarantees: shares sum to 1, the two condition weights sum to 1, bands are in [0, 1),
 * `low ≤ kgPerUnit ≤ high`, every code referred to exists, types of class A and B have a life and a floor.
 */
import type {
  CalendarDay,
  DecimalText,
  MassMethod,
  MaterialShare,
  PriceKind,
  RegionCode,
  TaxBasis,
  Unit,
} from './order.js';

export type { PriceKind } from './order.js';

/** Where a figure comes from. Nothing marked convention or assumption is ever presented as a standard's word. */
export type Basis = 'standard' | 'law' | 'convention' | 'assumption';

/** A figure of the edition with its provenance. `path` is stable and unique in the edition: `deductions.cutting.truckLoad`. */
export interface Parameter {
  readonly path: string;
  readonly value: DecimalText;
  readonly unit: Unit;
  readonly basis: Basis;
  readonly clause: string;
  readonly source: string;
  readonly note?: string;
}

export type RetentionClass = 'A' | 'B' | 'C' | 'W';
export type FindingLevel = 'info' | 'warning' | 'refusal';

export interface Standard {
  readonly id: string;
  readonly version: string;
  /** The version of the rules of calculation this edition was made for. A change of rules is a new version. */
  readonly calculationVersion: CalculationVersion;
  readonly title: string;
  readonly validFrom: CalendarDay;
  /** First day on which the edition is no longer in force; absent = open. Half-open: [validFrom, validUntil). */
  readonly validUntil?: CalendarDay;
  /** The ids of the price tables this edition works with. */
  readonly tables: Readonly<Record<PriceKind, string>>;
  /** Oldest admissible price: referenceDate − validFrom in days, per kind of table. */
  readonly maxAgeDays: Readonly<Record<PriceKind, Parameter>>;
  /** For a region, the regions whose prices may stand in, in order. A region that is not listed has none. */
  readonly regionFallback: Readonly<Record<RegionCode, readonly RegionCode[]>>;
  /** VAT rate put on prices when the order's terms include tax. */
  readonly taxRates: Readonly<Record<PriceKind, Parameter>>;
  readonly materials: Readonly<Record<string, Material>>;
  readonly componentTypes: Readonly<Record<string, ComponentType>>;
  readonly scrappingConditions: Readonly<Record<string, ScrappingCondition>>;
  readonly retentionClasses: Readonly<Record<RetentionClass, RetentionRule>>;
  /** Relative accuracy of each measured mass: low = kgPerUnit × (1 − band), high = kgPerUnit × (1 + band). */
  readonly massBands: Readonly<Record<Exclude<MassMethod, 'catalogue'>, Parameter>>;
  /** The catalogue method's own provenance, for the trace; the band is each figure's low and high. */
  readonly conditionWeights: { readonly age: Parameter; readonly survey: Parameter };
  readonly deductions: readonly Deduction[];
  /** What a scrap price of each delivery basis already contains: such mass does not enter that deduction. */
  readonly deliveryBases: Readonly<Record<string, DeliveryBasis>>;
  /** CNY step to which the conclusion is rounded: 1, 10 or 100. */
  readonly roundingStep: Parameter;
  readonly limits: Limits;
  /** Whether and how prices past their age limit may be carried to the reference date; only with version 2. */
  readonly rollForward?: RollForward;
}

/** Version 2 is version 1 with the roll-forward of prices by an index (docs/decisions/0011). */
export type CalculationVersion = '1' | '2';

/** A price older than its limit is carried by the movement of an official index series, never silently. */
export interface RollForward {
  /** The id of the index table. */
  readonly table: string;
  /** Oldest admissible index level, on either day: day − validFrom in days. */
  readonly maxIndexAgeDays: Parameter;
  /** A kind that is not listed is never carried. */
  readonly kinds: Readonly<Partial<Record<PriceKind, RollForwardRule>>>;
}

export interface RollForwardRule {
  /** How many days beyond `maxAgeDays` a price may be carried. */
  readonly longestCarryDays: Parameter;
  /** By code of the price: material, component type or service. A code that is not listed is never carried. */
  readonly carriers: Readonly<Record<string, IndexCarrier>>;
}

/** Which series of the index table carries a price, and who says so. */
export interface IndexCarrier {
  /** Stable and unique in the edition: `rollForward.scrap.carriers.steel-heavy`. */
  readonly path: string;
  readonly indexCode: string;
  readonly basis: Basis;
  readonly clause: string;
  readonly source: string;
  readonly note?: string;
}

export interface Material {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** Grade by GB/T 4223, 13586, 13587 where one applies. */
  readonly grade?: string;
  /** Share of the mass that is paid for; counts only where the price is above 0. */
  readonly recoveryRate: Parameter;
  /** National catalogue code, e.g. `900-045-49`: amount 0, needs no price, out of the tonnage. */
  readonly hazardousWasteCode?: string;
}

export interface CatalogueMass {
  /** kg per unit of the component type; central figure, low and high. */
  readonly kgPerUnit: Parameter;
  readonly low: DecimalText;
  readonly high: DecimalText;
}

/** `required`: there is no default, the surveyor must say. */
export type DefaultMaterials = 'required' | readonly MaterialShare[];

export interface ComponentVariant {
  readonly mass: CatalogueMass | null;
  /** null: as the type's. */
  readonly materials: DefaultMaterials | null;
}

export interface ComponentType {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** One of the eight systems of GB/T 7024. */
  readonly system: string;
  readonly unit: Unit;
  readonly retentionClass: RetentionClass;
  /** Figure for an order without variant. An order with a variant uses that variant's figure or none. */
  readonly mass: CatalogueMass | null;
  readonly materials: DefaultMaterials;
  readonly variants: Readonly<Record<string, ComponentVariant>>;
  /** Years; null for classes C and W. */
  readonly life: Parameter | null;
  /** Least remaining life in years, so that a sound old part is not worth nothing by age alone. */
  readonly lifeFloor: Parameter | null;
  /** 0…1 */
  readonly functionalObsolescence: Parameter;
  /** CNY per unit of the component. */
  readonly refurbishment: Parameter & { readonly taxBasis: TaxBasis; readonly rate?: DecimalText };
  /** Codes of the scrapping conditions that must be answered before the type may be retained. */
  readonly requiredConditions: readonly string[];
  readonly hazardousWaste: readonly HazardousWaste[];
}

export interface HazardousWaste {
  readonly code: string;
  /** Quantity of waste (kg, L or piece) per unit of the component. */
  readonly quantityPerUnit: Parameter;
}

export interface ScrappingCondition {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly clause: string;
  readonly basis: Basis;
  readonly source: string;
}

export type Gate =
  'installer-consent' | 'load-check' | 'contract' | 'survey-score' | 'scrapping-conditions' | 'certificate';

/** `gates: null`: never retained (classes C and W). */
export interface RetentionRule {
  readonly gates: readonly Gate[] | null;
  readonly clause: string;
  readonly basis: Basis;
  readonly source: string;
}

/**
 * `dismantling` is dropped when the contractor pays; `cutting` and `transport` take the mass whose price does not
 * already contain them; `hazardous-waste` is one line per code.
 */
export type DeductionKind = 'dismantling' | 'cutting' | 'transport' | 'hazardous-waste';
export type DeductionDriver =
  'per-stop' | 'per-landing' | 'lump' | 'per-tonne' | 'per-tonne-kilometre' | 'per-trip' | 'per-hazardous-quantity';

export interface Deduction {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly kind: DeductionKind;
  readonly driver: DeductionDriver;
  /** Code of the row in the service table. For hazardous waste: the prefix, `hazardous-waste` → row `hazardous-waste:900-045-49`. */
  readonly serviceCode: string;
  /** Tonnes per truck; only with driver `per-trip`. */
  readonly truckLoad?: Parameter;
  readonly clause: string;
  readonly basis: Basis;
  readonly source: string;
}

export interface DeliveryBasis {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly containsCutting: boolean;
  readonly containsTransport: boolean;
}

export interface Limits {
  /** Fewest lump-sum offers for the second method. */
  readonly minimumOffers: Parameter;
  /** Ratio |net − mean| / |mean| above which the difference must be reconciled. */
  readonly reconciliationRatio: Parameter;
  /** CNY; a residual value above it is a warning (15 % of a low replacement price). */
  readonly plausibleResidualValue: Parameter;
  /** kg; total mass of all components outside [low, high] is a warning. */
  readonly plausibleMassLow: Parameter;
  readonly plausibleMassHigh: Parameter;
}
