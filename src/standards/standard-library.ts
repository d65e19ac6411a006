/**
 * The shelf of standards: all editions of a folder, loaded strictly at the start and never changed. Answers which
 * edition is in force on a day, and finds the edition with which something was computed. Never the nearest one.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CalendarDay, Instant } from '../engine/index.js';
import type { Fingerprint } from '../fingerprints/fingerprint.js';
import { isWithdrawnBy, orderedEditions, withEnd } from './editions-in-force.js';
import { readShelf } from './read-shelf.js';
import type { StandardEdition } from './standard-edition.js';
import { StandardFaultsError, type StandardFault } from './standard-faults-error.js';

/** Folders beside the standards that are none. */
const otherFolders = ['schemas'];

export class StandardLibrary {
  private constructor(private readonly shelves: ReadonlyMap<string, readonly StandardEdition[]>) {}

  /** @throws StandardFaultsError with every fault of every edition. */
  static async load(dir: string): Promise<StandardLibrary> {
    const faults: StandardFault[] = [];
    const ids = await standardIds(dir);
    const shelves = new Map<string, readonly StandardEdition[]>();
    for (const id of ids) {
      const editions = await readShelf(join(dir, id), (fault) => faults.push(fault));
      shelves.set(id, editions);
    }
    if (ids.length === 0) {
      faults.push({ file: '.', key: '', message: 'no standard', allowed: ['<standard-id>/<version>/edition.yaml'] });
    }
    if (faults.length > 0) throw new StandardFaultsError(faults);
    return new StandardLibrary(new Map([...shelves].map(([id, editions]) => [id, orderedEditions(editions)])));
  }

  /** A shelf of one edition, for computing again what was computed with it. */
  static only(edition: StandardEdition): StandardLibrary {
    return new StandardLibrary(new Map([[edition.standard.id, [edition]]]));
  }

  /** For computing again when the edition is not at hand. */
  static empty(): StandardLibrary {
    return new StandardLibrary(new Map());
  }

  /** The standard an order means that names none: the first by id. */
  get defaultId(): string {
    const [first] = this.shelves.keys();
    if (first === undefined) throw new Error('A library without standards cannot be loaded.');
    return first;
  }

  /** Every edition, by standard, from the oldest start to the newest. */
  list(): readonly StandardEdition[] {
    return [...this.shelves.values()].flat();
  }

  /** The edition of that name, with the end that its successor gives it. */
  find(id: string, version: string): StandardEdition | undefined {
    const shelf = this.shelves.get(id) ?? [];
    const edition = shelf.find(({ standard }) => standard.version === version);
    if (edition === undefined) return undefined;
    return withEnd(
      edition,
      shelf.filter((one) => one === edition || !isWithdrawnBy(one, undefined)),
    );
  }

  /** The edition in force on that day, as known at that instant (absent: with every withdrawal on record). */
  inForceOn(id: string, day: CalendarDay, knownAt?: Instant): StandardEdition | undefined {
    const shelf = (this.shelves.get(id) ?? []).filter((edition) => !isWithdrawnBy(edition, knownAt));
    const edition = shelf.findLast(({ standard }) => standard.validFrom <= day);
    return edition === undefined ? undefined : withEnd(edition, shelf);
  }

  /**
   * The edition with exactly these bytes, for recomputations: without the end its successors have given it since, so
   * that what was issued recomputes identically for ever.
   */
  byFingerprint(hash: Fingerprint): StandardEdition | undefined {
    return this.list().find(({ fingerprint }) => fingerprint === hash);
  }
}

async function standardIds(dir: string): Promise<readonly string[]> {
  const found = await readdir(dir, { withFileTypes: true }).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StandardFaultsError([{ file: dir, key: '', message: `the folder cannot be read: ${reason}` }]);
  });
  return found
    .filter((entry) => entry.isDirectory() && !otherFolders.includes(entry.name))
    .map(({ name }) => name)
    .sort();
}
