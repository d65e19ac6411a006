/**
 * One component through rules 1 to 6 as far as look-ups go: decision, mass, materials and their prices, and for a part
 * that stays its age and the price of a new one. A refusal never hides another: everything that can be checked is.
 */
import type { AppraisalOrder, Component } from './order.js';
import type { ComponentType, Standard } from './standard.js';
import type { Finding, FindingCode } from './finding.js';
import type { FoundMass, InstalledOn, MaterialPart, RetainedCase, WorkedComponent } from './worksheet.js';
import type { PriceDesk } from './price-desk.js';
import type { References } from './references.js';
import type { MaterialPrices } from './steps/price-materials.js';
import { ruleClauses } from './clauses.js';
import { vouched } from './own.js';
import { decideDisposition } from './steps/decide-disposition.js';
import { catalogueMassOf, findMass } from './steps/find-mass.js';
import { findMaterials } from './steps/find-materials.js';
import type { Shares } from './steps/find-materials.js';
import { priceRetained } from './steps/price-retained.js';
import { installedOnOf, rateCondition } from './steps/rate-condition.js';

export interface Workplace {
  readonly order: AppraisalOrder;
  readonly standard: Standard;
  readonly references: References;
  readonly desk: PriceDesk;
  readonly materials: MaterialPrices;
  readonly shares: Shares;
}

export function examineComponent(component: Component, workplace: Workplace): WorkedComponent {
  const type = vouched(workplace.standard.componentTypes, component.type);
  const decision = decideDisposition(component, type, workplace.standard);
  const mass = findMass(component, type, workplace);
  const found = findMaterials(component, type);
  const parts = found === null ? null : found.shares.map((share) => materialPart(share, component, workplace));
  const kept =
    decision.decision === 'retain' ? examineRetained(component, type, workplace) : { retained: null, findings: [] };
  return {
    component,
    type,
    decision: decision.decision,
    decisionNode: decision.node,
    mass,
    parts,
    materialsDefaulted: found?.isDefaulted === true,
    retained: kept.retained,
    findings: [
      ...decision.findings,
      ...massFindings(component, type, mass),
      ...materialFindings(component, found),
      ...kept.findings,
    ],
  };
}

function materialPart(
  { material, share }: { readonly material: string; readonly share: string },
  component: Component,
  { materials, shares }: Workplace,
): MaterialPart {
  return { priced: materials.of(material, component.id), share: shares.of(share) };
}

function examineRetained(
  component: Component,
  type: ComponentType,
  workplace: Workplace,
): { readonly retained: RetainedCase | null; readonly findings: readonly Finding[] } {
  const { order, desk } = workplace;
  const installedOn = installedOnOf(component, order);
  const wanted = { kind: 'parts', code: component.type, variant: component.variant } as const;
  const price = desk.ask(wanted, ['kg', 't', component.unit], { componentId: component.id });
  const findings = dateFindings(component, installedOn, order.referenceDate);
  const isDated = installedOn !== null && installedOn.day <= order.referenceDate;
  const score = component.survey?.score;
  if (!isDated || price === null) return { retained: null, findings };
  if (score === undefined) throw new Error(`A class that can stay demands a survey score: ${type.retentionClass}`);
  const condition = rateCondition({ installedOn, referenceDate: order.referenceDate, score }, type, workplace);
  return { retained: priceRetained({ component, type }, { condition, price }, workplace), findings };
}

function dateFindings(
  component: Component,
  installedOn: InstalledOn | null,
  referenceDate: string,
): readonly Finding[] {
  const say = (code: FindingCode, level: Finding['level'], data: Finding['data']): Finding => {
    return { code, level, clause: ruleClauses.condition, componentId: component.id, data };
  };
  if (installedOn === null) return [say('installation-date-missing', 'refusal', {})];
  const { day, isDefaulted } = installedOn;
  const isLate = day > referenceDate;
  return [
    ...(isDefaulted ? [say('installation-date-defaulted', 'info', { commissionedOn: day })] : []),
    ...(isLate ? [say('installation-date-after-reference-date', 'refusal', { installedOn: day, referenceDate })] : []),
  ];
}

function massFindings(
  { id, type: code, variant }: Component,
  type: ComponentType,
  mass: FoundMass | null,
): readonly Finding[] {
  if (mass === null) {
    const data = { type: code, variant: variant ?? null };
    return [{ code: 'mass-missing', level: 'refusal', clause: ruleClauses.mass, componentId: id, data }];
  }
  const figure = mass.isDefaulted ? catalogueMassOf(type, variant) : null;
  if (figure === null) return [];
  const { value: kgPerUnit, basis, clause } = figure.kgPerUnit;
  const data = { kgPerUnit, low: figure.low, high: figure.high, basis };
  return [{ code: 'mass-defaulted', level: 'info', clause, componentId: id, data }];
}

function materialFindings(
  { id, type, variant }: Component,
  found: ReturnType<typeof findMaterials>,
): readonly Finding[] {
  const shared = { clause: ruleClauses.mass, componentId: id } as const;
  if (found === null) {
    return [{ ...shared, code: 'materials-missing', level: 'refusal', data: { type, variant: variant ?? null } }];
  }
  if (!found.isDefaulted) return [];
  const data = { materials: found.shares.map(({ material }) => material) };
  return [{ ...shared, code: 'materials-defaulted', level: 'info', data }];
}
