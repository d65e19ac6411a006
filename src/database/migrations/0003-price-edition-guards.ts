/** What no published price can do, whichever program writes: appear without approval, in the past, or in another table. */
import type { Guard } from '../guard.js';

/** The organisation under which the tables of files stand until somebody is named to keep them. */
const files = `'price-table-files'`;

const tableGuards: readonly Guard[] = [
  {
    name: 'price_tables_one_publisher_one_organisation',
    table: 'price_tables',
    before: 'INSERT',
    when: `EXISTS (SELECT 1 FROM price_tables t WHERE t.table_id = NEW.table_id
      OR (t.publisher = NEW.publisher AND t.organisation_id <> NEW.organisation_id))`,
    message: 'price table: a publisher belongs to one organisation, an id names one table',
  },
  {
    name: 'price_tables_change_hands_once',
    table: 'price_tables',
    before: 'UPDATE',
    when: `OLD.organisation_id <> ${files} OR NEW.table_id <> OLD.table_id OR NEW.publisher <> OLD.publisher
      OR NEW.kind <> OLD.kind OR NEW.created_at <> OLD.created_at OR NEW.private_to IS NOT NULL`,
    message: 'price table: only a table of files is given to an organisation, and nothing else changes',
  },
  {
    name: 'price_tables_no_delete',
    table: 'price_tables',
    before: 'DELETE',
    when: null,
    message: 'price table: tables stay',
  },
];

const editionRules: readonly Omit<Guard, 'table' | 'before'>[] = [
  {
    // INSERT OR REPLACE would delete the other row without asking.
    name: 'price_editions_replace_none',
    when: `EXISTS (SELECT 1 FROM price_editions e WHERE e.fingerprint = NEW.fingerprint
      OR (e.table_id = NEW.table_id AND e.valid_from = NEW.valid_from
        AND COALESCE(e.corrects, '') = COALESCE(NEW.corrects, ''))
      OR e.draft_id = NEW.draft_id)`,
    message: 'price edition: one first edition for a start, one correction of each, each published once',
  },
  {
    name: 'price_editions_of_their_table',
    when: `NOT EXISTS (SELECT 1 FROM price_tables t WHERE t.table_id = NEW.table_id AND t.publisher = NEW.publisher
      AND t.kind = NEW.kind AND COALESCE(t.private_to, '') = COALESCE(NEW.private_to, '')
      AND (NEW.origin = 'file' OR t.organisation_id = NEW.organisation_id))`,
    message: 'price edition: publisher, kind and owner are those of the table',
  },
  {
    name: 'price_editions_named_by_their_place',
    when: `NEW.corrects IS NULL AND NEW.edition_id <> NEW.publisher || '/' || NEW.table_id || '/' || NEW.valid_from`,
    message: 'price edition: the id is publisher, table and start',
  },
  {
    name: 'price_editions_correct_the_same_start',
    when: `NEW.corrects IS NOT NULL AND NOT EXISTS (SELECT 1 FROM price_editions e WHERE e.edition_id = NEW.corrects
      AND e.table_id = NEW.table_id AND e.valid_from = NEW.valid_from AND e.published_at <= NEW.published_at)`,
    message: 'price edition: a correction has the start of what it corrects and comes after it',
  },
  {
    name: 'price_editions_never_backdated',
    when: `NEW.origin = 'draft' AND EXISTS (SELECT 1 FROM price_publications p
      WHERE p.table_id = NEW.table_id AND p.at >= NEW.published_at)`,
    message: 'price edition: nothing is published before what the table already shows',
  },
  {
    name: 'price_editions_as_approved',
    when: `NEW.origin = 'draft' AND NOT EXISTS (SELECT 1 FROM price_drafts d JOIN price_draft_steps s ON s.draft_id = d.id
      WHERE d.id = NEW.draft_id AND d.organisation_id = NEW.organisation_id AND d.table_id = NEW.table_id
        AND d.publisher = NEW.publisher AND d.kind = NEW.kind AND d.valid_from = NEW.valid_from
        AND COALESCE(d.corrects, '') = COALESCE(NEW.corrects, '')
        AND COALESCE(d.private_to, '') = COALESCE(NEW.private_to, '')
        AND d.content_sha256 = NEW.content_sha256
        AND s.act = 'published' AND s.content_sha256 = NEW.content_sha256
        AND s.number = (SELECT MAX(l.number) FROM price_draft_steps l WHERE l.draft_id = d.id))`,
    message: 'price edition: only what was proposed and approved is published',
  },
  {
    name: 'price_editions_not_stale',
    when: `NEW.origin = 'draft' AND EXISTS (SELECT 1 FROM price_publications p JOIN price_drafts d ON d.id = NEW.draft_id
      WHERE p.table_id = NEW.table_id AND p.sequence > d.base_sequence)`,
    message: 'price edition: the table has moved since the draft was based on it',
  },
];

const withdrawalRules: readonly Omit<Guard, 'table' | 'before'>[] = [
  {
    name: 'price_withdrawals_after_publication',
    when: `NOT EXISTS (SELECT 1 FROM price_editions e WHERE e.edition_id = NEW.edition_id
      AND e.published_at <= NEW.withdrawn_at)`,
    message: 'price withdrawal: an edition is withdrawn after it was published',
  },
  {
    name: 'price_withdrawals_never_backdated',
    when: `NEW.origin = 'person' AND EXISTS (SELECT 1 FROM price_publications p
      JOIN price_editions e ON e.table_id = p.table_id
      WHERE e.edition_id = NEW.edition_id AND p.at >= NEW.withdrawn_at)`,
    message: 'price withdrawal: nothing is withdrawn before what the table already shows',
  },
  {
    name: 'price_withdrawals_by_the_keeper',
    when: `NEW.origin = 'person' AND NOT EXISTS (SELECT 1 FROM price_editions e
      JOIN price_tables t ON t.table_id = e.table_id
      WHERE e.edition_id = NEW.edition_id AND t.organisation_id = NEW.organisation_id)`,
    message: 'price withdrawal: only the organisation that keeps the table withdraws',
  },
];

const publicationRules: readonly Omit<Guard, 'table' | 'before'>[] = [
  {
    name: 'price_publications_numbered',
    when: `NEW.sequence <> (SELECT COALESCE(MAX(p.sequence), 0) + 1 FROM price_publications p)`,
    message: 'price publication: entries are numbered one after the other',
  },
  {
    name: 'price_publications_true',
    when: `NOT EXISTS (SELECT 1 FROM price_editions e LEFT JOIN price_withdrawals w ON w.edition_id = e.edition_id
      WHERE e.edition_id = NEW.edition_id AND e.table_id = NEW.table_id
        AND COALESCE(e.private_to, '') = COALESCE(NEW.private_to, '')
        AND COALESCE(e.corrects, '') = COALESCE(NEW.corrects, '')
        AND CASE NEW.act WHEN 'withdrawn' THEN w.withdrawn_at = NEW.at
          WHEN 'corrected' THEN e.corrects IS NOT NULL AND e.published_at = NEW.at
          ELSE e.corrects IS NULL AND e.published_at = NEW.at END)`,
    message: 'price publication: the log says what was published or withdrawn',
  },
  {
    name: 'price_publications_replace_none',
    when: `EXISTS (SELECT 1 FROM price_publications p WHERE p.edition_id = NEW.edition_id
      AND (p.act = 'withdrawn') = (NEW.act = 'withdrawn'))`,
    message: 'price publication: each is announced once',
  },
];

const onInsert =
  (table: string) =>
  (guard: Omit<Guard, 'table' | 'before'>): Guard => ({
    ...guard,
    table,
    before: 'INSERT',
  });

export const editionGuards: readonly Guard[] = [
  ...tableGuards,
  ...editionRules.map(onInsert('price_editions')),
  ...withdrawalRules.map(onInsert('price_withdrawals')),
  ...publicationRules.map(onInsert('price_publications')),
];
