/** The printed line of one component with its trace. */
import type { AppraisalLine } from '../appraisal.js';
import type { ValuedComponent } from '../worksheet.js';
import { describeRetained } from './value-retained.js';
import { describeScrap } from './value-scrap.js';

export function describeLine(valued: ValuedComponent): AppraisalLine {
  const { worked, mass, retained, printed } = valued;
  const { component, type, decision } = worked;
  const scrapPart = describeScrap(valued);
  const kept = retained === null ? null : describeRetained(valued, retained);
  const [massKg, massLowKg, massHighKg] = mass.massesKg;
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
    kgPerUnit: mass.kgPerUnit,
    massKg,
    massLowKg,
    massHighKg,
    materialsDefaulted: worked.materialsDefaulted,
    materials: scrapPart.materials,
    scrapAmount: printed.scrap,
    retained: kept === null ? null : kept.detail,
    amount: printed.amount,
    findings: worked.findings.map(({ code }) => code).sort(),
    trace: [worked.decisionNode, ...mass.nodes, ...scrapPart.nodes, ...(kept === null ? [] : kept.nodes)],
  };
}
