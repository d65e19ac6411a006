/** Lays an outcome out the way cases write it: lines by component, deductions by code, findings as short texts. */
interface FindingLike {
  readonly code: string;
  readonly level: string;
  readonly componentId: string | null;
  readonly data: object;
}

interface LineLike {
  readonly componentId: string;
  readonly materials: readonly { readonly material: string }[];
}

interface DeductionLike {
  readonly code: string;
  readonly hazardousWasteCode: string | null;
}

interface AppraisalLike {
  readonly lines: readonly LineLike[];
  readonly deductions: readonly DeductionLike[];
  readonly findings: readonly FindingLike[];
}

export interface OutcomeLike {
  readonly kind: string;
  readonly findings?: readonly FindingLike[];
  readonly appraisal?: unknown;
}

function keyed<T>(list: readonly T[], key: (item: T) => string): Record<string, T> {
  return Object.fromEntries(list.map((item) => [key(item), item]));
}

function short({ code, componentId }: FindingLike): string {
  return componentId === null ? code : `${code} ${componentId}`;
}

/**
 * `refusals`: all of them, with what their data must contain. `warnings`, `information`: all of that level, as `code`
 * or `code component`, sorted. `deductions`: all lines, by code or `code:waste code`.
 */
export function laidOut(outcome: OutcomeLike): Record<string, unknown> {
  if (outcome.kind !== 'appraised') {
    const refusals = (outcome.findings ?? []).filter(({ level }) => level === 'refusal');
    return { refusals: keyed(refusals, (each) => refusalKey(each, refusals)) };
  }
  const appraisal = outcome.appraisal as AppraisalLike;
  const ofLevel = (wanted: string): string[] =>
    appraisal.findings
      .filter(({ level }) => level === wanted)
      .map(short)
      .sort();
  const lines = appraisal.lines.map((line) => ({ ...line, materials: keyed(line.materials, (each) => each.material) }));
  return {
    ...appraisal,
    lines: keyed(lines, (line) => line.componentId),
    deductions: keyed(appraisal.deductions, ({ code, hazardousWasteCode }) =>
      hazardousWasteCode === null ? code : `${code}:${hazardousWasteCode}`,
    ),
    warnings: ofLevel('warning'),
    information: ofLevel('info'),
  };
}

/** The code; where it occurs more than once for the order, with the price's code: `scrap-price-missing steel`. */
function refusalKey(finding: FindingLike, all: readonly FindingLike[]): string {
  const isAlone = all.filter((each) => short(each) === short(finding)).length === 1;
  return isAlone ? short(finding) : `${short(finding)} ${String((finding.data as { code?: unknown }).code)}`;
}
