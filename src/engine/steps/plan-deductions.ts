/**
 * Rule 4: which deductions of the edition apply, what drives each, and the rate found for it. A deduction whose
 * quantity is 0 has no line and needs no rate.
 */
import type { AppraisalOrder, Unit } from '../order.js';
import type { Deduction, DeductionDriver, Parameter } from '../standard.js';
import type { Finding, FindingValue } from '../finding.js';
import type { TonnageKind, WorkedDeduction } from '../worksheet.js';
import type { Workplace } from '../examine-component.js';
import { ruleClauses } from '../clauses.js';
import { formatDecimal, multiplyDecimals, parseDecimal, unitsAt } from '../exact/decimal.js';
import type { Decimal } from '../exact/decimal.js';
import { ceilingQuotient } from '../exact/integer.js';
import type { Int } from '../exact/integer.js';
import { hazardousQuantities } from './collect-hazardous-waste.js';
import { describeLoads, tonnes } from './measure-tonnage.js';
import type { Haul } from './measure-tonnage.js';

export interface PlannedDeductions {
  readonly deductions: readonly WorkedDeduction[];
  readonly findings: readonly Finding[];
}

/** Hazardous waste is planned line by line instead. */
interface DrivenDeduction extends Deduction {
  readonly driver: Exclude<DeductionDriver, 'per-hazardous-quantity'>;
}

/** What drives a deduction: its quantity for a tonnage, and how a reader arrives at it. */
interface Driven {
  readonly tonnage: TonnageKind | null;
  readonly unit: Unit;
  readonly quantityFor: (tonnage: Int) => Decimal;
  readonly inputs: Readonly<Record<string, FindingValue>>;
  readonly uses: readonly string[];
}

export function planDeductions(haul: Haul, workplace: Workplace): PlannedDeductions {
  const { order, standard } = workplace;
  const kept = standard.deductions.filter(
    ({ kind }) => kind !== 'dismantling' || order.terms.dismantlingPaidBy !== 'contractor',
  );
  const withoutDistance = kept.filter((deduction) => needsDistance(deduction, haul, order)).map(({ code }) => code);
  return {
    deductions: kept.flatMap((deduction) => {
      const { driver } = deduction;
      return driver === 'per-hazardous-quantity'
        ? planHazardousWaste(deduction, haul, workplace)
        : planDriven({ ...deduction, driver }, haul, workplace);
    }),
    findings: withoutDistance.length === 0 ? [] : [haulDistanceMissing(withoutDistance)],
  };
}

function needsDistance(deduction: Deduction, { tonnages }: Haul, { terms }: AppraisalOrder): boolean {
  if (deduction.driver !== 'per-tonne-kilometre' || terms.haulDistanceKm !== undefined) return false;
  return tonnages[tonnageKindOf(deduction)][0] > 0;
}

function haulDistanceMissing(deductions: readonly string[]): Finding {
  const clause = ruleClauses.deductions;
  return { code: 'haul-distance-missing', level: 'refusal', clause, componentId: null, data: { deductions } };
}

function planDriven(deduction: DrivenDeduction, haul: Haul, workplace: Workplace): readonly WorkedDeduction[] {
  const driven = drivenBy(deduction, haul, workplace);
  const quantity = driven.quantityFor(driven.tonnage === null ? 0 : haul.tonnages[driven.tonnage][0]);
  if (quantity.units === 0) return [];
  const wanted = { kind: 'services', code: deduction.serviceCode, variant: undefined } as const;
  const rate = workplace.desk.ask(wanted, [driven.unit], { deduction: deduction.code });
  if (rate === null) return [];
  const { tonnage, quantityFor, inputs } = driven;
  return [{ deduction, hazardousWasteCode: null, rate, tonnage, quantityFor, inputs, uses: driven.uses }];
}

function planHazardousWaste(deduction: Deduction, { loads }: Haul, workplace: Workplace): readonly WorkedDeduction[] {
  const scrapped = loads.map(({ component }) => component).filter(({ decision }) => decision === 'scrap');
  return hazardousQuantities(scrapped, workplace.references).flatMap((waste) => {
    const { desk } = workplace;
    const wanted = { kind: 'services', code: `${deduction.serviceCode}:${waste.code}`, variant: undefined } as const;
    const rates = waste.units.map((unit) => desk.ask(wanted, [unit], { deduction: deduction.code }));
    const rate = rates[0];
    if (!rate || rates.includes(null)) return [];
    const { code: hazardousWasteCode, quantity, inputs, uses } = waste;
    return [{ deduction, hazardousWasteCode, rate, tonnage: null, quantityFor: () => quantity, inputs, uses }];
  });
}

function drivenBy(deduction: DrivenDeduction, haul: Haul, { order, references }: Workplace): Driven {
  const { lift, terms } = order;
  switch (deduction.driver) {
    case 'per-stop':
      return perLift('{stop}', lift.stops, haul);
    case 'per-landing':
      return perLift('{landing}', lift.landings, haul);
    case 'lump':
      return perLift('{lift}', 1, haul);
    case 'per-tonne':
      return byTonnage(deduction, haul, { unit: 't', quantityOf: (mass) => mass, inputs: {} });
    case 'per-tonne-kilometre': {
      // Without the distance a refusal stands; 1 keeps the rate in sight of the checks.
      const distance = parseDecimal(terms.haulDistanceKm ?? '1');
      const inputs = { haulDistanceKm: terms.haulDistanceKm ?? null };
      return byTonnage(deduction, haul, {
        unit: 't.km',
        quantityOf: (mass) => multiplyDecimals(mass, distance),
        inputs,
      });
    }
    case 'per-trip': {
      const truckLoad = requireTruckLoad(deduction);
      const inputs = { truckLoadTonnes: truckLoad.value };
      const driven = byTonnage(deduction, haul, { unit: '{trip}', quantityOf: tripsBy(truckLoad), inputs });
      return { ...driven, uses: [references.parameter(truckLoad)] };
    }
  }
}

/** One count for the lift as soon as one component is scrapped; retained parts do not lower it. */
function perLift(unit: Unit, count: number, { loads }: Haul): Driven {
  const isAny = loads.some(({ component }) => component.decision === 'scrap');
  const quantity = { units: isAny ? count : 0, scale: 0 };
  return { tonnage: null, unit, quantityFor: () => quantity, inputs: { count, unit }, uses: [] };
}

function byTonnage(
  deduction: Deduction,
  haul: Haul,
  driver: {
    readonly unit: Unit;
    readonly quantityOf: (mass: Decimal) => Decimal;
    readonly inputs: Readonly<Record<string, FindingValue>>;
  },
): Driven {
  const tonnage = tonnageKindOf(deduction);
  const { shareScale, tonnages } = haul;
  const total = tonnes(tonnages[tonnage][0], shareScale);
  return {
    tonnage,
    unit: driver.unit,
    quantityFor: (mass) => driver.quantityOf(tonnes(mass, shareScale)),
    inputs: { ...describeLoads(haul, tonnage), tonnes: formatDecimal(total), ...driver.inputs },
    uses: [],
  };
}

function tonnageKindOf({ kind }: Deduction): TonnageKind {
  return kind === 'cutting' ? 'cutting' : 'transport';
}

function requireTruckLoad({ code, truckLoad }: Deduction): Parameter {
  if (truckLoad === undefined) throw new Error(`A deduction per trip names its truck load: ${code}`);
  return truckLoad;
}

/** ceil(t / truck load); 0 t are 0 trips. */
function tripsBy({ value }: Parameter): (mass: Decimal) => Decimal {
  const truckLoad = parseDecimal(value);
  return (mass) => {
    const scale = Math.max(mass.scale, truckLoad.scale);
    return { units: ceilingQuotient(unitsAt(mass, scale), unitsAt(truckLoad, scale)), scale: 0 };
  };
}
