/** What a number format says about the number in the cell: that it is a day, or how many decimals are shown. */

export type FormatMeaning = { readonly kind: 'day' } | { readonly kind: 'decimals'; readonly decimals: number };

/** Formats every workbook knows by number (ECMA-376, 18.8.30), dates of the Chinese edition included. */
const DAY_IDS = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const;
const DECIMALS_OF_ID: Readonly<Record<number, number>> = { 2: 2, 4: 2, 39: 2, 40: 2 };

export function meaningOfFormat(id: number, code: string | undefined): FormatMeaning {
  if (code === undefined) {
    if (DAY_IDS.some(([first, last]) => id >= first && id <= last)) return { kind: 'day' };
    return { kind: 'decimals', decimals: DECIMALS_OF_ID[id] ?? 0 };
  }
  const [section = ''] = withoutLiterals(code).split(';');
  if (/[ymdhs]/i.test(section)) return { kind: 'day' };
  // A percentage shows other digits than the cell holds, and so does an exponent.
  const decimals = /[%e]/i.test(section) ? 0 : (/\.(0+)/.exec(section)?.[1]?.length ?? 0);
  return { kind: 'decimals', decimals };
}

/** Quoted text, escaped characters, fillers and bracketed colours or conditions show nothing of the number. */
function withoutLiterals(code: string): string {
  return code.replace(/"[^"]*"|[\\_*].|\[[^\]]*\]/g, '');
}
