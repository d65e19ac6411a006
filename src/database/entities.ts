/** Every table the program writes through TypeORM. The tables themselves are made by the migrations alone. */
import { AuditEntry, AuditLink } from '../access/audit-log.js';
import { ApiKey } from '../access/keys/api-key.entity.js';
import { Organisation } from '../access/organisation.entity.js';
import { Person, PersonRole, RecoveryCode } from '../access/person.entities.js';
import { Session, SignInAttempts } from '../access/sign-in/session.entity.js';
import { AppraisalPriceRow, IndexedAppraisal } from '../appraisals/appraisal-price-rows.entities.js';
import { AppraisalRecord } from '../appraisals/appraisal-record.entity.js';
import { Assignment, AssignmentAct } from '../assignments/assignment.entities.js';
import { EngagementRecord } from '../assignments/engagements/engagement.entity.js';
import { LiftFactsVersion } from '../assignments/lifts/lift-facts.entity.js';
import { LineComment, WorkingPaperVersion } from '../assignments/working-paper/working-paper.entities.js';
import { BatchAct, BatchItem, BatchRecord } from '../batches/batch.entities.js';
import {
  AppraisalSuccessor,
  CorrectionAct,
  CorrectionEffect,
  CorrectionTouch,
} from '../corrections/correction.entities.js';
import { SurveyPhoto } from '../assignments/survey/photos/survey-photo.entity.js';
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
import {
  ObjectionAnswer,
  ObjectionContact,
  ObjectionPublication,
  ObjectionRecord,
} from '../owners/objections/objection.entities.js';
import { SettlementRecord } from '../owners/settlements/settlement.entity.js';
import {
  HouseholdKey,
  HouseholdListRecord,
  HouseholdPublication,
  HouseholdRow,
} from '../owners/shares/household.entities.js';
import { EvidenceFile } from '../price-tables/evidence/evidence-file.entity.js';
import { PriceDraftRecord, PriceDraftStepRecord } from '../price-tables/drafting/price-draft.entities.js';
import {
  PriceEditionRecord,
  PricePublicationRecord,
  PriceTableRecord,
  PriceWithdrawalRecord,
} from '../price-tables/published/price-books.entities.js';
import { ReportNationalSignature } from '../reports/national-signatures/national-signature.entity.js';
import { ReportEvent, ReportFile, ReportVersion } from '../reports/report.entities.js';
import {
  ReportPreparation,
  ReportProof,
  ReportReview,
  ReportSignature,
  ReportSignatureRequest,
} from '../reports/signatures/signing.entities.js';
import { ReportRevocation, ReportSupersession, ReportVisibilityChange } from '../reports/standing/standing.entities.js';
import { AuditHead, LogCheckpoint, LogEntry, LogSubtree } from '../transparency/log.entities.js';

export const entities = [
  Organisation,
  AppraisalRecord,
  IdempotencyClaim,
  IdempotencyAnswer,
  ReportVersion,
  ReportEvent,
  ReportFile,
  ReportSupersession,
  ReportRevocation,
  ReportVisibilityChange,
  AuditEntry,
  AuditLink,
  AuditHead,
  PriceTableRecord,
  PriceDraftRecord,
  PriceDraftStepRecord,
  PriceEditionRecord,
  PriceWithdrawalRecord,
  PricePublicationRecord,
  Person,
  PersonRole,
  RecoveryCode,
  Session,
  SignInAttempts,
  ApiKey,
  EvidenceFile,
  Notice,
  NoticeRead,
  OutgoingMail,
  WebhookEndpoint,
  WebhookSecret,
  WebhookMessage,
  WebhookDelivery,
  WebhookAttempt,
  IndexedAppraisal,
  AppraisalPriceRow,
  CorrectionAct,
  CorrectionTouch,
  CorrectionEffect,
  AppraisalSuccessor,
  LogEntry,
  LogSubtree,
  LogCheckpoint,
  ReportReview,
  ReportPreparation,
  ReportSignatureRequest,
  ReportSignature,
  ReportProof,
  ReportNationalSignature,
  LiftFactsVersion,
  EngagementRecord,
  Assignment,
  AssignmentAct,
  WorkingPaperVersion,
  LineComment,
  SurveyPhoto,
  HouseholdListRecord,
  HouseholdKey,
  HouseholdRow,
  HouseholdPublication,
  SettlementRecord,
  ObjectionRecord,
  ObjectionContact,
  ObjectionAnswer,
  ObjectionPublication,
  BatchRecord,
  BatchAct,
  BatchItem,
];
