/** What stays open until somebody has looked, or agreed: the list proposes neither materials nor terms. */
import type { Facts } from './facts.js';
import { asksForMaterials } from './fit-to-catalogue.js';
import type { OpenDecision, ProposedLine } from './starting-list.js';

export function openDecisions({ standard }: Facts, lines: readonly ProposedLine[]): readonly OpenDecision[] {
  const terms: OpenDecision = {
    pointer: '/terms',
    componentId: null,
    question: '拆除费用由谁承担、价格含税与否、运输距离：由委托合同约定',
    options: [],
  };
  return [...lines.flatMap((line, index) => decisionsOn(standard.componentTypes, line, index)), terms];
}

function decisionsOn(
  types: Facts['standard']['componentTypes'],
  { component: { id, type: code, variant }, name }: ProposedLine,
  index: number,
): readonly OpenDecision[] {
  const type = types[code];
  if (type === undefined || !asksForMaterials(type, variant)) return [];
  const place = { componentId: id, pointer: `/components/${index}` };
  const materials: OpenDecision = {
    ...place,
    pointer: `${place.pointer}/materials`,
    question: `${name}的材质须勘察确定，没有默认材质`,
    options: [],
  };
  const variants = Object.keys(type.variants);
  if (variant !== undefined || variants.length === 0) return [materials];
  const question = `${name}的型号须勘察确定`;
  return [{ ...place, pointer: `${place.pointer}/variant`, question, options: variants }, materials];
}
