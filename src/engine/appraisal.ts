/**
 * The answer: values, lines that add up, findings, and a trace that explains every amount.
 *
 * Fixed decimals: money 2, mass 3, rates and shares 4, unit prices 6. Quantities of deductions are exact decimals
 * without trailing zeros. The appraisal is plain JSON; `src/fingerprints` adds the fingerprints outside the engine.
 */
import type {
  CalendarDay,
  DecimalText,
  Disposition,
  Instant,
  MassMethod,
  RegionCode,
  TaxBasis,
  Unit,
} from './order.js';
import type { Basis, CalculationVersion, DeductionDriver, RetentionClass, Standard } from './standard.js';
import type { PriceTableEdition } from './price-table.js';
import type { Finding } from './finding.js';
import type { Reference, TraceNode } from './trace.js';

/** Expected outcomes are values: either an appraisal or all refusals at once. The engine throws only for bugs. */
export type AppraisalOutcome =
  | { readonly kind: 'appraised'; readonly appraisal: Appraisal; readonly consultedEditions: readonly string[] }
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] };

export interface Appraisal {
  readonly calculationVersion: CalculationVersion;
  readonly standard: { readonly id: string; readonly version: string };
  readonly referenceDate: CalendarDay;
  readonly knownAt: Instant;
  readonly region: RegionCode;
  readonly taxBasis: TaxBasis;
  readonly residualValue: DecimalText;
  readonly unroundedTotal: DecimalText;
  /** residualValue − unroundedTotal, printed in the report. */
  readonly roundingDifference: DecimalText;
  readonly roundingStep: DecimalText;
  readonly scrapResidualValue: {
    readonly gross: DecimalText;
    readonly deductions: DecimalText;
    readonly net: DecimalText;
  };
  readonly remainingValue: DecimalText;
  readonly range: { readonly low: DecimalText; readonly high: DecimalText };
  /** 人民币大写 of residualValue. */
  readonly inCapitals: string;
  readonly totalMassKg: DecimalText;
  readonly scrapMassKg: DecimalText;
  readonly lines: readonly AppraisalLine[];
  readonly deductions: readonly DeductionLine[];
  readonly secondMethod: SecondMethod | null;
  readonly sensitivity: readonly Sensitivity[];
  readonly assumedShare: DecimalText;
  /** Every finding: order-level first, then by component in the order's sequence, then by code. */
  readonly findings: readonly Finding[];
  /** Trace of amounts that belong to no single line: deductions, totals, range, second method. */
  readonly trace: readonly TraceNode[];
  /** What trace nodes refer to by `uses`. Keys: `price:<rowId>` and `parameter:<path>`. */
  readonly references: Readonly<Record<string, Reference>>;
}

export interface AppraisalLine {
  readonly componentId: string;
  readonly type: string;
  readonly variant: string | null;
  readonly quantity: DecimalText;
  readonly unit: Unit;
  readonly disposition: Disposition;
  readonly decision: 'scrap' | 'retain';
  readonly retentionClass: RetentionClass;
  readonly massMethod: MassMethod;
  readonly massDefaulted: boolean;
  readonly kgPerUnit: DecimalText;
  readonly massKg: DecimalText;
  readonly massLowKg: DecimalText;
  readonly massHighKg: DecimalText;
  readonly materialsDefaulted: boolean;
  readonly materials: readonly MaterialLine[];
  /** Σ of the materials' amounts, for retained components too (their floor). */
  readonly scrapAmount: DecimalText;
  /** Only for decision `retain`. */
  readonly retained: RetainedDetail | null;
  /** scrapAmount when scrapped, the retained amount when retained. */
  readonly amount: DecimalText;
  /** Codes of this component's findings, sorted. */
  readonly findings: readonly string[];
  readonly trace: readonly TraceNode[];
}

export interface MaterialLine {
  readonly material: string;
  readonly share: DecimalText;
  /** Exact: massKg × share. */
  readonly massKg: DecimalText;
  /** 1.0000 where the price is 0 or the material is hazardous. */
  readonly recoveryRate: DecimalText;
  /** CNY per kg on the order's terms; null for hazardous materials. */
  readonly pricePerKg: DecimalText | null;
  readonly rowId: string | null;
  readonly hazardousWasteCode: string | null;
  readonly amount: DecimalText;
}

export interface RetainedDetail {
  readonly newPrice: DecimalText;
  readonly rowId: string;
  /** What newPrice multiplies: the quantity, or massKg (or tonnes) for rows priced by mass. */
  readonly pricedQuantity: DecimalText;
  readonly pricedUnit: Unit;
  readonly installedOn: CalendarDay;
  readonly installedOnDefaulted: boolean;
  readonly usedMonths: number;
  readonly lifeYears: DecimalText;
  readonly ageLifeRate: DecimalText;
  readonly score: DecimalText;
  readonly conditionRate: DecimalText;
  readonly functionalObsolescence: DecimalText;
  readonly refurbishmentPerUnit: DecimalText;
  /** round2 of x before the bounds. */
  readonly beforeBounds: DecimalText;
  readonly bound: 'none' | 'new-price' | 'scrap-floor';
}

export interface DeductionLine {
  readonly code: string;
  readonly driver: DeductionDriver;
  /** Hazardous waste only. */
  readonly hazardousWasteCode: string | null;
  readonly quantity: DecimalText;
  readonly unit: Unit;
  readonly rate: DecimalText;
  readonly rowId: string;
  readonly amount: DecimalText;
  readonly clause: string;
  readonly basis: Basis;
}

export interface SecondMethod {
  /** Offers on the order's terms, in the order's sequence. */
  readonly offers: readonly DecimalText[];
  readonly mean: DecimalText;
  /** null when the mean is 0. */
  readonly spread: DecimalText | null;
  readonly difference: DecimalText;
  readonly ratio: DecimalText | null;
}

export interface Sensitivity {
  /** `mass:<componentId>` or `price:<rowId>` */
  readonly input: string;
  readonly low: DecimalText;
  readonly high: DecimalText;
  /** `kg` for masses, `CNY/<unit>` for prices. */
  readonly unit: string;
  readonly swing: DecimalText;
}

/** What the engine works by: one edition and the editions of the tables it names, withdrawn ones included. */
export interface RuleBook {
  readonly standard: Standard;
  readonly priceTables: readonly PriceTableEdition[];
}
