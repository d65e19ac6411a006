/** What became of a report, told to the firm's webhooks in the transaction of the act. No personal data, no amount, no code. */
import type { EntityManager } from 'typeorm';
import { enqueueWebhook } from '../notices/webhooks/enqueue-webhook.js';
import { isTestNumber } from './report-identity.js';
import type { ReportVersion } from './report.entities.js';

interface Told {
  readonly version: ReportVersion;
  readonly at: Date;
  readonly more: Readonly<Record<string, unknown>>;
}

export async function tellOfReport(
  manager: EntityManager,
  type: 'report.issued' | 'report.signed' | 'report.superseded' | 'report.revoked',
  { version: { id, organisationId, appraisalId, number }, at, more }: Told,
): Promise<void> {
  const report = { id, appraisalId, number, test: isTestNumber(number) };
  await enqueueWebhook(manager, { organisationId, type, payload: { report, ...more }, at });
}
