/** 整理归集评估档案 (资产评估法 Art. 29): every paper of the file is there, or it is said why not. */
import { archiveKindList, archiveKinds } from '../step-papers.js';
import { isGiven, missing, unless, type Demand } from './demand.js';

export const archiveDemands: Demand = ({ contents: { archive } }) => {
  const papers = archive.papers ?? [];
  return [
    ...unless(isGiven(archive.place), 'place-missing', '/place', '请填写档案存放的地点。'),
    ...archiveKindList.flatMap((kind) => {
      const paper = papers.find((one) => one.kind === kind);
      if (paper === undefined) {
        return [missing('paper-missing', '/papers', `请核对是否已归档：${archiveKinds[kind]}。`)];
      }
      const pointer = `/papers/${papers.indexOf(paper)}/reason`;
      const isExplained = paper.filed || isGiven(paper.reason);
      return unless(isExplained, 'paper-reason-missing', pointer, `没有归档${archiveKinds[kind]}，请说明理由。`);
    }),
  ];
};
