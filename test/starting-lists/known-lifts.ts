/** The shipped edition and figures, and lifts to propose lists for. */
import { join } from 'node:path';
import { packageRoot } from '../../src/config/package-root.js';
import type { KnownLift } from '../../src/starting-lists/facts.js';
import { loadParameters } from '../../src/starting-lists/parameters/read-parameters.js';
import type { RuleBookOfLists } from '../../src/starting-lists/propose-components.js';
import { readStandardEdition } from '../../src/standards/read-standard-edition.js';

export async function shippedRuleBook(): Promise<RuleBookOfLists> {
  const edition = await readStandardEdition(join(packageRoot, 'standards', 'shenyang-residual-value', '2024.1'));
  return { edition, parameters: await loadParameters() };
}

/** Eleven stops, geared, 1,000 kg, 2004. */
export function knownLift(changes: Partial<KnownLift> = {}): KnownLift {
  return {
    drive: 'geared',
    machineRoom: true,
    ratedLoadKg: '1000',
    ratedSpeedMps: '1.00',
    stops: 11,
    landings: 11,
    travelHeightM: '29.7',
    commissionedOn: '2004-09-01',
    ...changes,
  };
}
