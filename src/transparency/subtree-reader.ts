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

/** All levels at once: a proof in a log of a million entries needs twenty of them. */
async function readSubtrees(
  manager: EntityManager,
  places: readonly (readonly [number, number])[],
): Promise<ReadonlyMap<string, Hash>> {
  if (places.length === 0) return new Map();
  const levels = new Set(places.map(([level]) => level));
  const wanted = [...levels].map((level) => ({
    level,
    number: In(places.filter(([one]) => one === level).map(([, index]) => index)),
  }));
  const found = await manager.findBy(LogSubtree, wanted);
  return new Map(found.map(({ level, number, sha256 }) => [`${level}/${number}`, Buffer.from(sha256, 'hex')]));
}
