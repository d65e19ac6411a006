/**
 * The files of an edition as their schemas shape them. `Loose` is the same before all faults are known: what a schema
 * refused has been taken out, so that the checks in code still see everything else.
 */
import type {
  Basis,
  CalculationVersion,
  CalendarDay,
  DecimalText,
  DeductionDriver,
  DeductionKind,
  Gate,
  Instant,
  PriceKind,
  RegionCode,
  RetentionClass,
  TaxBasis,
  Unit,
} from '../engine/index.js';

export interface FileProvenance {
  readonly basis: Basis;
  readonly clause: string;
  /** A code of sources.yaml. */
  readonly source: string;
  readonly note?: string;
}
export interface FileParameter extends FileProvenance {
  readonly value: DecimalText;
  readonly unit: Unit;
}
export interface FileTaxedParameter extends FileParameter {
  readonly taxBasis: TaxBasis;
  readonly rate?: DecimalText;
}
export interface FileMass extends FileParameter {
  readonly low: DecimalText;
  readonly high: DecimalText;
}
export interface FileComposition extends FileProvenance {
  readonly shares: Readonly<Record<string, DecimalText>>;
}
export type FileMaterials = 'required' | FileComposition;

export interface EditionFile {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly titleEn: string;
  readonly calculationVersion: CalculationVersion;
  readonly validFrom: CalendarDay;
  readonly corrects?: string;
  readonly tables: Readonly<Record<PriceKind, string>>;
  readonly publisher: string | null;
  readonly reconstructed: boolean;
  readonly statement: { readonly zh: string; readonly en: string };
}
export interface ParametersFile {
  readonly conditionWeights: Readonly<Record<'age' | 'survey', FileParameter>>;
  readonly massBands: Readonly<Record<'weighed' | 'nameplate' | 'linear' | 'geometry', FileParameter>>;
  readonly maxAgeDays: Readonly<Record<PriceKind, FileParameter>>;
  readonly taxRates: Readonly<Record<PriceKind, FileParameter>>;
  readonly roundingStep: FileParameter;
  readonly limits: Readonly<
    Record<
      'minimumOffers' | 'reconciliationRatio' | 'plausibleResidualValue' | 'plausibleMassLow' | 'plausibleMassHigh',
      FileParameter
    >
  >;
}
export interface SourceEntry {
  readonly text: string;
  readonly confidence: 'high' | 'medium' | 'low';
  readonly url?: string;
}
export interface SourcesFile {
  readonly sources: Readonly<Record<string, SourceEntry>>;
}
export interface FileMaterial {
  readonly zh: string;
  readonly en: string;
  readonly grade?: string;
  readonly hazardousWasteCode?: string;
  readonly recoveryRate: FileParameter;
}
export interface MaterialsFile {
  readonly materials: Readonly<Record<string, FileMaterial>>;
}
export interface FileVariant {
  readonly mass: FileMass | null;
  readonly materials?: FileMaterials;
}
export interface FileComponentType {
  readonly zh: string;
  readonly en: string;
  readonly unit: Unit;
  readonly retentionClass: RetentionClass;
  readonly note?: string;
  readonly mass: FileMass | null;
  readonly materials: FileMaterials;
  readonly variants?: Readonly<Record<string, FileVariant>>;
  /** The next five stand for classes A and B, and for no other. */
  readonly life?: FileParameter;
  readonly lifeFloor?: FileParameter;
  readonly functionalObsolescence?: FileParameter;
  readonly refurbishment?: FileTaxedParameter;
  readonly requiredConditions?: readonly string[];
  readonly hazardousWaste?: readonly { readonly code: string; readonly quantityPerUnit: FileParameter }[];
}
export interface CatalogueFile {
  readonly system: string;
  readonly zh: string;
  readonly en: string;
  readonly types: Readonly<Record<string, FileComponentType>>;
}
export interface FileRetentionRule extends FileProvenance {
  readonly zh: string;
  readonly en: string;
  readonly gates: readonly Gate[] | null;
}
export interface RetentionClassesFile {
  readonly classes: Readonly<Record<RetentionClass, FileRetentionRule>>;
}
export interface FileCondition extends FileProvenance {
  readonly zh: string;
  readonly en: string;
  readonly failureMode: string;
  readonly appliesTo: readonly string[];
}
export interface ScrappingConditionsFile {
  readonly conditions: Readonly<Record<string, FileCondition>>;
}
export interface FileDeduction extends FileProvenance {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly kind: DeductionKind;
  readonly driver: DeductionDriver;
  readonly serviceCode: string;
  readonly truckLoad?: FileParameter;
}
export interface DeductionsFile {
  readonly deductions: readonly FileDeduction[];
}
export interface DeliveryBasesFile {
  readonly deliveryBases: Readonly<
    Record<string, { zh: string; en: string; containsCutting: boolean; containsTransport: boolean }>
  >;
}
export interface RegionsFile {
  readonly regions: Readonly<Record<RegionCode, { readonly zh: string; readonly fallback: readonly RegionCode[] }>>;
}
export interface FileCarrier extends FileProvenance {
  readonly indexCode: string;
}
export interface FileRollForwardRule {
  readonly longestCarryDays: FileParameter;
  readonly carriers: Readonly<Record<string, FileCarrier>>;
}
export interface FileRollForward {
  readonly table: string;
  readonly maxIndexAgeDays: FileParameter;
  readonly kinds: Readonly<Partial<Record<PriceKind, FileRollForwardRule>>>;
}
export type ReportTextsFile = Readonly<Record<string, string>>;
export interface IndexFile {
  readonly editions: Readonly<
    Record<
      string,
      {
        readonly lastCheckedOn: CalendarDay;
        readonly withdrawals: readonly { readonly withdrawnAt: Instant; readonly reason: string }[];
      }
    >
  >;
}

export interface EditionFiles {
  readonly edition: EditionFile;
  readonly parameters: ParametersFile;
  readonly sources: SourcesFile;
  readonly materials: MaterialsFile;
  readonly retentionClasses: RetentionClassesFile;
  readonly scrappingConditions: ScrappingConditionsFile;
  readonly deductions: DeductionsFile;
  readonly deliveryBases: DeliveryBasesFile;
  readonly regions: RegionsFile;
  readonly reportTexts: ReportTextsFile;
  /** Only where an edition of version 2 lets an index carry old prices. */
  readonly rollForward?: FileRollForward;
  /** By file name: `catalogue/guide.yaml`. */
  readonly catalogue: Readonly<Record<string, CatalogueFile>>;
}

export type Loose<T> =
  | (T extends string | boolean | null
      ? T
      : T extends readonly (infer Element)[]
        ? readonly Loose<Element>[]
        : T extends object
          ? { readonly [Key in keyof T]?: Loose<T[Key]> }
          : T)
  | undefined;
