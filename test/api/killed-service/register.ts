/** The register and the archive as they lie on the disk, read beside the running service by a connection of its own. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { sqliteDriver } from '../../../src/database/sqlite-driver.js';
import { sha256Hex } from '../../../src/fingerprints/sha256.js';

/** How far a report had come when the process died. */
export type Reached =
  /** The request was sent; nothing of it is stored. */
  | 'nothing'
  /** The caller's key is claimed. */
  | 'claim'
  /** The version has its number and code. */
  | 'number'
  /** Its bytes, whole or in part, are in the archive. */
  | 'archive'
  /** Issued, and nobody was told. */
  | 'record';

export interface VersionRow {
  readonly id: string;
  readonly appraisalId: string;
  readonly number: string;
  readonly code: string;
  /** null: the version has no file. */
  readonly sha256: string | null;
}

const versionsSql = `
  SELECT v.id, v.appraisal_id AS appraisalId, v.number, v.code, f.sha256
  FROM report_versions v LEFT JOIN report_files f ON f.report_id = v.id ORDER BY v.number`;

export class Register {
  private archived: ReadonlySet<string>;

  constructor(private readonly dataDir: string) {
    this.archived = new Set(this.archiveFiles());
  }

  /** Call before a report is issued: what is in the archive then is not its file. */
  rememberArchive(): void {
    this.archived = new Set(this.archiveFiles());
  }

  /** What a request under `key` left behind. */
  reached(appraisalId: string, key: string): Reached {
    const version = this.versions().find((one) => one.appraisalId === appraisalId);
    if (version?.sha256) return 'record';
    if (version && this.archiveFiles().some((file) => !this.archived.has(file))) return 'archive';
    if (version) return 'number';
    const claims = this.ask((database) =>
      database.prepare('SELECT idempotency_key AS key FROM idempotency_claims').all(),
    );
    return (claims as { key: string }[]).some((claim) => claim.key === key) ? 'claim' : 'nothing';
  }

  versions(): readonly VersionRow[] {
    return this.ask((database) => database.prepare(versionsSql).all()) as VersionRow[];
  }

  /** How often each version was entered as issued. */
  issuedActs(): readonly string[] {
    const sql = `SELECT subject FROM audit_log WHERE action = 'report.issued'`;
    return (this.ask((database) => database.prepare(sql).all()) as { subject: string }[]).map(({ subject }) => subject);
  }

  /** SQLite's own judgement of the file; empty when it is sound. */
  damage(): readonly string[] {
    const found = this.ask((database) => database.pragma('integrity_check')) as { integrity_check: string }[];
    return found.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  }

  /** The archived bytes of that name are there and are what their name says. */
  isArchived(sha256: string): boolean {
    try {
      return sha256Hex(readFileSync(join(this.dataDir, 'reports', sha256.slice(0, 2), sha256))) === sha256;
    } catch {
      return false;
    }
  }

  halfFiles(): readonly string[] {
    return this.archiveFiles().filter((file) => file.endsWith('.part'));
  }

  private archiveFiles(): readonly string[] {
    const folder = join(this.dataDir, 'reports');
    return readdirSync(folder).flatMap((prefix) => readdirSync(join(folder, prefix)));
  }

  private ask<Result>(question: (database: Database) => Result): Result {
    const database = new sqliteDriver(join(this.dataDir, 'lift-appraisal.sqlite'), { readonly: true });
    try {
      return question(database);
    } finally {
      database.close();
    }
  }
}
