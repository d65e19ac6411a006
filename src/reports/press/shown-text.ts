/** A character's code in the font and the space after it, in thousandths of an em. */
export interface SpacedCode {
  readonly code: string;
  readonly gap: number;
}

/** The space most characters of a line have behind them: said once for the line, it need not stand between all of them. */
export function commonGap(run: readonly SpacedCode[]): number {
  const counts = new Map<number, number>([[0, 1]]);
  for (const { gap } of run.slice(0, -1)) counts.set(gap, (counts.get(gap) ?? 0) + 1);
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

/** Codes and the corrections between them, as operand and operator, where `spacing` is added to every character. */
export function shownAs(run: readonly SpacedCode[], spacing: number): string {
  const parts: string[] = [''];
  const corrections: number[] = [];
  run.forEach(({ code, gap }, index) => {
    parts[parts.length - 1] += code;
    if (gap === spacing || index === run.length - 1) return;
    corrections.push(spacing - gap);
    parts.push('');
  });
  if (corrections.length === 0) return `(${parts.join('')})Tj`;
  return `[${parts.map((part, index) => `${corrections[index - 1] ?? ''}(${part})`).join('')}]TJ`;
}
