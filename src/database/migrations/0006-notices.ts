import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Dialect } from '../dialect.js';
import { dropTables, makeTables, type InsertOnlyTables } from '../make-tables.js';

const insertOnlyTables: InsertOnlyTables = {
  notices: ['id'],
  webhook_messages: ['id'],
  webhook_attempts: ['delivery_id', 'attempt'],
};

const tables = (dialect: Dialect): readonly string[] => [
  // roles: |appraiser|signer|, or NULL for everybody of the organisation.
  `CREATE TABLE notices (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    link TEXT,
    roles TEXT CHECK (roles LIKE '|%|'),
    at ${dialect.instant} NOT NULL
  ) ${dialect.tableEnd}`,
  `CREATE INDEX notices_by_organisation ON notices (organisation_id, id)`,
  // The reader is a person, or the name of a key that belongs to no person.
  `CREATE TABLE notice_reads (
    notice_id TEXT NOT NULL REFERENCES notices (id),
    reader TEXT NOT NULL,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    read_at ${dialect.instant} NOT NULL,
    PRIMARY KEY (notice_id, reader)
  ) ${dialect.tableEnd}`,

  // One row without person comes with the notice; the sender turns it into one row per person. No address is kept.
  `CREATE TABLE mail_outbox (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    notice_id TEXT NOT NULL REFERENCES notices (id),
    person_id TEXT,
    state TEXT NOT NULL CHECK (state IN ('unaddressed', 'addressed', 'waiting', 'sent', 'given-up')),
    attempts INTEGER NOT NULL CHECK (attempts >= 0),
    next_attempt_at ${dialect.instant} NOT NULL,
    last_error TEXT,
    created_at ${dialect.instant} NOT NULL,
    settled_at ${dialect.instant},
    CHECK ((person_id IS NULL) = (state IN ('unaddressed', 'addressed')) OR state = 'given-up')
  ) ${dialect.tableEnd}`,
  `CREATE UNIQUE INDEX mail_outbox_once ON mail_outbox (notice_id, COALESCE(person_id, ''))`,
  `CREATE INDEX mail_outbox_due ON mail_outbox (state, next_attempt_at)`,

  // announced_to: the publications up to this sequence number have been handed to the endpoint.
  `CREATE TABLE webhook_endpoints (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    url TEXT NOT NULL,
    description TEXT NOT NULL,
    types TEXT NOT NULL CHECK (types LIKE '|%|'),
    state TEXT NOT NULL CHECK (state IN ('active', 'disabled', 'deleted')),
    failing_since ${dialect.instant},
    announced_to INTEGER NOT NULL CHECK (announced_to >= 0),
    created_at ${dialect.instant} NOT NULL,
    changed_at ${dialect.instant} NOT NULL
  ) ${dialect.tableEnd}`,
  `CREATE INDEX webhook_endpoints_by_organisation ON webhook_endpoints (organisation_id, id)`,
  `CREATE TABLE webhook_secrets (
    id TEXT NOT NULL PRIMARY KEY,
    endpoint_id TEXT NOT NULL REFERENCES webhook_endpoints (id),
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    sealed_secret TEXT NOT NULL,
    created_at ${dialect.instant} NOT NULL,
    ends_at ${dialect.instant}
  ) ${dialect.tableEnd}`,
  `CREATE INDEX webhook_secrets_by_endpoint ON webhook_secrets (endpoint_id, id)`,
  `CREATE TABLE webhook_messages (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    type TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at ${dialect.instant} NOT NULL
  ) ${dialect.tableEnd}`,
  `CREATE TABLE webhook_deliveries (
    id TEXT NOT NULL PRIMARY KEY,
    message_id TEXT NOT NULL REFERENCES webhook_messages (id),
    endpoint_id TEXT NOT NULL REFERENCES webhook_endpoints (id),
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'given-up')),
    attempts INTEGER NOT NULL CHECK (attempts >= 0),
    next_attempt_at ${dialect.instant} NOT NULL,
    created_at ${dialect.instant} NOT NULL,
    settled_at ${dialect.instant},
    UNIQUE (message_id, endpoint_id)
  ) ${dialect.tableEnd}`,
  `CREATE INDEX webhook_deliveries_due ON webhook_deliveries (state, next_attempt_at)`,
  `CREATE INDEX webhook_deliveries_by_endpoint ON webhook_deliveries (endpoint_id, id)`,
  `CREATE TABLE webhook_attempts (
    delivery_id TEXT NOT NULL REFERENCES webhook_deliveries (id),
    attempt INTEGER NOT NULL CHECK (attempt >= 1),
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    at ${dialect.instant} NOT NULL,
    status INTEGER,
    failure TEXT,
    duration_ms INTEGER NOT NULL CHECK (duration_ms >= 0),
    PRIMARY KEY (delivery_id, attempt)
  ) ${dialect.tableEnd}`,
];

/** Notices with their read marks, mail that waits to be sent, webhooks with their secrets, messages and attempts. */
export class Notices1767657600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTables(runner, tables, insertOnlyTables);
  }

  async down(runner: QueryRunner): Promise<void> {
    const webhooks = ['attempts', 'deliveries', 'messages', 'secrets', 'endpoints'].map((name) => `webhook_${name}`);
    await dropTables(runner, [...webhooks, 'mail_outbox', 'notice_reads', 'notices'], insertOnlyTables);
  }
}
