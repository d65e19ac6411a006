/** The ways an act on a lift file or an assignment does not come about, as problem documents. */
import { EdgeError, type EdgeErrorContent, type Fault } from '../http/edge-error.js';
import type { Missing } from './steps/assignment-state.js';
import { stepNames, type StepId } from './steps/step-ids.js';

const contents = {
  'lift-unknown': { kind: 'not-found', title: { zh: '没有这台电梯的档案', en: 'There is no file of this lift' } },
  'lift-known': {
    kind: 'precondition-failed',
    title: { zh: '这台电梯已有档案', en: 'There is a file of this lift already' },
  },
  'engagement-unknown': { kind: 'not-found', title: { zh: '没有这项委托', en: 'There is no such engagement' } },
  'assignment-unknown': { kind: 'not-found', title: { zh: '没有这个评估项目', en: 'There is no such assignment' } },
  'step-unknown': { kind: 'not-found', title: { zh: '没有这个步骤', en: 'There is no such step' } },
  'paper-version-unknown': {
    kind: 'not-found',
    title: { zh: '没有这一版工作底稿', en: 'There is no such version of the working paper' },
  },
  'component-unknown': {
    kind: 'not-found',
    title: { zh: '工作底稿中没有这个零部件', en: 'The working paper has no such component' },
  },
  'component-changed': {
    kind: 'precondition-failed',
    title: { zh: '这个零部件已被他人更改', en: 'Somebody else has changed this component' },
    detail: {
      zh: 'current 是现在的内容，yours 是您提交的内容；请比较后重新提交。',
      en: '`current` is what stands there, `yours` what you sent: compare them and send it again.',
    },
  },
  'assignment-archived': {
    kind: 'conflict',
    title: { zh: '评估档案已归档，不再增改', en: 'The file is archived and takes no further additions' },
  },
  'step-done': {
    kind: 'conflict',
    title: { zh: '这一步已经完成', en: 'This step is complete' },
    detail: { zh: '如需更改，请先说明理由重新打开。', en: 'Reopen it, with a reason, before changing it.' },
  },
  'step-open': { kind: 'conflict', title: { zh: '这一步尚未完成', en: 'This step is not complete' } },
  'steps-before-open': {
    kind: 'conflict',
    title: { zh: '前面的步骤尚未完成', en: 'Steps before this one are not complete' },
    detail: { zh: '八个步骤须依次完成，不得省略。', en: 'The eight steps follow one another; none is skipped.' },
  },
  'hold-set-already': { kind: 'conflict', title: { zh: '档案已被冻结', en: 'The file is on hold already' } },
  'hold-not-set': { kind: 'conflict', title: { zh: '档案未被冻结', en: 'The file is not on hold' } },
  'archive-by-signer': {
    kind: 'forbidden',
    title: { zh: '归档由签章人进行', en: 'A signer archives the file' },
  },
  'assignment-overtaken': {
    kind: 'conflict',
    title: { zh: '他人刚刚处理了这个项目', en: 'Somebody else has just worked on this assignment' },
    detail: { zh: '请查看现在的状态后重新提交。', en: 'Look at it as it stands now, and send it again.' },
  },
  'comment-overtaken': {
    kind: 'conflict',
    title: { zh: '他人刚刚提出了意见，请重新提交', en: 'Somebody else has just commented: send it again' },
  },
} satisfies Record<string, Omit<EdgeErrorContent, 'code'>>;

export type AssignmentProblemCode = keyof typeof contents;

export function assignmentProblem(code: AssignmentProblemCode, members?: EdgeErrorContent['members']): EdgeError {
  return new EdgeError({ code, ...contents[code], ...(members === undefined ? {} : { members }) });
}

export function contentInvalid(faults: readonly Fault[]): EdgeError {
  return new EdgeError({
    kind: 'unprocessable',
    code: 'content-invalid',
    title: { zh: '提交的内容有误', en: 'What was sent is not valid' },
    faults,
  });
}

export function stepIncomplete(step: StepId, missing: readonly Missing[]): EdgeError {
  return new EdgeError({
    kind: 'unprocessable',
    code: 'step-incomplete',
    title: { zh: `“${stepNames[step]}”尚有缺项`, en: 'The step still lacks something' },
    faults: missing.map(({ code, message, pointer }) => ({
      pointer,
      code,
      message: { zh: message, en: `Missing: ${code.replaceAll('-', ' ')}` },
    })),
  });
}

/** 资产评估法 Art. 29. */
export function assignmentKept(keepUntil: string | null): EdgeError {
  return new EdgeError({
    kind: 'conflict',
    code: 'assignment-kept',
    title: { zh: '评估档案须依法保存，不能删除', en: 'The file is kept by law and cannot be deleted' },
    detail:
      keepUntil === null
        ? {
            zh: '保存期自报告日起算；报告尚未出具。本次请求已记录。',
            en: 'The term begins with the day of the report, which is not issued yet. The attempt was logged.',
          }
        : { zh: `保存至 ${keepUntil}。本次请求已记录。`, en: `Kept until ${keepUntil}. The attempt was logged.` },
    members: { keepUntil },
  });
}
