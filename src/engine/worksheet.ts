/**
 * The worksheet of one appraisal: what the steps hand on to each other. Amounts are integers at the scales of
 * `exact/scales.ts`; every figure with a band stands three times, for the central, the low and the high run (rule 8).
 */
import type { CalendarDay, Component, DecimalText, MassMethod } from './order.js';
import type { ComponentType, Deduction, Material } from './standard.js';
import type { PriceRow } from './price-table.js';
import type { Finding } from './finding.js';
import type { TraceNode } from './trace.js';
import type { Decimal } from './exact/decimal.js';
import type { Int } from './exact/integer.js';
import type { Fen, Grams, MicroPrice } from './exact/scales.js';
import type { Carry } from './steps/roll-forward.js';

/** Which run of rule 8: 0 central, 1 low, 2 high; the index into a `Banded` figure. */
export type Run = 0 | 1 | 2;
/** [central, low, high] */
export type Banded<T> = readonly [T, T, T];

/** A row of a price table on the order's terms: CNY per kg for scrap, per the row's unit otherwise. */
export interface FoundPrice {
  /** `price:<rowId>` */
  readonly key: string;
  readonly row: PriceRow;
  readonly isFallback: boolean;
  /** How an old price came to the reference date; null for a price young enough. */
  readonly carry: Carry | null;
  readonly prices: Banded<MicroPrice>;
}

/** A material with its price, shared by all components that contain it. */
export interface PricedMaterial {
  readonly material: Material;
  /** null: hazardous, or the row is missing (a refusal stands for it). */
  readonly found: FoundPrice | null;
  /** price × the recovery rate that counts, at 10^factorScale. */
  readonly factors: Banded<Int>;
  readonly factorScale: number;
  /** The rate that counts at the central price, as printed. */
  readonly recoveryRate: string;
  readonly pricePerKg: string | null;
  readonly uses: readonly string[];
  /** Whether its mass enters cutting and transport: what the delivery basis of its price does not contain. */
  readonly entersCutting: boolean;
  readonly entersTransport: boolean;
}

export interface MaterialPart {
  readonly priced: PricedMaterial;
  readonly share: Share;
}

/** With its amount as scrap in the central run. */
export interface ValuedPart extends MaterialPart {
  readonly amount: Fen;
}

/** A share with its printed form; components say the same few shares over and over. */
export interface Share extends Decimal {
  readonly text: DecimalText;
}

export interface FoundMass {
  readonly method: MassMethod;
  readonly isDefaulted: boolean;
  readonly kgPerUnit: DecimalText;
  readonly masses: Banded<Grams>;
  /** The same masses as printed, made once. */
  readonly massesKg: Banded<DecimalText>;
  readonly nodes: readonly TraceNode[];
}

/** Everything rule 6 needs apart from masses, price and scrap floor. */
export interface RetainedTerms {
  /** What the price multiplies: the mass in kg or t, or the quantity. */
  readonly pricedBy: 'kg' | 't' | 'quantity';
  readonly quantity: Decimal;
  /** conditionRate × (1 − functionalObsolescence) */
  readonly worth: Decimal;
  /** quantity × refurbishment */
  readonly refurbishment: Decimal;
}

/** The day a component's age counts from. */
export interface InstalledOn {
  readonly day: CalendarDay;
  readonly isDefaulted: boolean;
}

/** The condition of a component that stays (rule 5). */
export interface Condition {
  readonly installedOn: InstalledOn;
  readonly usedMonths: number;
  readonly lifeYears: DecimalText;
  readonly ageLifeRate: Int;
  readonly score: Decimal;
  readonly conditionRate: Int;
  readonly nodes: readonly TraceNode[];
}

/** A component that stays: its condition, the price of a new one, and the terms of rule 6. */
export interface RetainedCase {
  readonly condition: Condition;
  readonly price: FoundPrice;
  readonly functionalObsolescence: Decimal;
  readonly refurbishmentPerUnit: MicroPrice;
  readonly terms: RetainedTerms;
  readonly nodes: readonly TraceNode[];
  readonly uses: readonly string[];
}

/** One component after the look-ups. Where `mass`, `parts` or `retained` is null though needed, a refusal stands. */
export interface WorkedComponent {
  readonly component: Component;
  readonly type: ComponentType;
  readonly decision: 'scrap' | 'retain';
  readonly decisionNode: TraceNode;
  readonly mass: FoundMass | null;
  readonly parts: readonly MaterialPart[] | null;
  readonly materialsDefaulted: boolean;
  readonly retained: RetainedCase | null;
  readonly findings: readonly Finding[];
}

/** A worked component without refusal, valued at the central run. */
export interface ValuedComponent {
  readonly worked: WorkedComponent;
  readonly mass: FoundMass;
  readonly parts: readonly ValuedPart[];
  readonly retained: RetainedCase | null;
  /** The sum of the parts. */
  readonly scrap: Fen;
  /** scrap, or the retained amount of rule 6, in each run. */
  readonly amounts: Banded<Fen>;
  /** Both as printed, made once. */
  readonly printed: { readonly scrap: DecimalText; readonly amount: DecimalText };
  readonly tonnageShares: TonnageShares;
}

/** Every material that is no hazardous waste, without what its price already contains. */
export type TonnageKind = 'cutting' | 'transport';

/** Share of a component's mass that enters each tonnage, at 10^shareScale of the worksheet; 0 for retained ones. */
export type TonnageShares = Readonly<Record<TonnageKind, Int>>;

/** A deduction with the rate found for it. */
export interface WorkedDeduction {
  readonly deduction: Deduction;
  readonly hazardousWasteCode: string | null;
  readonly rate: FoundPrice;
  /** The tonnage that drives it; null when it does not follow the mass. */
  readonly tonnage: TonnageKind | null;
  /** The driver's quantity for that tonnage, given in mass × share as `exact/scales.ts` and `shareScale` count it. */
  readonly quantityFor: (tonnage: Int) => Decimal;
  readonly inputs: TraceNode['inputs'];
  readonly uses: readonly string[];
}
