/** What no draft of prices can do, whichever program writes: the rules of four eyes, of stale proposals, of states. */
import type { Guard } from '../guard.js';

const lastAct = (draft: string): string =>
  `(SELECT s.act FROM price_draft_steps s WHERE s.draft_id = ${draft} ORDER BY s.number DESC LIMIT 1)`;
const lastHash = (draft: string, acts: string): string =>
  `(SELECT s.content_sha256 FROM price_draft_steps s
     WHERE s.draft_id = ${draft} AND s.act IN (${acts}) ORDER BY s.number DESC LIMIT 1)`;

const frozen = ['id', 'organisation_id', 'table_id', 'publisher', 'kind', 'created_by', 'created_at'];
const content = ['title', 'status', 'valid_from', 'method', 'licence', 'regions_json', 'rows_json', 'content_sha256'];
const optionalContent = ['corrects', 'base_edition_id', 'base_sequence', 'row_count'];
const changed = (columns: readonly string[]): string =>
  columns.map((column) => `NEW.${column} IS DISTINCT FROM OLD.${column}`).join(' OR ');

const allowedSteps = [
  'none>created',
  ...['created', 'edited', 'rebased', 'returned'].flatMap((act) =>
    ['edited', 'rebased', 'proposed', 'discarded'].map((next) => `${act}>${next}`),
  ),
  ...['approved', 'returned', 'discarded'].map((next) => `proposed>${next}`),
  ...['published', 'returned', 'discarded'].map((next) => `approved>${next}`),
]
  .map((step) => `'${step}'`)
  .join(', ');

const stepGuards: readonly Omit<Guard, 'table' | 'before'>[] = [
  {
    name: 'price_draft_steps_numbered',
    when: `NEW.number <> (SELECT COALESCE(MAX(s.number), 0) + 1 FROM price_draft_steps s WHERE s.draft_id = NEW.draft_id)`,
    message: 'price draft: steps are numbered one after the other',
  },
  {
    name: 'price_draft_steps_in_order',
    when: `COALESCE(${lastAct('NEW.draft_id')}, 'none') || '>' || NEW.act NOT IN (${allowedSteps})`,
    message: 'price draft: this step does not follow the last one',
  },
  {
    name: 'price_draft_steps_of_its_organisation',
    when: `NOT EXISTS (SELECT 1 FROM price_drafts d
      WHERE d.id = NEW.draft_id AND d.organisation_id = NEW.organisation_id)`,
    message: 'price draft: a step belongs to the organisation of its draft',
  },
  {
    name: 'price_draft_steps_of_this_content',
    when: `NEW.content_sha256 IS DISTINCT FROM (SELECT d.content_sha256 FROM price_drafts d WHERE d.id = NEW.draft_id)`,
    message: 'price draft: a step speaks of exactly the content the draft has',
  },
  {
    name: 'price_draft_steps_proposed_as_edited',
    when: `NEW.act = 'proposed' AND NEW.content_sha256 <> ${lastHash('NEW.draft_id', `'created', 'edited', 'rebased'`)}`,
    message: 'price draft: what is proposed is what the last recorded edit left',
  },
  {
    name: 'price_draft_steps_approved_as_proposed',
    when: `NEW.act IN ('approved', 'published') AND NEW.content_sha256 <> ${lastHash('NEW.draft_id', `'proposed'`)}`,
    message: 'price draft: what is approved is exactly what was proposed',
  },
  {
    name: 'price_draft_steps_four_eyes',
    when: `NEW.act = 'approved' AND EXISTS (SELECT 1 FROM price_draft_steps s
      WHERE s.draft_id = NEW.draft_id AND s.act IN ('created', 'edited', 'rebased', 'proposed')
        AND (s.actor = NEW.actor OR s.person_id = NEW.person_id))`,
    message: 'price draft: who created, edited or proposed prices does not approve them',
  },
  {
    name: 'price_draft_steps_not_stale',
    when: `NEW.act IN ('proposed', 'approved', 'published') AND EXISTS (SELECT 1
      FROM price_publications p JOIN price_drafts d ON d.table_id = p.table_id
      WHERE d.id = NEW.draft_id AND p.sequence > d.base_sequence)`,
    message: 'price draft: the table has moved since the draft was based on it',
  },
];

const updateGuards: readonly Omit<Guard, 'table' | 'before'>[] = [
  {
    name: 'price_drafts_keep_their_place',
    when: `${changed([...frozen, 'private_to'])}`,
    message: 'price draft: table, publisher, kind and origin of a draft stay',
  },
  {
    name: 'price_drafts_count_versions',
    when: `NEW.version <> OLD.version + 1`,
    message: 'price draft: every change counts one version',
  },
  {
    name: 'price_drafts_are_edited_as_drafts',
    when: `(OLD.state <> 'draft' OR NEW.state <> 'draft') AND (${changed([...content, ...optionalContent])})`,
    message: 'price draft: only a draft is edited, not what was proposed',
  },
  {
    name: 'price_drafts_follow_their_steps',
    when: `NEW.state <> CASE ${lastAct('NEW.id')} WHEN 'proposed' THEN 'proposed' WHEN 'approved' THEN 'approved'
      WHEN 'published' THEN 'published' WHEN 'discarded' THEN 'discarded' ELSE 'draft' END`,
    message: 'price draft: the state is that of the last step',
  },
];

export const draftGuards: readonly Guard[] = [
  ...stepGuards.map((guard): Guard => ({ ...guard, table: 'price_draft_steps', before: 'INSERT' })),
  ...updateGuards.map((guard): Guard => ({ ...guard, table: 'price_drafts', before: 'UPDATE' })),
  {
    name: 'price_drafts_begin_as_drafts',
    table: 'price_drafts',
    before: 'INSERT',
    // INSERT OR REPLACE would delete the old row without asking.
    when: `NEW.state <> 'draft' OR NEW.version <> 1 OR EXISTS (SELECT 1 FROM price_drafts d WHERE d.id = NEW.id)`,
    message: 'price draft: a draft begins as one, once',
  },
  {
    name: 'price_drafts_no_delete',
    table: 'price_drafts',
    before: 'DELETE',
    when: null,
    message: 'price draft: drafts are discarded, never deleted',
  },
];
