/** A price that names evidence nobody has handed in is not proposed: each such place is a fault. */
import type { EntityManager } from 'typeorm';
import type { Fault } from '../../http/edge-error.js';
import type { PriceRowInFile } from '../price-table-file.js';
import { missingEvidence } from './missing-evidence.js';

const message = {
  zh: '没有这份证据文件；请先上传证据',
  en: 'Nobody of the organisation has uploaded this evidence: upload it first',
};

/** In the transaction that decides by it. */
export async function evidenceFaults(
  manager: EntityManager,
  organisationId: string,
  rows: readonly PriceRowInFile[],
): Promise<readonly Fault[]> {
  const missing = await missingEvidence(manager, organisationId, rows);
  return missing.map(({ pointer, sha256 }) => ({
    pointer,
    code: 'evidence-missing',
    message,
    allowed: `POST /v1/evidence (${sha256})`,
  }));
}
