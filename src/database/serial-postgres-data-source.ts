import pg from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { postgresValues } from './postgres-values.js';
import { SerialPostgresQueryRunner } from './serial-postgres-query-runner.js';
import { SteadyClient } from './steady-client.js';
import { WriteGate } from './write-gate.js';
import { takeStartLock } from './write-lock.js';

export interface SerialPostgresOptions {
  readonly url: string;
  readonly entities: PostgresDataSourceOptions['entities'];
  readonly migrations: PostgresDataSourceOptions['migrations'];
  /** false: the tables stay as they are. */
  readonly migrates?: boolean;
  /** Connections of this process at most; one of them writes. */
  readonly connections?: number;
  /** Longest wait for the gate of this process, and again for the lock of the database. */
  readonly writeWaitMs?: number;
}

const defaultConnections = 10;
const defaultWriteWaitMs = 10_000;
const startWaitMs = 60_000;
/** A writer that vanished without closing its connection blocks the others no longer than this. */
const idleWriterMs = 60_000;

/** PostgreSQL with the manners of the SQLite file: writers one after the other, across all processes, and the same values. */
export class SerialPostgresDataSource extends DataSource {
  constructor(private readonly serial: SerialPostgresOptions) {
    const { url, entities, migrations, migrates, connections, writeWaitMs } = serial;
    super({
      type: 'postgres',
      driver: pg,
      url,
      entities,
      migrations,
      migrationsRun: migrates ?? true,
      synchronize: false,
      poolSize: connections ?? defaultConnections,
      connectTimeoutMS: writeWaitMs ?? defaultWriteWaitMs,
      applicationName: 'lift-appraisal',
      extra: {
        Client: SteadyClient,
        types: postgresValues,
        options: sessionOf(writeWaitMs ?? defaultWriteWaitMs),
        keepAlive: true,
      },
    });
  }

  override async initialize(): Promise<this> {
    const driver = this.driver as PostgresDriver;
    const gate = new WriteGate(this.serial.writeWaitMs ?? defaultWriteWaitMs);
    driver.createQueryRunner = (mode) => new SerialPostgresQueryRunner(driver, { mode, gate });
    // What SQLite calls a blob is `bytea` here; for TypeORM it is a value like any other.
    if (!driver.supportedDataTypes.includes('blob')) driver.supportedDataTypes.push('blob');
    const endStart = await this.startAlone();
    try {
      await super.initialize();
    } finally {
      await endStart();
    }
    return this;
  }

  /** Two processes that start at one new database must not both migrate it. A process that dies lets go of the lock. */
  private async startAlone(): Promise<() => Promise<void>> {
    // The connection may break while others migrate: the query that waits says so.
    const lock = new SteadyClient({ connectionString: this.serial.url, connectionTimeoutMillis: startWaitMs });
    await lock.connect();
    try {
      await lock.query(`SET lock_timeout = ${startWaitMs}`);
      await lock.query(`SELECT ${takeStartLock}`);
    } catch (error) {
      await lock.end();
      throw error;
    }
    return () => lock.end();
  }
}

const sessionOf = (lockMs: number): string =>
  [
    ...['TimeZone=UTC', 'DateStyle=ISO,YMD', `lock_timeout=${lockMs}`],
    `idle_in_transaction_session_timeout=${idleWriterMs}`,
  ]
    .map((setting) => `-c ${setting}`)
    .join(' ');
