/**
 * better-sqlite3, in the line the running Node can load: 12 crashes on Node 24 when a statement is collected
 * (RemoveEnvironmentCleanupHook, upstream issue 1515), 13 crashes on Node 20. Both have the same interface.
 */
import { createRequire } from 'node:module';
import type BetterSqlite3 from 'better-sqlite3';

const firstNodeOfLine13 = 22;

/** The package name for a version of Node, `process.versions.node`. */
export function sqlitePackage(nodeVersion: string): 'better-sqlite3' | 'better-sqlite3-13' {
  return Number(nodeVersion.split('.')[0]) >= firstNodeOfLine13 ? 'better-sqlite3-13' : 'better-sqlite3';
}

const require = createRequire(import.meta.url);

export const sqliteDriver = require(sqlitePackage(process.versions.node)) as typeof BetterSqlite3;
