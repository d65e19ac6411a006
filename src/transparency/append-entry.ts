import type { EntityManager } from 'typeorm';
import { canonicalJson } from '../fingerprints/canonical-json.js';
import { subjectOf, type LogContent } from './log-content.js';
import { LogEntry, LogSubtree } from './log.entities.js';
import { leafHash, subtreesCompletedBy } from './merkle-tree.js';
import { withSubtrees } from './subtree-reader.js';

export interface LogOwner {
  /** Whose act it is. */
  readonly organisationId: string;
  readonly at: Date;
}

/** Adds an entry in the transaction of the act. Writers come one at a time; the primary key guards it all the same. */
export async function appendEntry(
  manager: EntityManager,
  content: LogContent,
  { organisationId, at }: LogOwner,
): Promise<number> {
  const text = canonicalJson(content);
  const leaf = leafHash(Buffer.from(text, 'utf8'));
  const position = await logSize(manager);
  const subtrees = await withSubtrees(manager, (whole) => subtreesCompletedBy(position, leaf, whole));
  const leafSha256 = leaf.toString('hex');
  const entry = { position, organisationId, subject: subjectOf(content), content: text, leafSha256 };
  await manager.insert(LogEntry, { ...entry, at: at.toISOString() });
  await manager.insert(
    LogSubtree,
    subtrees.map(({ level, index, hash }) => ({
      organisationId,
      level,
      number: index,
      sha256: hash.toString('hex'),
    })),
  );
  return position;
}

export async function logSize(manager: EntityManager): Promise<number> {
  const [last] = await manager.find(LogEntry, { select: { position: true }, order: { position: 'DESC' }, take: 1 });
  return last ? last.position + 1 : 0;
}
