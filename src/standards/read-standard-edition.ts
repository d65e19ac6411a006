/**
 * Reads one edition of a standard from its folder, strictly: all faults are collected, then it fails once. Comes in: a
 * folder `<standard-id>/<version>`; goes out: the edition with its fingerprint. It decides nothing about dates in force.
 */
import { checkEdition } from './check-edition.js';
import { editionFrom } from './build-edition.js';
import type { EditionFiles } from './edition-files.js';
import { readEditionBytes, readEditionFolder, type EditionFolder } from './read-edition-folder.js';
import type { StandardEdition } from './standard-edition.js';
import { StandardFaultsError, type ReportFault, type StandardFault } from './standard-faults-error.js';

/** @throws StandardFaultsError with every fault of the edition. */
export async function readStandardEdition(dir: string): Promise<StandardEdition> {
  const faults: StandardFault[] = [];
  const edition = await readEdition(dir, (fault) => faults.push(fault));
  if (edition === undefined || faults.length > 0) throw new StandardFaultsError(faults);
  return edition;
}

/** The same for an edition whose files are at hand, by their paths in its folder; `label` is `<standard-id>/<version>`. */
export function parseStandardEdition(label: string, files: ReadonlyMap<string, Uint8Array>): StandardEdition {
  const faults: StandardFault[] = [];
  const report: ReportFault = (fault) => faults.push(fault);
  const edition = checked(readEditionBytes(label, files, report), () => faults.length === 0, report);
  if (edition === undefined) throw new StandardFaultsError(faults);
  return edition;
}

/** @returns undefined when the edition has faults; they are reported. */
export async function readEdition(dir: string, report: ReportFault): Promise<StandardEdition | undefined> {
  let faultless = true;
  const witness: ReportFault = (fault) => {
    faultless = false;
    report(fault);
  };
  return checked(await readEditionFolder(dir, witness), () => faultless, witness);
}

function checked(folder: EditionFolder, isFaultless: () => boolean, report: ReportFault): StandardEdition | undefined {
  checkEdition(folder, report);
  // Without a fault the loose files have every part that the schemas and the checks demand.
  return isFaultless() ? editionFrom(folder.files as EditionFiles, folder.manifest) : undefined;
}
