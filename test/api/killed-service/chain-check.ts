/** Signatures as they must stand after a kill: those that were acknowledged, each once, each on the one before. */
import { nothingFound, repeated, type Findings } from './findings.js';
import type { Walk } from './issue-one-report.js';
import type { PreparationRow, Register, SignatureRow, Standing } from './register.js';

/** What is asked of the register. */
export type Asked = Pick<Register, 'acts' | 'isArchived' | 'standing'>;

/** What the client of one report was told and the register does not hold. */
export function lostOf(walk: Walk, register: Asked, standing = register.standing()): string[] {
  const { id, appraised, isReviewed, prepared } = walk;
  if (!appraised) return [];
  const preparation = standing.preparations.get(appraised.id);
  const lost: string[] = [];
  if (!standing.appraisals.has(appraised.id)) lost.push('the appraisal');
  if (isReviewed && !standing.reviewed.includes(appraised.id)) lost.push('the review');
  if (prepared && !isKept(prepared, preparation)) lost.push('number, code or drawn file');
  const rows = preparation ? standing.signatures.get(preparation.id) : [];
  lost.push(...lostSignatures(walk, register, rows));
  return lost.map((what) => `${what} of ${id}`);
}

function lostSignatures({ signed }: Walk, register: Asked, rows: readonly SignatureRow[] = []): string[] {
  const stands = ([slot, sha256]: readonly [string, string]): boolean =>
    rows.some((row) => row.slot === slot && row.resultSha256 === sha256) && register.isArchived(sha256);
  return [...signed].filter((one) => !stands(one)).map(([slot]) => `the signature ${slot}`);
}

const isKept = (told: NonNullable<Walk['prepared']>, row: PreparationRow | undefined): boolean =>
  row?.number === told.number && row.code === told.code && row.preparedSha256 === told.sha256;

/** `slots`: who signs a report before it is issued, in their order. */
export function chainFindings(register: Asked, standing: Standing, slots: readonly string[]): Findings {
  const found = nothingFound();
  const acts = register.acts('report.signed');
  for (const preparation of standing.preparations.values()) {
    const rows = standing.signatures.get(preparation.id) ?? [];
    checkChain({ preparation, rows, slots }, found);
    const byAppraisers = rows.filter(({ slot }) => slot !== 'seal').length;
    if (acts.filter((id) => id === preparation.id).length !== byAppraisers) {
      found.doubled.push(`acts on ${preparation.number}`);
    }
    const files = [preparation.preparedSha256, ...rows.map(({ resultSha256 }) => resultSha256)];
    found.lost.push(...files.filter((sha256) => !register.isArchived(sha256)));
  }
  found.doubled.push(...repeated(standing.reviewed).map((id) => `${id} reviewed twice`));
  found.doubled.push(...repeated(register.acts('report.prepared')).map((id) => `${id} prepared twice`));
  return found;
}

interface Checked {
  readonly preparation: PreparationRow;
  readonly rows: readonly SignatureRow[];
  readonly slots: readonly string[];
}

function checkChain({ preparation, rows, slots }: Checked, found: Findings): void {
  const { number, preparedSha256, sha256 } = preparation;
  const isInOrder = rows.every(({ slot }, place) => slot === slots[place]);
  if (!isInOrder) found.doubled.push(`${number} is signed by ${rows.map(({ slot }) => slot).join()}`);
  const heads = [preparedSha256, ...rows.map(({ resultSha256 }) => resultSha256)];
  const isLinked = rows.every(({ baseSha256 }, place) => baseSha256 === heads[place]);
  if (!isLinked) found.doubled.push(`${number} has a signature beside the chain`);
  const isWhole = rows.length === slots.length;
  if (sha256 === null ? isWhole : !isWhole || sha256 !== heads.at(-1)) found.unsigned.push(`${number} as issued`);
}
