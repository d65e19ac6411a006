/** 收集整理评估资料: every paper is there or said to be missing, and every line says how well it is founded. */
import type { CaseFacts, Missing } from '../assignment-state.js';
import { documentKindList, documentKinds } from '../step-papers.js';
import { isGiven, missing, nameOf, unless, type Demand } from './demand.js';

export const documentsDemands: Demand = (facts) => [...paperDemands(facts), ...labelDemands(facts)];

function paperDemands({ contents: { documents }, order }: CaseFacts): readonly Missing[] {
  const retains = (order.components ?? []).some(({ disposition }) => disposition === 'retain');
  const wanted = documentKindList.filter((kind) => kind !== 'retention-confirmation' || retains);
  const papers = documents.papers ?? [];
  return wanted.flatMap((kind) => {
    const paper = papers.find((one) => one.kind === kind);
    if (paper === undefined) return [missing('paper-missing', '/papers', `请说明是否已收到：${documentKinds[kind]}。`)];
    const pointer = `/papers/${papers.indexOf(paper)}/reason`;
    const isExplained = paper.received || isGiven(paper.reason);
    return unless(isExplained, 'paper-reason-missing', pointer, `没有收到${documentKinds[kind]}，请说明理由。`);
  });
}

function labelDemands(facts: CaseFacts): readonly Missing[] {
  const labelled = new Set((facts.contents.documents.labels ?? []).map(({ componentId }) => componentId));
  return (facts.order.components ?? [])
    .filter(({ id }) => !labelled.has(id))
    .map((component) =>
      missing('label-missing', '/labels', `${nameOf(component, facts)}：请注明依据是已核实、据申报还是按假定。`),
    );
}
