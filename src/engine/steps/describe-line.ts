/** The printed line of one component with its trace. */
import type { AppraisalLine } from '../appraisal.js';
import type { ValuedComponent } from '../worksheet.js';
import { formatDecimal } from '../exact/decimal.js';
import { formatMass, formatMoney, massPlaces } from '../exact/scales.js';
import { describeRetained } from './value-retained.js';
import { describeScrap } from './value-scrap.js';

export function describeLine(valued: ValuedComponent): AppraisalLine {
  const { worked, mass, parts, retained, scrap, amount } = valued;
  const { component, type, decision } = worked;
  const scrapPart = describeScrap(parts, mass.masses[0], scrap);
  const kept = retained === null ? null : describeRetained(valued, retained);
  const [massKg, massLowKg, massHighKg] = [
    formatMass(mass.masses[0]),
    formatMass(mass.masses[1]),
    formatMass(mass.masses[2]),
  ];
  return {
    componentId: component.id,
    type: component.type,
    variant: component.variant ?? null,
    quantity: component.quantity,
    unit: component.unit,
    disposition: component.disposition,
    decision,
    retentionClass: type.retentionClass,
    massMethod: mass.method,
    massDefaulted: mass.isDefaulted,
    kgPerUnit: formatDecimal(mass.kgPerUnit, massPlaces),
    massKg,
    massLowKg,
    massHighKg,
    materialsDefaulted: worked.materialsDefaulted,
    materials: scrapPart.materials,
    scrapAmount: formatMoney(scrap),
    retained: kept === null ? null : kept.detail,
    amount: formatMoney(amount),
    findings: worked.findings.map(({ code }) => code).sort(),
    trace: [worked.decisionNode, ...mass.nodes, ...scrapPart.nodes, ...(kept === null ? [] : kept.nodes)],
  };
}
