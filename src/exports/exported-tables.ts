/**
 * What a firm's files are, table by table. A table that is not named here is not exported, so that nothing slips out with a
 * new one; a test asks for every table to be named.
 */
export interface ExportedTable {
  /** Secrets, and what lies beside as a file. */
  readonly without: readonly string[];
}

/** Why a table is no part of a firm's files. */
type LeftOut = 'secret' | 'personal' | 'derived' | 'queue' | 'of-the-service';

const whole: ExportedTable = { without: [] };

export const exportedTables: Readonly<Record<string, ExportedTable | LeftOut>> = {
  appraisals: { without: ['order_json', 'result_json'] },
  report_versions: whole,
  report_events: whole,
  report_files: whole,
  report_reviews: whole,
  report_preparations: whole,
  report_signature_requests: whole,
  report_signatures: whole,
  report_proofs: whole,
  report_national_signatures: whole,
  report_supersessions: whole,
  report_revocations: whole,
  report_visibility: whole,
  lift_facts: whole,
  engagements: whole,
  assignments: whole,
  assignment_acts: whole,
  working_papers: whole,
  line_comments: whole,
  survey_photos: whole,
  household_lists: whole,
  household_publications: whole,
  settlements: whole,
  objections: whole,
  objection_answers: whole,
  objection_publications: whole,
  price_tables: whole,
  price_drafts: whole,
  price_draft_steps: whole,
  price_editions: { without: ['document', 'table_json'] },
  price_withdrawals: whole,
  price_publications: whole,
  batches: whole,
  batch_acts: whole,
  batch_items: { without: ['claimed_by', 'claimed_until'] },
  evidence_files: whole,
  correction_acts: whole,
  correction_touches: whole,
  correction_effects: whole,
  appraisal_successors: whole,
  people: { without: ['password_hash', 'totp_sealed', 'totp_last_step', 'oidc_subject'] },
  person_roles: whole,
  api_keys: { without: ['secret_sha256'] },
  audit_log: whole,
  audit_links: whole,
  audit_heads: whole,
  notices: whole,
  notice_reads: whole,
  webhook_endpoints: whole,
  webhook_messages: whole,
  webhook_deliveries: whole,
  webhook_attempts: whole,
  // Sealed, and gone with their key: a copy outside would outlive it.
  household_keys: 'personal',
  household_rows: 'personal',
  objection_contacts: 'personal',
  sessions: 'secret',
  recovery_codes: 'secret',
  webhook_secrets: 'secret',
  indexed_appraisals: 'derived',
  appraisal_price_rows: 'derived',
  mail_outbox: 'queue',
  idempotency_claims: 'queue',
  idempotency_answers: 'queue',
  sign_in_attempts: 'of-the-service',
  // Entries about the firm's reports stand in log/entries.ndjson, with their proofs.
  log_entries: 'of-the-service',
  log_subtrees: 'of-the-service',
  log_checkpoints: 'of-the-service',
};

export const isExported = (table: ExportedTable | LeftOut | undefined): table is ExportedTable =>
  typeof table === 'object';
