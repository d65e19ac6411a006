/**
 * The regions of China by GB/T 2260. What a code means and what lies above it, nothing more: whose prices may stand in
 * for whose is the explicit fallback list of the standard's edition, never taken from here.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../config/package-root.js';
import type { RegionCode } from '../../engine/index.js';
import { codesAbove, country, readRegions, type Region } from './read-regions.js';

let read: ReadonlyMap<RegionCode, Region> | undefined;

/** Read once, when first asked. */
function regions(): ReadonlyMap<RegionCode, Region> {
  read ??= readRegions(readFileSync(join(packageRoot, 'assets', 'regions', 'gb-t-2260.csv'), 'utf8'));
  return read;
}

/** Also a code that is no longer in force: old papers carry old codes. */
export function isRegion(code: RegionCode): boolean {
  return regions().has(code);
}

/** 和平区; null for a code nobody listed. */
export function nameOf(code: RegionCode): string | null {
  return regions().get(code)?.name ?? null;
}

/** 辽宁省沈阳市和平区; null for a code nobody listed. */
export function fullNameOf(code: RegionCode): string | null {
  const own = nameOf(code);
  if (own === null) return null;
  const above = parentsOf(code)
    .filter((parent) => parent !== country)
    .map((parent) => nameOf(parent) ?? '')
    .filter((name) => !holdsCountiesTogether(name));
  return [...new Set([...above.reverse(), own])].join('');
}

/** What lies above, nearest first, the country last; none for the country and for a code nobody listed. */
export function parentsOf(code: RegionCode): readonly RegionCode[] {
  return isRegion(code) ? codesAbove(code) : [];
}

/** 县 and 省直辖县级行政区划 are no places: they only hold the counties of a province together. */
function holdsCountiesTogether(name: string): boolean {
  return name === '县' || name.endsWith('直辖县级行政区划');
}
