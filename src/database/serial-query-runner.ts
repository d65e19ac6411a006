import type { Database } from 'better-sqlite3';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner.js';
import type { IsolationLevel } from 'typeorm/driver/types/IsolationLevel.js';
import { asTold, passGate } from './database-unavailable.js';
import type { WriteGate } from './write-gate.js';

/** One connection of the file: the one that writes, behind its gate, or the one that only reads. */
export interface Lane {
  readonly connection: Database;
  readonly gate: WriteGate | null;
}

/**
 * A query runner that belongs to one caller. A transaction holds the gate from BEGIN IMMEDIATE to COMMIT or ROLLBACK;
 * a single statement outside a transaction holds it for itself. Nobody else's statement can slip in between.
 */
export class SerialQueryRunner extends BetterSqlite3QueryRunner {
  private holdsGate = false;

  constructor(
    driver: BetterSqlite3Driver,
    private readonly lane: Lane,
  ) {
    super(driver);
  }

  override connect(): Promise<Database> {
    return Promise.resolve(this.lane.connection);
  }

  override async startTransaction(isolationLevel?: IsolationLevel): Promise<void> {
    if (this.lane.gate !== null && !this.holdsGate) {
      await passGate(this.lane.gate);
      this.holdsGate = true;
    }
    try {
      await super.startTransaction(isolationLevel);
    } catch (error) {
      if (this.transactionDepth === 0) {
        this.isTransactionActive = false;
        this.openGate();
      }
      throw error;
    }
  }

  override async commitTransaction(): Promise<void> {
    try {
      await super.commitTransaction();
    } finally {
      if (!this.isTransactionActive) this.openGate();
    }
  }

  override async rollbackTransaction(): Promise<void> {
    try {
      await super.rollbackTransaction();
    } finally {
      if (!this.isTransactionActive) this.openGate();
    }
  }

  override async query(
    sql: string,
    parameters?: unknown[],
    structured?: boolean,
  ): ReturnType<BetterSqlite3QueryRunner['query']> {
    const { gate } = this.lane;
    if (gate === null || this.holdsGate) {
      // A deferred BEGIN takes the write lock at its first write and may then fail; IMMEDIATE takes it at once.
      return this.send(sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : sql, parameters, structured);
    }
    await passGate(gate);
    try {
      return await this.send(sql, parameters, structured);
    } finally {
      gate.release();
    }
  }

  /** A transaction that was neither committed nor rolled back is rolled back, not left open for the next caller. */
  override async release(): Promise<void> {
    if (this.holdsGate) {
      try {
        if (this.lane.connection.inTransaction) this.lane.connection.exec('ROLLBACK');
      } finally {
        this.isTransactionActive = false;
        this.transactionDepth = 0;
        this.openGate();
      }
    }
    return super.release();
  }

  private async send(sql: string, parameters?: unknown[], structured?: boolean): Promise<unknown> {
    try {
      return (await super.query(sql, parameters, structured)) as unknown;
    } catch (error) {
      throw asTold(error);
    }
  }

  private openGate(): void {
    if (!this.holdsGate) return;
    this.holdsGate = false;
    this.lane.gate?.release();
  }
}
