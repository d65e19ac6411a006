/** The form with a batch as it was sent: what is asked for, what is missing, and why it was refused. */
import { batchReports, type BatchReports } from '../../batches/batch.entities.js';
import type { PlacedFault } from '../../batches/batch-problem.js';
import { isLabel, type ReceivedBatch } from '../../batches/intake/receive-batch.js';
import { EdgeError } from '../../http/edge-error.js';
import type { FormBody } from '../../http/page/form-body.js';
import { freshForm, refusedForm, type FieldFault } from '../../http/page/form-state.js';
import type { BatchUpload } from './batch-upload.js';
import type { NewBatchWishes } from './new-batch-page.js';

export const wishOf = (sent: FormBody): Pick<ReceivedBatch, 'label' | 'reports'> => ({
  label: sent.text('label'),
  reports: reportsOf(sent) ?? 'none',
});

const reportsOf = (sent: FormBody): BatchReports | undefined =>
  batchReports.find((known) => known === sent.text('reports'));

export function fieldFaults(sent: FormBody, hasFile: boolean): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  if (!isLabel(sent.text('label'))) faults.push({ name: 'label', text: '请填写批次名称，至多 200 个字' });
  if (reportsOf(sent) === undefined) faults.push({ name: 'reports', text: '请选择是否出具报告' });
  if (!hasFile) faults.push({ name: 'orders', text: '请选择要上传的文件' });
  return faults;
}

type RefusedWishes = Pick<NewBatchWishes, 'form' | 'refused'>;

/** Faults of the file stand in a table, any other refusal above the form. What is nobody's input is thrown on. */
export function refusedBatch({ sent, file }: BatchUpload, error: unknown): RefusedWishes {
  if (!(error instanceof EdgeError) || error.code !== 'batch-invalid') return { form: refusedForm(sent, error) };
  const { faults = [], members = {} } = error.content;
  const { faults: inCells = [], faultCount } = members as { faults?: readonly PlacedFault[]; faultCount: number };
  return {
    form: freshForm(sent.values),
    refused: { fileName: file?.fileName ?? '', faults: [...inCells, ...faults], count: faultCount },
  };
}
