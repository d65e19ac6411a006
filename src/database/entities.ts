/** Every table the program writes through TypeORM. The tables themselves are made by the migrations alone. */
import { AuditEntry } from '../access/audit-log.js';
import { Organisation } from '../access/organisation.entity.js';
import { AppraisalRecord } from '../appraisals/appraisal-record.entity.js';
import { IdempotencyAnswer, IdempotencyClaim } from '../http/idempotency/idempotency.entities.js';
import { OutgoingMail } from '../notices/mail/mail.entities.js';
import { Notice, NoticeRead } from '../notices/notice.entities.js';
import {
  WebhookAttempt,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookMessage,
  WebhookSecret,
} from '../notices/webhooks/webhook.entities.js';
import { ReportEvent, ReportFile, ReportVersion } from '../reports/report.entities.js';

export const entities = [
  Organisation,
  AppraisalRecord,
  IdempotencyClaim,
  IdempotencyAnswer,
  ReportVersion,
  ReportEvent,
  ReportFile,
  AuditEntry,
  Notice,
  NoticeRead,
  OutgoingMail,
  WebhookEndpoint,
  WebhookSecret,
  WebhookMessage,
  WebhookDelivery,
  WebhookAttempt,
];
