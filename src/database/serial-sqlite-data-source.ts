/**
 * TypeORM's SQLite drivers share one query runner between all callers, so that one request's ROLLBACK takes another's
 * acknowledged write with it (`test/stores/stock-driver-hazard.spec.ts` shows it). This data source gives every caller
 * a runner of its own: writers pass a gate one after the other, readers use a second, read-only connection that sees
 * committed rows only and never waits.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import { DataSource } from 'typeorm';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import type { BetterSqlite3DataSourceOptions } from 'typeorm/driver/better-sqlite3/BetterSqlite3DataSourceOptions.js';
import { keepStatements } from './keep-statements.js';
import { SerialQueryRunner, type Lane } from './serial-query-runner.js';
import { sqliteDriver } from './sqlite-driver.js';
import { WriteGate } from './write-gate.js';

export interface SerialSqliteOptions {
  readonly file: string;
  readonly entities: BetterSqlite3DataSourceOptions['entities'];
  readonly migrations: BetterSqlite3DataSourceOptions['migrations'];
  /** false: the tables stay as they are. */
  readonly migrates?: boolean;
  /** Longest wait for the gate; another process's lock on the file is waited for as long again. */
  readonly writeWaitMs?: number;
}

const defaultWriteWaitMs = 10_000;
const startWaitMs = 60_000;

export class SerialSqliteDataSource extends DataSource {
  private reading: Database | null = null;

  constructor(private readonly serial: SerialSqliteOptions) {
    super({
      type: 'better-sqlite3',
      driver: sqliteDriver,
      database: serial.file,
      entities: serial.entities,
      migrations: serial.migrations,
      migrationsRun: serial.migrates ?? true,
      synchronize: false,
      enableWAL: true,
      timeout: serial.writeWaitMs ?? defaultWriteWaitMs,
      // An answer "stored" must survive a power cut: NORMAL, the default under WAL, may lose the last commits.
      prepareDatabase: (connection: Database) => void connection.pragma('synchronous = FULL'),
    });
  }

  override async initialize(): Promise<this> {
    const driver = this.driver as BetterSqlite3Driver;
    const gate = new WriteGate(this.serial.writeWaitMs ?? defaultWriteWaitMs);
    driver.createQueryRunner = (mode) => new SerialQueryRunner(driver, this.lane(mode, driver, gate));
    const endStart = this.startAlone();
    try {
      await super.initialize();
    } finally {
      endStart();
    }
    // Once the tables stand: until then the statements are those of the migrations, which come once.
    keepStatements(driver.databaseConnection as Database);
    this.reading = keepStatements(new sqliteDriver(this.serial.file, { readonly: true }));
    return this;
  }

  /**
   * Two processes that start on one new folder must not both migrate it: each reads that nothing was run yet, and the
   * second would fail. The lock is the operating system's, so that a process that dies leaves none behind.
   */
  private startAlone(): () => void {
    mkdirSync(dirname(this.serial.file), { recursive: true });
    const lock = new sqliteDriver(`${this.serial.file}.start`, { timeout: startWaitMs });
    lock.exec('BEGIN EXCLUSIVE');
    return () => lock.close();
  }

  override async destroy(): Promise<void> {
    this.reading?.close();
    this.reading = null;
    await super.destroy();
  }

  /** TypeORM asks for "slave" when it only reads. Until the file is migrated there is one lane. */
  private lane(mode: string, driver: BetterSqlite3Driver, gate: WriteGate): Lane {
    if (mode === 'slave' && this.reading !== null) return { connection: this.reading, gate: null };
    return { connection: driver.databaseConnection as Database, gate };
  }
}
