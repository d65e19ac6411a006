import { In, type EntityManager } from 'typeorm';
import { LogSubtree } from './log.entities.js';
import { emptyRoot, type Hash, type WholeSubtrees } from './merkle-tree.js';

/**
 * Runs a computation over subtrees that lie in the database: a first run with any hashes says which ones it needs, a
 * second one gets them. What is needed depends on sizes and places alone, never on hashes.
 */
export async function withSubtrees<Result>(
  manager: EntityManager,
  compute: (whole: WholeSubtrees) => Result,
): Promise<Result> {
  const needed = new Map<string, readonly [level: number, index: number]>();
  compute({
    hash: (level, index) => {
      needed.set(`${level}/${index}`, [level, index]);
      return emptyRoot;
    },
  });
  const held = await readSubtrees(manager, [...needed.values()]);
  return compute({
    hash: (level, index) => {
      const hash = held.get(`${level}/${index}`);
      if (!hash) throw new Error(`the log lacks the subtree ${level}/${index}`);
      return hash;
    },
  });
}

async function readSubtrees(
  manager: EntityManager,
  places: readonly (readonly [number, number])[],
): Promise<ReadonlyMap<string, Hash>> {
  const found = new Map<string, Hash>();
  for (const level of new Set(places.map(([one]) => one))) {
    const number = In(places.filter(([one]) => one === level).map(([, index]) => index));
    for (const one of await manager.findBy(LogSubtree, { level, number })) {
      found.set(`${level}/${one.number}`, Buffer.from(one.sha256, 'hex'));
    }
  }
  return found;
}
