import type { ReplicationMode } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';
import type { IsolationLevel } from 'typeorm/driver/types/IsolationLevel.js';
import { organisationInScope } from '../http/organisation-scope.js';
import { asTold, DatabaseUnavailable, passGate } from './database-unavailable.js';
import { forPostgres, isReading } from './postgres-sql.js';
import type { SteadyClient } from './steady-client.js';
import type { WriteGate } from './write-gate.js';
import { takeWriteLock } from './write-lock.js';

export interface PostgresLane {
  readonly mode: ReplicationMode;
  readonly gate: WriteGate;
}

/**
 * Writers one after the other, as on SQLite: a transaction, or a single statement that writes, holds the gate of this
 * process and then the lock of the database. What a transaction has read therefore still holds when it writes, in every
 * process; the gate keeps those who wait in this process from taking all its connections. Readers wait for nobody.
 */
export class SerialPostgresQueryRunner extends PostgresQueryRunner {
  private holdsGate = false;
  private checkedOut: Promise<SteadyClient> | null = null;

  constructor(
    driver: PostgresDriver,
    private readonly lane: PostgresLane,
  ) {
    super(driver, lane.mode);
  }

  /** Whatever keeps it from having a connection, the caller may come again. */
  override connect(): Promise<SteadyClient> {
    this.checkedOut ??= super.connect().then(
      (connection: SteadyClient) => connection.keepUntilReleased(),
      (error: Error) => Promise.reject(new DatabaseUnavailable(error)),
    );
    return this.checkedOut;
  }

  override async startTransaction(isolationLevel?: IsolationLevel): Promise<void> {
    if (!this.holdsGate) {
      await passGate(this.lane.gate);
      this.holdsGate = true;
    }
    const isOutermost = this.transactionDepth === 0;
    try {
      // Outside, since what is set inside a transaction goes with it.
      if (isOutermost) await this.narrow();
      await super.startTransaction(isolationLevel);
      if (isOutermost) await this.query(`SELECT ${takeWriteLock}`);
    } catch (error) {
      if (isOutermost) await this.giveUp();
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
  ): ReturnType<PostgresQueryRunner['query']> {
    const statement = forPostgres(sql, parameters !== undefined && parameters.length > 0);
    if (this.holdsGate) return this.send(statement, parameters, structured);
    if (isReading(statement)) {
      await this.narrow();
      return this.send(statement, parameters, structured);
    }
    await this.startTransaction();
    try {
      const result = await this.send(statement, parameters, structured);
      await this.commitTransaction();
      return result;
    } catch (error) {
      await this.giveUp();
      throw error;
    }
  }

  /** A transaction that was neither committed nor rolled back is rolled back: its connection goes to the next caller. */
  override async release(): Promise<void> {
    await this.giveUp();
    return super.release();
  }

  /** The connection may have served another organisation before. */
  private async narrow(): Promise<void> {
    const connection = await this.connect();
    await connection.narrowTo(organisationInScope()).catch((error: unknown) => {
      throw asTold(error);
    });
  }

  private async send(statement: string, parameters?: unknown[], structured?: boolean): Promise<unknown> {
    try {
      return (await super.query(statement, parameters, structured)) as unknown;
    } catch (error) {
      throw asTold(error);
    }
  }

  private async giveUp(): Promise<void> {
    try {
      while (this.isTransactionActive && this.transactionDepth > 0) await super.rollbackTransaction();
    } catch {
      // The connection is gone, and its transaction with it; the pool does not hand it out again.
    } finally {
      this.isTransactionActive = false;
      this.transactionDepth = 0;
      this.openGate();
    }
  }

  private openGate(): void {
    if (!this.holdsGate) return;
    this.holdsGate = false;
    this.lane.gate.release();
  }
}
