/** Findings of the order first, then by component in the order's sequence, then by code. */
import type { AppraisalOrder } from './order.js';
import type { Finding } from './finding.js';
import { vouched } from './own.js';

export function sortFindings(findings: readonly Finding[], { components }: AppraisalOrder): readonly Finding[] {
  const places = Object.fromEntries(components.map(({ id }, index) => [id, index]));
  const keyed = findings.map((finding) => ({
    finding,
    place: finding.componentId === null ? -1 : vouched(places, finding.componentId),
  }));
  keyed.sort((a, b) => a.place - b.place || compareTexts(a.finding.code, b.finding.code) || compareFacts(a, b));
  return keyed.map(({ finding }) => finding);
}

/** Several of one code differ in their facts, the price they name for one. */
function compareFacts(a: { readonly finding: Finding }, b: { readonly finding: Finding }): number {
  return compareTexts(JSON.stringify(a.finding.data), JSON.stringify(b.finding.data));
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
