/** The ways a batch, or an act on it, does not come about, as problem documents. */
import { withCell } from '../assignments/component-sheets/component-sheet-problem.js';
import type { ComponentSheetFault } from '../assignments/component-sheets/read-component-sheet.js';
import { EdgeError, edgeErrorsOf, type EdgeErrorContent, type Fault } from '../http/edge-error.js';

const contents = {
  'batch-unknown': { kind: 'not-found', title: { zh: '没有这个批次', en: 'There is no such batch' } },
  'batch-over': { kind: 'conflict', title: { zh: '批次已经结束', en: 'The batch is over' } },
  'batch-not-paused': { kind: 'conflict', title: { zh: '批次没有暂停', en: 'The batch is not paused' } },
  'batch-paused-already': { kind: 'conflict', title: { zh: '批次已经暂停', en: 'The batch is paused already' } },
  'nothing-failed': { kind: 'conflict', title: { zh: '批次中没有失败的电梯', en: 'No lift of the batch has failed' } },
  'batch-empty': { kind: 'unprocessable', title: { zh: '批次中没有委托单', en: 'The batch holds no order' } },
  'batch-too-long': {
    kind: 'unprocessable',
    title: { zh: '一个批次最多 10000 台电梯', en: 'A batch holds 10,000 lifts at most' },
    detail: { zh: '请分成几个批次提交。', en: 'Send it as several batches.' },
  },
  'batch-needs-issuing': {
    kind: 'forbidden',
    title: { zh: '没有出具报告的权限', en: 'Reports are asked for, which the caller may not issue' },
  },
  'batch-reports-need-review': {
    kind: 'unprocessable',
    title: { zh: '批次不能出具须复核和签名的报告', en: 'A batch issues no reports that must be reviewed and signed' },
    detail: {
      zh: '这些报告须逐份复核，再由评估师签名、机构盖章。请以 reports=none 提交，评估后逐份办理。',
      en: 'Each must be reviewed, signed by its appraisers and sealed. Send the batch with reports=none and go on from each appraisal.',
    },
  },
} satisfies Record<string, Omit<EdgeErrorContent, 'code'>>;

export type BatchProblemCode = keyof typeof contents;

export const batchProblem = edgeErrorsOf(contents);

/** With its pointer and line, or in its cell of a workbook. */
export type PlacedFault = Fault | ComponentSheetFault;

const isInCell = (fault: PlacedFault): fault is ComponentSheetFault => 'sheet' in fault;

/** `faults`: those that are listed, of `count`. */
export function batchInvalid(faults: readonly PlacedFault[], count: number): EdgeError {
  const inCells = faults.filter(isInCell).map(withCell);
  return new EdgeError({
    kind: 'unprocessable',
    code: 'batch-invalid',
    title: { zh: '批次有误，没有保存任何内容', en: 'The batch is not valid; nothing was stored' },
    faults: faults.filter((fault): fault is Fault => !isInCell(fault)),
    members: { faultCount: count, ...(inCells.length === 0 ? {} : { faults: inCells }) },
  });
}

/** What an item is told of a fault nobody expected. */
export const internalContent: EdgeErrorContent = {
  kind: 'unavailable',
  code: 'internal-error',
  title: { zh: '服务内部错误', en: 'An internal error' },
  detail: { zh: '请把 instance 中的编号告知服务管理员。', en: 'Tell the operator the id in "instance".' },
};

/** A fault of the storage or of the seal, or somebody who issues the same report at this moment. */
export const mayPass = ({ kind, code }: EdgeError): boolean => kind === 'unavailable' || code === 'report-being-issued';
