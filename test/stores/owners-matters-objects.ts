/** What migration 0013 adds to the tables, and one row for each of its insert-only ones. */
import { ownersMattersGuards } from '../../src/database/migrations/0013-owners-matters.js';

const at = '2026-11-02T08:00:00.000Z';
const own = { organisation_id: 'local', actor: 'a', at };

export const ownersMattersRows: Readonly<Record<string, Readonly<Record<string, string | number | null>>>> = {
  household_lists: { id: 'H1', appraisal_id: 'A1', key_kind: 'exclusive-area', households: 2, ...own },
  household_publications: { id: 'P1', list_id: 'H1', mode: 'list', ...own },
  settlements: { id: 'S1', appraisal_id: 'A1', content_json: '{}', ...own },
  objections: { id: 'O1', organisation_id: 'local', report_id: 'R1', kind: 'question', text: 't', at },
  objection_answers: { objection_id: 'O1', number: 1, text: 't', ...own },
  objection_publications: { id: 'P2', objection_id: 'O1', shown_text: 't', ...own },
};

const insertOnly = Object.keys(ownersMattersRows);

export const ownersMattersObjects: readonly string[] = [
  ...[...insertOnly, 'household_keys', 'household_rows', 'objection_contacts'].map((name) => `table ${name}`),
  'index household_lists_by_appraisal',
  'index household_publications_by_list',
  'index settlements_by_appraisal',
  'index objections_by_organisation',
  'index objections_by_report',
  'index objection_publications_by_objection',
  ...ownersMattersGuards.map(({ name }) => `trigger ${name}`),
  ...insertOnly.flatMap((table) =>
    ['no_delete', 'no_replace', 'no_update'].map((guard) => `trigger ${table}_${guard}`),
  ),
];
