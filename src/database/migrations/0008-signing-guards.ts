/** What no signature can be, whichever program writes: unreviewed, out of order, by the wrong person, over other bytes. */
import type { Guard } from '../guard.js';

/** The latest word of the reviewers on an appraisal is an approval. */
const isApproved = (appraisalId: string): string => `COALESCE((SELECT r.verdict FROM report_reviews r
  WHERE r.appraisal_id = ${appraisalId} ORDER BY r.number DESC LIMIT 1), '') = 'approved'`;

const appraisalOfReport = '(SELECT v.appraisal_id FROM report_versions v WHERE v.id = NEW.report_id)';

/** The file as it stands: the last signature's, or the prepared one. */
const head = `COALESCE(
  (SELECT s.result_sha256 FROM report_signatures s WHERE s.report_id = NEW.report_id ORDER BY s.number DESC LIMIT 1),
  (SELECT p.prepared_sha256 FROM report_preparations p WHERE p.report_id = NEW.report_id), '')`;

const reviewRules: readonly Omit<Guard, 'table' | 'before'>[] = [
  {
    name: 'report_reviews_numbered',
    when: `NEW.number <> (SELECT COALESCE(MAX(r.number), 0) + 1 FROM report_reviews r
      WHERE r.appraisal_id = NEW.appraisal_id)`,
    message: 'report review: reviews of an appraisal are numbered one after the other',
  },
  {
    name: 'report_reviews_of_the_result',
    when: `NOT EXISTS (SELECT 1 FROM appraisals a WHERE a.id = NEW.appraisal_id
      AND a.organisation_id = NEW.organisation_id AND a.result_sha256 = NEW.result_sha256)`,
    message: 'report review: the result is the one of the appraisal',
  },
  {
    name: 'report_reviews_by_a_colleague',
    when: `NOT EXISTS (SELECT 1 FROM people p WHERE p.id = NEW.person_id
      AND p.organisation_id = NEW.organisation_id)`,
    message: 'report review: the reviewer belongs to the organisation',
  },
  {
    name: 'report_reviews_not_of_own_work',
    when: `EXISTS (SELECT 1 FROM audit_log l WHERE l.subject = NEW.appraisal_id
      AND l.action IN ('appraisal.stored', 'appraisal.made-again') AND l.actor IN (NEW.person_id, NEW.actor))`,
    message: 'report review: who computes an appraisal never reviews it',
  },
  {
    name: 'report_reviews_not_by_who_signed',
    when: `EXISTS (SELECT 1 FROM report_signatures s JOIN report_versions v ON v.id = s.report_id
      WHERE v.appraisal_id = NEW.appraisal_id AND s.slot <> 'seal' AND s.person_id = NEW.person_id)`,
    message: 'report review: who signs as an appraiser never reviews',
  },
];

const preparationRules: readonly Omit<Guard, 'table' | 'before'>[] = [
  {
    name: 'report_preparations_reviewed',
    when: `NOT (${isApproved(appraisalOfReport)})`,
    message: 'report preparation: the latest review approves',
  },
  {
    name: 'report_preparations_unissued',
    when: 'EXISTS (SELECT 1 FROM report_files f WHERE f.report_id = NEW.report_id)',
    message: 'report preparation: a report with a file is not prepared again',
  },
];

const requestRules: readonly Omit<Guard, 'table' | 'before'>[] = [
  {
    name: 'report_signature_requests_numbered',
    when: `NEW.number <> (SELECT COALESCE(MAX(q.number), 0) + 1 FROM report_signature_requests q
      WHERE q.report_id = NEW.report_id AND q.slot = NEW.slot)`,
    message: 'signature request: requests for a slot are numbered one after the other',
  },
  {
    name: 'report_signature_requests_unsigned',
    when: `EXISTS (SELECT 1 FROM report_signatures s WHERE s.report_id = NEW.report_id AND s.slot = NEW.slot)`,
    message: 'signature request: the slot is signed',
  },
  {
    name: 'report_signature_requests_of_the_head',
    when: `NOT (${head} = NEW.base_sha256)`,
    message: 'signature request: it is over the file as it stands',
  },
];

const signatureRules: readonly Omit<Guard, 'table' | 'before'>[] = [
  {
    name: 'report_signatures_reviewed',
    when: `NOT (${isApproved(appraisalOfReport)})`,
    message: 'report signature: the latest review approves',
  },
  {
    name: 'report_signatures_in_order',
    when: `NOT EXISTS (SELECT 1 FROM report_preparations p WHERE p.report_id = NEW.report_id
      AND p.organisation_id = NEW.organisation_id
      AND NEW.number = 1 + (SELECT COUNT(*) FROM report_signatures s WHERE s.report_id = NEW.report_id)
      AND NEW.number <= p.appraisers + 1
      AND NEW.slot = CASE WHEN NEW.number <= p.appraisers THEN 'appraiser-' || NEW.number ELSE 'seal' END)`,
    message: 'report signature: every appraiser in their order, then the seal',
  },
  {
    name: 'report_signatures_chained',
    when: `NOT (${head} = NEW.base_sha256)`,
    message: 'report signature: it is over the file as it stands',
  },
  {
    name: 'report_signatures_as_requested',
    when: `NEW.slot <> 'seal' AND NOT EXISTS (SELECT 1 FROM report_signature_requests q WHERE q.id = NEW.request_id
      AND q.report_id = NEW.report_id AND q.slot = NEW.slot AND q.base_sha256 = NEW.base_sha256
      AND q.person_id = NEW.person_id AND q.number = (SELECT MAX(l.number) FROM report_signature_requests l
        WHERE l.report_id = q.report_id AND l.slot = q.slot))`,
    message: 'report signature: it answers the latest request for the slot, by the person who made it',
  },
  {
    name: 'report_signatures_not_by_a_reviewer',
    when: `NEW.slot <> 'seal' AND EXISTS (SELECT 1 FROM report_reviews r
      WHERE r.appraisal_id = ${appraisalOfReport} AND r.person_id = NEW.person_id)`,
    message: 'report signature: a reviewer never signs as an appraiser',
  },
  {
    // The unique indexes say the same, but INSERT OR REPLACE would delete the other row without asking.
    name: 'report_signatures_one_a_person',
    when: `NEW.slot <> 'seal' AND EXISTS (SELECT 1 FROM report_signatures s WHERE s.report_id = NEW.report_id
      AND s.slot <> 'seal' AND s.person_id = NEW.person_id)`,
    message: 'report signature: one person signs for one appraiser',
  },
  {
    name: 'report_signatures_one_a_key',
    when: `EXISTS (SELECT 1 FROM report_signatures s WHERE s.report_id = NEW.report_id
      AND s.key_sha256 = NEW.key_sha256)`,
    message: 'report signature: every signature has a key of its own',
  },
];

const fileRules: readonly Omit<Guard, 'table' | 'before'>[] = [
  {
    name: 'report_files_signed_by_all',
    when: `NEW.kind <> 'renewed' AND EXISTS (SELECT 1 FROM report_preparations p WHERE p.report_id = NEW.report_id)
      AND NOT EXISTS (SELECT 1 FROM report_signatures s WHERE s.report_id = NEW.report_id AND s.slot = 'seal'
        AND s.result_sha256 = NEW.sha256 AND NEW.kind = 'report')`,
    message: 'report file: what was prepared for signatures is issued when all have signed',
  },
  {
    name: 'report_files_renewed_of_issued',
    when: `NEW.kind = 'renewed' AND NOT EXISTS (SELECT 1 FROM report_files f
      WHERE f.report_id = NEW.report_id AND f.kind = 'report')`,
    message: 'report file: only an issued report is renewed',
  },
];

const proofRules: readonly Omit<Guard, 'table' | 'before'>[] = [
  {
    name: 'report_proofs_numbered',
    when: `NEW.number <> (SELECT COALESCE(MAX(p.number), 0) + 1 FROM report_proofs p
      WHERE p.report_id = NEW.report_id)`,
    message: 'report proof: proofs of a report are numbered one after the other',
  },
];

const onInsert =
  (table: string) =>
  (guard: Omit<Guard, 'table' | 'before'>): Guard => ({ ...guard, table, before: 'INSERT' });

export const signingGuards: readonly Guard[] = [
  ...reviewRules.map(onInsert('report_reviews')),
  ...preparationRules.map(onInsert('report_preparations')),
  ...requestRules.map(onInsert('report_signature_requests')),
  ...signatureRules.map(onInsert('report_signatures')),
  ...fileRules.map(onInsert('report_files')),
  ...proofRules.map(onInsert('report_proofs')),
];
