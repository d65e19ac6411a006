/** The audit log held against its chains, and the chains against the heads that were signed: for whoever keeps the database. */
import type { KeyObject } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { chainFaults } from '../access/audit-chain.js';
import { AuditEntry, AuditLink } from '../access/audit-log.js';
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
    const where = { organisationId };
    const entries = await dataSource.manager.findBy(AuditEntry, where);
    const links = await dataSource.manager.find(AuditLink, { where, order: { number: 'ASC' } });
    const heads = await dataSource.manager.find(AuditHead, { where, order: { number: 'ASC' } });
    const faults = [...chainFaults({ entries, links }), ...headFaults(heads, links, publicKey)];
    checked.push({ organisationId, links: links.length, heads: heads.length, faults });
  }
  return checked;
}

function headFaults(heads: readonly AuditHead[], links: readonly AuditLink[], publicKey: KeyObject): readonly string[] {
  return heads.flatMap(({ organisationId, number, note }) => {
    const head = readCheckpoint(note, publicKey);
    if (head === undefined) return [`head ${number} is not signed by the key of the log`];
    const isOf = head.size === number && head.origin.endsWith(`/audit/${organisationId}`);
    if (isOf && links[number - 1]?.sha256 === head.root.toString('hex')) return [];
    return [`head ${number} was signed for another chain`];
  });
}
