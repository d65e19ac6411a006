/** The audit log held against its chains, and the chains against the heads that were signed: for whoever keeps the database. */
import type { KeyObject } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { chainFaults, type ChainedEntry, type ChainLink, type ChainPiece } from '../access/audit-chain.js';
import { readCheckpoint } from './checkpoint.js';
import { AuditHead } from './log.entities.js';

export interface CheckedChain {
  readonly organisationId: string;
  readonly links: number;
  readonly heads: number;
  readonly faults: readonly string[];
}

/** One organisation at a time. `publicKey`: of the public log. */
export async function checkAuditChains(dataSource: DataSource, publicKey: KeyObject): Promise<readonly CheckedChain[]> {
  const owners = await dataSource.query<{ id: string }[]>(
    'SELECT organisation_id AS id FROM audit_log UNION SELECT organisation_id AS id FROM audit_links ORDER BY id',
  );
  const checked: CheckedChain[] = [];
  for (const { id: organisationId } of owners) {
    // Heads first: one that is signed meanwhile is of links that are read after it.
    const heads = await dataSource.manager.find(AuditHead, { where: { organisationId }, order: { number: 'ASC' } });
    const { entries, links } = await chainOf(dataSource, organisationId);
    const faults = [...chainFaults({ entries, links }), ...headFaults(heads, links, publicKey)];
    checked.push({ organisationId, links: links.length, heads: heads.length, faults });
  }
  return checked;
}

interface EntryOrLink {
  readonly id: string | null;
  readonly number: number | null;
}

/** In one statement: while the service goes on, entries and links read apart would not be of one moment. */
async function chainOf(dataSource: DataSource, organisationId: string): Promise<ChainPiece> {
  const rows = await dataSource.query<EntryOrLink[]>(
    `SELECT e.id, e.organisation_id AS "organisationId", e.at, e.actor, e.action, e.subject,
      l.number, l.entry_id AS "entryId", l.sha256
     FROM (SELECT * FROM audit_log WHERE organisation_id = ?) e
     FULL JOIN (SELECT * FROM audit_links WHERE organisation_id = ?) l ON l.entry_id = e.id
     ORDER BY l.number`,
    [organisationId, organisationId],
  );
  const isEntry = (row: EntryOrLink): row is EntryOrLink & ChainedEntry => row.id !== null;
  const isLink = (row: EntryOrLink): row is EntryOrLink & ChainLink => row.number !== null;
  return { entries: rows.filter(isEntry), links: rows.filter(isLink) };
}

function headFaults(heads: readonly AuditHead[], links: readonly ChainLink[], publicKey: KeyObject): readonly string[] {
  return heads.flatMap(({ organisationId, number, note }) => {
    const head = readCheckpoint(note, publicKey);
    if (head === undefined) return [`head ${number} is not signed by the key of the log`];
    const isOf = head.size === number && head.origin.endsWith(`/audit/${organisationId}`);
    if (isOf && links[number - 1]?.sha256 === head.root.toString('hex')) return [];
    return [`head ${number} was signed for another chain`];
  });
}
