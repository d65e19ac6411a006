/** The register and the archive as they lie on the disk, read beside the running service by a connection of its own. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
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
  /** Bytes of the step, whole or in part, are in the archive. */
  | 'archive'
  /** Done and recorded, and nobody was told. */
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

/** The drawn file that everything else is signed onto. */
export interface PreparationRow extends VersionRow {
  readonly preparedSha256: string;
}

export interface SignatureRow {
  readonly reportId: string;
  readonly slot: string;
  readonly baseSha256: string;
  readonly resultSha256: string;
}

export interface Standing {
  readonly appraisals: ReadonlySet<string>;
  /** The appraisal of each review. */
  readonly reviewed: readonly string[];
  /** By appraisal. */
  readonly preparations: ReadonlyMap<string, PreparationRow>;
  /** By report, of each in their order. */
  readonly signatures: ReadonlyMap<string, readonly SignatureRow[]>;
}

const preparationsSql = `
  SELECT v.id, v.appraisal_id AS appraisalId, v.number, v.code, f.sha256, p.prepared_sha256 AS preparedSha256
  FROM report_preparations p JOIN report_versions v ON v.id = p.report_id
  LEFT JOIN report_files f ON f.report_id = v.id ORDER BY v.number`;

const signaturesSql = `
  SELECT report_id AS reportId, slot, base_sha256 AS baseSha256, result_sha256 AS resultSha256
  FROM report_signatures ORDER BY report_id, number`;

export class Register {
  private archived: ReadonlySet<string> = new Set();
  private known: ReadonlySet<string> = new Set();
  /** A file that is as it was when it was hashed is not hashed again by the same register. */
  private readonly hashed = new Map<string, string>();

  constructor(private readonly dataDir: string) {}

  /** Call before a step: what is there then is not of its making. */
  remember(): void {
    this.archived = new Set(this.archiveFiles());
    this.known = new Set(this.versions().map(({ id }) => id));
  }

  /** What the step under `key` left behind. */
  reached(key: string): Reached {
    if (this.column('SELECT idempotency_key FROM idempotency_answers').includes(key)) return 'record';
    if (this.archiveFiles().some((file) => !this.archived.has(file))) return 'archive';
    if (this.versions().some(({ id }) => !this.known.has(id))) return 'number';
    return this.column('SELECT idempotency_key FROM idempotency_claims').includes(key) ? 'claim' : 'nothing';
  }

  versions(): readonly VersionRow[] {
    return this.ask((database) => database.prepare(versionsSql).all()) as VersionRow[];
  }

  /** Everything on the way to an issued report, read once. */
  standing(): Standing {
    const preparations = this.ask((database) => database.prepare(preparationsSql).all()) as PreparationRow[];
    const signatures = new Map<string, SignatureRow[]>();
    for (const row of this.ask((database) => database.prepare(signaturesSql).all()) as SignatureRow[]) {
      signatures.set(row.reportId, [...(signatures.get(row.reportId) ?? []), row]);
    }
    return {
      appraisals: new Set(this.column('SELECT id FROM appraisals')),
      reviewed: this.column('SELECT appraisal_id FROM report_reviews'),
      preparations: new Map(preparations.map((row) => [row.appraisalId, row])),
      signatures,
    };
  }

  /** The subject of each entry of such an act. */
  acts(action: 'report.prepared' | 'report.signed' | 'report.issued'): readonly string[] {
    return this.column(`SELECT subject FROM audit_log WHERE action = '${action}'`);
  }

  /** SQLite's own judgement of the file; empty when it is sound. */
  damage(): readonly string[] {
    const found = this.ask((database) => database.pragma('integrity_check')) as { integrity_check: string }[];
    return found.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  }

  /** The archived bytes of that name are there and are what their name says. */
  isArchived(sha256: string): boolean {
    const file = join(this.dataDir, 'reports', sha256.slice(0, 2), sha256);
    try {
      const { ino, size, mtimeNs } = statSync(file, { bigint: true });
      const asItWas = `${ino} ${size} ${mtimeNs}`;
      if (this.hashed.get(sha256) === asItWas) return true;
      if (sha256Hex(readFileSync(file)) !== sha256) return false;
      this.hashed.set(sha256, asItWas);
      return true;
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

  private column(sql: string): readonly string[] {
    return this.ask((database) => database.prepare(sql).pluck().all()) as string[];
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
