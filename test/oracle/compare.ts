/** What the engine says beside what the oracle says; the first difference in words a reader can follow. */
import { Fraction } from './fraction.js';
import type { OracleInput, OracleOutcome } from './oracle.js';
import type { FindingJson } from './shapes.js';

export interface EngineOutcome {
  readonly kind: string;
  readonly findings?: readonly FindingJson[];
  readonly appraisal?: object;
  readonly consultedEditions?: readonly string[];
}

/** Exact decimals without fixed places: `0.8` and `0.80` are the same answer. Everything else is compared as text. */
const exactPlaces = [
  /^roundingStep$/,
  /^lines\[\d+]\.(quantity|kgPerUnit)$/,
  /^lines\[\d+]\.materials\[\d+]\.(share|massKg)$/,
  /^lines\[\d+]\.retained\.(pricedQuantity|lifeYears|score|functionalObsolescence)$/,
];

function same(path: string, mine: unknown, theirs: unknown): boolean {
  if (mine === theirs) return true;
  if (typeof mine !== 'string' || typeof theirs !== 'string') return false;
  if (!exactPlaces.some((place) => place.test(path)) || !/^-?\d+(\.\d+)?$/.test(theirs)) return false;
  return Fraction.of(mine).equals(Fraction.of(theirs));
}

function isNode(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Fields the oracle does not know (trace, references) are not its business. */
function differenceAt(path: string, mine: unknown, theirs: unknown): string | null {
  if (!isNode(mine) || !isNode(theirs)) {
    return same(path, mine, theirs)
      ? null
      : `${path}: oracle ${JSON.stringify(mine)}, engine ${JSON.stringify(theirs)}`;
  }
  if (Array.isArray(mine) && mine.length !== (theirs as { length?: unknown }).length) {
    return `${path}: oracle ${JSON.stringify(mine)}, engine ${JSON.stringify(theirs)}`;
  }
  for (const [key, value] of Object.entries(mine)) {
    const place = Array.isArray(mine) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    const difference = differenceAt(place, value, theirs[key]);
    if (difference !== null) return difference;
  }
  return null;
}

/** The engine may tell more in `data`, never less. */
function isAnsweredBy(mine: FindingJson, theirs: FindingJson): boolean {
  return (
    mine.code === theirs.code &&
    mine.level === theirs.level &&
    mine.componentId === theirs.componentId &&
    Object.entries(mine.data).every(([key, value]) => JSON.stringify(theirs.data[key]) === JSON.stringify(value))
  );
}

function differenceOfFindings(mine: readonly FindingJson[], theirs: readonly FindingJson[]): string | null {
  const left = [...theirs];
  for (const finding of mine) {
    const place = left.findIndex((each) => isAnsweredBy(finding, each));
    if (place < 0) {
      return `finding of the oracle alone: ${JSON.stringify(finding)}; the engine's: ${JSON.stringify(left)}`;
    }
    left.splice(place, 1);
  }
  return left.length === 0 ? null : `findings of the engine alone: ${JSON.stringify(left)}`;
}

/** Order-level first, then by component in the order's sequence, then by code. */
function disorderOfFindings({ order }: OracleInput, findings: readonly FindingJson[]): string | null {
  const rank = ({ componentId }: FindingJson): number =>
    componentId === null ? -1 : order.components.findIndex(({ id }) => id === componentId);
  for (const [place, finding] of findings.entries()) {
    const next = findings[place + 1];
    if (!next) return null;
    const isInOrder = rank(finding) < rank(next) || (rank(finding) === rank(next) && finding.code <= next.code);
    if (!isInOrder) return `findings out of order: ${JSON.stringify(finding)} before ${JSON.stringify(next)}`;
  }
  return null;
}

export function firstDifference(input: OracleInput, mine: OracleOutcome, engine: EngineOutcome): string | null {
  if (mine.kind !== engine.kind) {
    return `kind: oracle ${mine.kind}, engine ${engine.kind} ${JSON.stringify(engine.findings ?? mine)}`;
  }
  if (mine.kind === 'refused') {
    const refusals = (engine.findings ?? []).filter(({ level }) => level === 'refusal');
    return differenceOfFindings(mine.findings, refusals) ?? disorderOfFindings(input, engine.findings ?? []);
  }
  const appraisal = engine.appraisal as { readonly findings: readonly FindingJson[] };
  const { findings, ...figures } = mine.appraisal as { readonly findings: readonly FindingJson[] };
  const missing = mine.usedEditions.filter((edition) => !engine.consultedEditions?.includes(edition));
  if (missing.length > 0) return `consultedEditions without ${missing.join(', ')}`;
  return (
    differenceAt('', figures, appraisal) ??
    differenceOfFindings(findings, appraisal.findings) ??
    disorderOfFindings(input, appraisal.findings)
  );
}
