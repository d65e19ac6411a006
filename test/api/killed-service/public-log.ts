/** A keeper of the public log: what it holds of issued reports, and whether it only grew since the last look. */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { readCheckpoint, type Checkpoint } from '../../../src/transparency/checkpoint.js';
import { leafHash, provesConsistency, provesInclusion } from '../../../src/transparency/merkle-tree.js';

interface LogItem {
  readonly position: number;
  readonly content: string;
}

const hashes = (proof: readonly string[]): Buffer[] => proof.map((hash) => Buffer.from(hash, 'base64'));

export class LogKeeper {
  private readonly issued: { readonly sha256: string; readonly number: string }[] = [];
  private read = 0;
  private kept: Checkpoint | null = null;
  private key: KeyObject | null = null;

  /** Looks at the log of the process at `address`. Returns what is wrong with it. */
  async look(address: string): Promise<readonly string[]> {
    const faults: string[] = [];
    const head = await this.checkpoint(address);
    if (this.kept !== null && !(await isGrown(address, this.kept, head))) faults.push('the log is not the one it was');
    this.kept = head;
    await this.readOn(address);
    if (this.read !== head.size) faults.push(`${head.size} entries signed, ${this.read} given`);
    return faults;
  }

  /** Every `report-issued` entry so far. */
  entries(): readonly { readonly sha256: string; readonly number: string }[] {
    return this.issued;
  }

  /** Exactly one entry about these bytes, proven to be in the signed tree. */
  async proves(address: string, sha256: string): Promise<boolean> {
    const { checkpoint, items } = (await json(`${address}/v1/log/inclusion?subject=${sha256}`)) as {
      checkpoint: string;
      items: (LogItem & { proof: readonly string[] })[];
    };
    const head = readCheckpoint(checkpoint, await this.keyOf(address));
    const [item] = items;
    if (items.length !== 1 || head === undefined || item === undefined) return false;
    const leaf = leafHash(Buffer.from(item.content, 'utf8'));
    return provesInclusion({ ...head, position: item.position, leaf, proof: hashes(item.proof) });
  }

  private async checkpoint(address: string): Promise<Checkpoint> {
    const note = await (await fetch(`${address}/v1/log/checkpoint`)).text();
    const head = readCheckpoint(note, await this.keyOf(address));
    if (head === undefined) throw new Error(`not a checkpoint of this log: ${note}`);
    return head;
  }

  private async readOn(address: string): Promise<void> {
    for (let next: number | null = this.read; next !== null;) {
      const page = (await json(`${address}/v1/log/entries?from=${next}&limit=1000`)) as {
        items: LogItem[];
        next: number | null;
      };
      for (const { position, content } of page.items) {
        if (position !== this.read) throw new Error(`entry ${position} after ${this.read}`);
        this.read += 1;
        const entry = JSON.parse(content) as { kind: string; sha256: string; number: string };
        if (entry.kind === 'report-issued') this.issued.push(entry);
      }
      next = page.next;
    }
  }

  /** One key for the log's whole life: the first one seen. */
  private async keyOf(address: string): Promise<KeyObject> {
    this.key ??= createPublicKey(await (await fetch(`${address}/v1/log/key`)).text());
    return this.key;
  }
}

async function isGrown(address: string, earlier: Checkpoint, later: Checkpoint): Promise<boolean> {
  const question = `earlier=${earlier.size}&size=${later.size}`;
  const { proof } = (await json(`${address}/v1/log/consistency?${question}`)) as { proof: readonly string[] };
  return provesConsistency({ earlier, later, proof: hashes(proof) });
}

const json = async (address: string): Promise<unknown> => (await fetch(address)).json();
