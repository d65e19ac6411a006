/** The chain of an organisation's audit entries: each link hashes its entry and the link before it. Pure. */
import { canonicalJson } from '../fingerprints/canonical-json.js';
import { sha256Hex } from '../fingerprints/sha256.js';

export interface ChainedEntry {
  readonly id: string;
  readonly organisationId: string;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
}

export interface ChainLink {
  readonly number: number;
  readonly entryId: string;
  readonly sha256: string;
}

/** `previous`: of the link before; null for the first. */
export function linkSha256(previous: string | null, entry: ChainedEntry): string {
  const { id, organisationId, at, actor, action, subject } = entry;
  return sha256Hex(Buffer.from(canonicalJson({ previous, id, organisationId, at, actor, action, subject }), 'utf8'));
}

export interface ChainPiece {
  readonly entries: readonly ChainedEntry[];
  /** Of the same organisation, in their order. */
  readonly links: readonly ChainLink[];
}

/** What is wrong with a whole chain, place by place; empty when it holds. */
export function chainFaults({ entries, links }: ChainPiece): readonly string[] {
  const unlinked = new Map(entries.map((entry) => [entry.id, entry]));
  const faults: string[] = [];
  let previous: string | null = null;
  for (const [index, { number, entryId, sha256 }] of links.entries()) {
    if (number !== index + 1) return [...faults, `link ${index + 1} is missing`];
    const entry = unlinked.get(entryId);
    unlinked.delete(entryId);
    if (entry === undefined) faults.push(`entry ${entryId} of link ${number} is missing`);
    else if (linkSha256(previous, entry) !== sha256) faults.push(`entry ${entryId} is not what link ${number} hashed`);
    previous = sha256;
  }
  return [...faults, ...[...unlinked.keys()].map((id) => `entry ${id} has no link`)];
}
