/** The list of regions as a file: strict, for a wrong line would let a wrong region through every door. */
import type { RegionCode } from '../../engine/index.js';

export interface Region {
  readonly code: RegionCode;
  /** 和平区, without the names above it. */
  readonly name: string;
  /** null for a code in force; else year and month of the last list that has it, `YYYYMM`. */
  readonly lastListed: string | null;
}

const header = 'code,name,lastListed';
const line = /^([1-9]\d{5}),(\p{Script=Han}{1,20}),((?:19|20)\d{2}(?:0[1-9]|1[0-2]))?$/u;

/** By code. Throws at the first line that is not as the README of the list says. */
export function readRegions(text: string): ReadonlyMap<RegionCode, Region> {
  const [first, ...lines] = text.split('\n');
  if (first !== header) throw new Error(`The list of regions begins with "${header}"`);
  if (lines.pop() !== '') throw new Error('The list of regions ends with a line break');
  const regions = new Map<RegionCode, Region>();
  let before = '';
  for (const [index, text] of lines.entries()) {
    const region = readLine(text, index + 2);
    if (region.code <= before) throw misplaced(index + 2, `${region.code} stands after ${before}`);
    regions.set(region.code, region);
    before = region.code;
  }
  for (const { code } of regions.values()) demandAncestors(code, regions);
  return regions;
}

function readLine(text: string, number: number): Region {
  const [, code, name, lastListed] = line.exec(text) ?? [];
  if (code === undefined || name === undefined) throw misplaced(number, `"${text}" is no code, name and list`);
  return { code, name, lastListed: lastListed ?? null };
}

function demandAncestors(code: RegionCode, regions: ReadonlyMap<RegionCode, Region>): void {
  for (const above of codesAbove(code)) {
    if (!regions.has(above)) throw new Error(`The list of regions has ${code}, but not ${above} above it`);
  }
}

const misplaced = (number: number, what: string): Error => new Error(`The list of regions, line ${number}: ${what}`);

export const country: RegionCode = '100000';

/** Prefecture, province and country of a county: what the digits of its code say, nearest first. */
export function codesAbove(code: RegionCode): readonly RegionCode[] {
  if (code === country) return [];
  const above = [`${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`, country];
  return above.slice(above.lastIndexOf(code) + 1);
}
