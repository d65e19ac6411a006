/** What is wrong after a kill, by kind; empty when all is well. */
export interface Findings {
  readonly lost: string[];
  readonly doubled: string[];
  readonly unsigned: string[];
  readonly holes: string[];
  readonly others: string[];
}

export const nothingFound = (): Findings => ({ lost: [], doubled: [], unsigned: [], holes: [], others: [] });

export function addFindings(to: Findings, found: Findings): void {
  for (const kind of Object.keys(found) as (keyof Findings)[]) to[kind].push(...found[kind]);
}

export const repeated = (values: readonly string[]): string[] => {
  const seen = new Set<string>();
  return values.filter((value) => seen.size === seen.add(value).size);
};
