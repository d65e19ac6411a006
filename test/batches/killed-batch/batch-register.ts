/** Batches as they lie on the disk, read beside the running processes by a connection of its own. */
import { join } from 'node:path';
import { sqliteDriver } from '../../../src/database/sqlite-driver.js';

export interface ItemRow {
  readonly batchId: string;
  readonly position: number;
  readonly state: string;
  readonly appraisalId: string | null;
  readonly reportId: string | null;
  readonly problem: string | null;
}

export class BatchRegister {
  constructor(private readonly dataDir: string) {}

  openItems(): number {
    return Number(this.column(`SELECT COUNT(*) FROM batch_items WHERE state IN ('waiting', 'appraised')`)[0]);
  }

  items(): readonly ItemRow[] {
    return this.ask(
      `SELECT batch_id AS batchId, position, state, appraisal_id AS appraisalId, report_id AS reportId,
        problem_json AS problem FROM batch_items ORDER BY batch_id, position`,
    ) as ItemRow[];
  }

  batchIds(): readonly string[] {
    return this.column('SELECT id FROM batches ORDER BY id');
  }

  appraisalIds(): readonly string[] {
    return this.column('SELECT id FROM appraisals');
  }

  /** The subject of each entry of such an act. */
  acts(action: string): readonly string[] {
    return this.column(`SELECT subject FROM audit_log WHERE action = '${action}'`);
  }

  private column(sql: string): readonly string[] {
    return (this.ask(sql) as Record<string, string>[]).map((row) => Object.values(row)[0] ?? '');
  }

  private ask(sql: string): unknown[] {
    const database = new sqliteDriver(join(this.dataDir, 'lift-appraisal.sqlite'), { readonly: true });
    try {
      return database.prepare(sql).all();
    } finally {
      database.close();
    }
  }
}
