/** 评定估算形成结论: an appraisal of the paper as it stands, which the reviewer has not given back. */
import { isGiven, missing, unless, type Demand } from './demand.js';

export const valuationDemands: Demand = ({ appraised, paperVersion, review, contents }) => {
  if (appraised === null) return [missing('appraisal-missing', '', '还没有按工作底稿评估。')];
  const isExplained = !appraised.needsReconciliation || isGiven(contents.valuation.reconciliation);
  return [
    ...unless(
      appraised.paperVersion === paperVersion,
      'appraisal-outdated',
      '',
      `评估所依据的是第 ${appraised.paperVersion} 版工作底稿，现在是第 ${paperVersion} 版，请重新评估。`,
    ),
    ...unless(
      review?.verdict !== 'returned',
      'returned-by-reviewer',
      '',
      `复核人退回：${review?.comment.replace(/[。.]$/u, '') ?? ''}。请修改后重新评估。`,
    ),
    ...unless(
      isExplained,
      'reconciliation-missing',
      '/reconciliation',
      '收购报价与评估结果相差超过规定比例，请说明原因。',
    ),
  ];
};
