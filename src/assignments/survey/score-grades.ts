/**
 * Grades of the survey score (勘察成新率), so that two surveyors give one part about the same figure. They are this
 * service's own working convention: no standard prescribes them, and wherever they are shown `gradesNotice` stands beside.
 */
export interface ScoreGrade {
  readonly code: 'as-new' | 'good' | 'fair' | 'worn' | 'spent';
  readonly zh: string;
  /** Inclusive. */
  readonly from: string;
  /** Exclusive, but for the best grade. */
  readonly to: string;
  /** What the surveyor sees, in one sentence. */
  readonly description: string;
}

export const gradesNotice = '成新率分级是本服务的工作约定，供勘察人员统一尺度，不是任何标准的条文。';

export const scoreGrades: readonly ScoreGrade[] = [
  {
    code: 'as-new',
    zh: '近新',
    from: '0.90',
    to: '1.00',
    description: '使用时间短；无锈蚀、无可见磨损，尺寸和动作与新件无异。',
  },
  {
    code: 'good',
    zh: '良好',
    from: '0.75',
    to: '0.90',
    description: '轻微磨损或表面浮锈；功能正常，不需要修理，清洁保养后可继续使用。',
  },
  {
    code: 'fair',
    zh: '一般',
    from: '0.50',
    to: '0.75',
    description: '可见磨损或局部锈蚀；功能正常，一般维修或更换小件后可继续使用。',
  },
  {
    code: 'worn',
    zh: '较差',
    from: '0.25',
    to: '0.50',
    description: '磨损、锈蚀或变形明显；须大修或重新检验后才可能继续使用。',
  },
  {
    code: 'spent',
    zh: '待报废',
    from: '0.00',
    to: '0.25',
    description: '严重磨损、锈蚀、变形或失效；没有继续使用的条件，只有材料价值。',
  },
];

/** A score has at most four decimals, so that comparing as numbers loses nothing. */
export const scoreOf = (text: string | undefined): number | null =>
  text === undefined || !/^(0(\.\d{1,4})?|1(\.0{1,4})?)$/.test(text) ? null : Number(text);

/** null: this is no score. */
export function gradeOf(text: string | undefined): ScoreGrade | null {
  const score = scoreOf(text);
  return score === null ? null : (scoreGrades.find(({ from }) => score >= Number(from)) ?? null);
}

/** 0.75 至 0.90（不含） */
export const gradeRange = ({ code, from, to }: ScoreGrade): string =>
  code === 'as-new' ? `${from} 至 ${to}` : `${from} 至 ${to}（不含 ${to}）`;
