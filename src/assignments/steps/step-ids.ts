/** The eight steps of 资产评估基本准则, in their order; none may be dropped. */
export const stepIds = [
  'basic-matters',
  'contract',
  'plan',
  'survey',
  'documents',
  'valuation',
  'report',
  'archive',
] as const;

export type StepId = (typeof stepIds)[number];

export const isStepId = (text: unknown): text is StepId => stepIds.some((id) => id === text);

/** As the standard names them. */
export const stepNames: Readonly<Record<StepId, string>> = {
  'basic-matters': '明确业务基本事项',
  contract: '订立业务委托合同',
  plan: '编制评估计划',
  survey: '现场调查',
  documents: '收集整理评估资料',
  valuation: '评定估算形成结论',
  report: '编制出具报告',
  archive: '整理归集评估档案',
};

export const stepsBefore = (step: StepId): readonly StepId[] => stepIds.slice(0, stepIds.indexOf(step));
