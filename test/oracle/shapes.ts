/** The few shapes of order, rule book and answer the oracle reads and writes: its own words, nothing from the engine. */
export interface OrderJson {
  readonly referenceDate: string;
  readonly region: string;
  readonly knownAt: string;
  readonly priceBooks?: Readonly<Record<string, string | undefined>>;
  readonly terms: {
    readonly dismantlingPaidBy: string;
    readonly taxBasis: string;
    readonly haulDistanceKm?: string;
  };
  readonly lift: { readonly stops: number; readonly landings: number; readonly commissionedOn?: string };
  readonly components: readonly ComponentJson[];
  readonly offers?: readonly TaxedJson[];
}

export interface ShareJson {
  readonly material: string;
  readonly share: string;
}

export interface TaxedJson {
  readonly amount: string;
  readonly taxBasis: string;
  readonly rate?: string;
}

export interface ComponentJson {
  readonly id: string;
  readonly type: string;
  readonly variant?: string;
  readonly quantity: string;
  readonly unit: string;
  readonly mass?: { readonly method: string; readonly kgPerUnit?: string };
  readonly materials?: readonly ShareJson[];
  readonly disposition: string;
  readonly installedOn?: string;
  readonly survey?: {
    readonly score?: string;
    readonly conditions?: readonly { readonly code: string; readonly met: boolean }[];
  };
  readonly retention?: {
    readonly installerConsent?: boolean;
    readonly loadChecked?: boolean;
    readonly inContract?: boolean;
    readonly certificate?: string | null;
    readonly functionalObsolescence?: string | null;
    readonly refurbishment?: TaxedJson | null;
  };
}

export interface ValueJson {
  readonly value: string;
}

export interface CatalogueMassJson {
  readonly kgPerUnit: ValueJson;
  readonly low: string;
  readonly high: string;
}

export type DefaultMaterialsJson = 'required' | readonly ShareJson[];

export interface ComponentTypeJson {
  readonly unit: string;
  readonly retentionClass: string;
  readonly mass: CatalogueMassJson | null;
  readonly materials: DefaultMaterialsJson;
  readonly variants: Readonly<
    Record<string, { readonly mass: CatalogueMassJson | null; readonly materials: DefaultMaterialsJson | null }>
  >;
  readonly life: ValueJson | null;
  readonly lifeFloor: ValueJson | null;
  readonly functionalObsolescence: ValueJson;
  readonly refurbishment: ValueJson & { readonly taxBasis: string; readonly rate?: string };
  readonly requiredConditions: readonly string[];
  readonly hazardousWaste: readonly {
    readonly code: string;
    readonly quantityPerUnit: ValueJson & { readonly unit: string };
  }[];
}

export interface DeductionJson {
  readonly code: string;
  readonly kind: string;
  readonly driver: string;
  readonly serviceCode: string;
  readonly truckLoad?: ValueJson;
  readonly clause: string;
  readonly basis: string;
}

export interface StandardJson {
  readonly validFrom: string;
  readonly validUntil?: string;
  readonly tables: Readonly<Record<string, string>>;
  readonly maxAgeDays: Readonly<Record<string, ValueJson>>;
  readonly regionFallback: Readonly<Record<string, readonly string[]>>;
  readonly taxRates: Readonly<Record<string, ValueJson>>;
  readonly materials: Readonly<
    Record<string, { readonly recoveryRate: ValueJson; readonly hazardousWasteCode?: string }>
  >;
  readonly componentTypes: Readonly<Record<string, ComponentTypeJson>>;
  readonly retentionClasses: Readonly<Record<string, { readonly gates: readonly string[] | null }>>;
  readonly massBands: Readonly<Record<string, ValueJson>>;
  readonly conditionWeights: { readonly age: ValueJson; readonly survey: ValueJson };
  readonly deductions: readonly DeductionJson[];
  readonly deliveryBases: Readonly<
    Record<string, { readonly containsCutting: boolean; readonly containsTransport: boolean }>
  >;
  readonly rollForward?: RollForwardJson;
  readonly roundingStep: ValueJson;
  readonly limits: Readonly<
    Record<
      'minimumOffers' | 'reconciliationRatio' | 'plausibleResidualValue' | 'plausibleMassLow' | 'plausibleMassHigh',
      ValueJson
    >
  >;
}

export interface RollForwardJson {
  readonly table: string;
  readonly maxIndexAgeDays: ValueJson;
  readonly kinds: Readonly<
    Record<
      string,
      | {
          readonly longestCarryDays: ValueJson;
          readonly carriers: Readonly<Record<string, { readonly indexCode: string } | undefined>>;
        }
      | undefined
    >
  >;
}

export interface EditionJson {
  readonly editionId: string;
  readonly tableId: string;
  readonly status: string;
  readonly validFrom: string;
  readonly publishedAt: string;
  readonly withdrawnAt?: string;
  readonly corrects?: string;
  readonly regions: readonly string[];
  readonly rows: readonly RowJson[];
}

export interface RowJson {
  readonly rowId: string;
  readonly code: string;
  readonly variant?: string;
  readonly region: string;
  readonly unit: string;
  readonly price: string;
  readonly low?: string;
  readonly high?: string;
  readonly taxBasis: string;
  readonly taxRate?: string;
  readonly deliveryBasis?: string;
}

export interface FindingJson {
  readonly code: string;
  readonly level: string;
  readonly componentId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}
