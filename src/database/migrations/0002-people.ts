import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dialectOf, type Dialect } from '../dialect.js';

const tables = (dialect: Dialect): readonly string[] => [
  // Plain ADD COLUMN: rebuilding the table would lose what refers to it.
  `ALTER TABLE organisations ADD COLUMN kind TEXT NOT NULL DEFAULT 'firm'
    CHECK (kind IN ('association', 'firm', 'operator'))`,
  `ALTER TABLE organisations ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1)`,

  // `login` and `email` are kept in lower case. A one-time password runs out; one the person chose does not.
  `CREATE TABLE people (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    login TEXT NOT NULL UNIQUE CHECK (length(login) BETWEEN 1 AND 100),
    name TEXT NOT NULL,
    email TEXT UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('active', 'disabled')),
    version INTEGER NOT NULL CHECK (version >= 1),
    created_at ${dialect.instant} NOT NULL,
    created_by TEXT NOT NULL,
    password_hash TEXT,
    password_is_one_time INTEGER NOT NULL CHECK (password_is_one_time IN (0, 1)),
    password_expires_at ${dialect.instant} CHECK ((password_is_one_time = 1) = (password_expires_at IS NOT NULL)),
    password_set_at ${dialect.instant},
    totp_sealed TEXT,
    totp_last_step INTEGER,
    oidc_issuer TEXT,
    oidc_subject TEXT CHECK ((oidc_issuer IS NULL) = (oidc_subject IS NULL)),
    UNIQUE (oidc_issuer, oidc_subject)
  ) ${dialect.tableEnd}`,
  `CREATE INDEX people_by_organisation ON people (organisation_id, id)`,
  `CREATE TABLE person_roles (
    person_id TEXT NOT NULL REFERENCES people (id),
    role TEXT NOT NULL CHECK (role IN ('editor', 'approver', 'appraiser', 'reviewer', 'signer', 'operator')),
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    PRIMARY KEY (person_id, role)
  ) ${dialect.tableEnd}`,
  `CREATE INDEX person_roles_by_organisation ON person_roles (organisation_id, role)`,

  // Only the hash of the cookie's token. A stage other than 'full' opens nothing but the next step of signing in.
  `CREATE TABLE sessions (
    token_sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(token_sha256) = 64),
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    stage TEXT NOT NULL CHECK (stage IN ('code', 'new-password', 'totp-set-up', 'full')),
    via TEXT NOT NULL CHECK (via IN ('password', 'oidc')),
    created_at ${dialect.instant} NOT NULL,
    last_used_at ${dialect.instant} NOT NULL,
    expires_at ${dialect.instant} NOT NULL,
    totp_sealed TEXT
  ) ${dialect.tableEnd}`,
  `CREATE INDEX sessions_by_person ON sessions (person_id)`,
  `CREATE INDEX sessions_by_expiry ON sessions (expires_at)`,

  `CREATE TABLE recovery_codes (
    person_id TEXT NOT NULL REFERENCES people (id),
    code_sha256 TEXT NOT NULL CHECK (length(code_sha256) = 64),
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    used_at ${dialect.instant},
    PRIMARY KEY (person_id, code_sha256)
  ) ${dialect.tableEnd}`,

  `CREATE TABLE api_keys (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    name TEXT NOT NULL,
    secret_sha256 TEXT NOT NULL CHECK (length(secret_sha256) = 64),
    scopes_json TEXT NOT NULL,
    created_at ${dialect.instant} NOT NULL,
    expires_at ${dialect.instant} NOT NULL,
    last_used_on TEXT,
    revoked_at ${dialect.instant},
    revoked_by TEXT CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
  ) ${dialect.tableEnd}`,
  `CREATE INDEX api_keys_by_person ON api_keys (person_id, id)`,
  `CREATE INDEX api_keys_by_organisation ON api_keys (organisation_id, id)`,

  // Failed attempts by what was tried (a keyed hash of the login or of the caller's address): kept by the organisation
  // that runs the service, since a login nobody has belongs to none.
  `CREATE TABLE sign_in_attempts (
    subject TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    failures INTEGER NOT NULL CHECK (failures >= 0),
    last_failed_at ${dialect.instant} NOT NULL,
    blocked_until ${dialect.instant} NOT NULL
  ) ${dialect.tableEnd}`,
  `CREATE INDEX sign_in_attempts_by_time ON sign_in_attempts (last_failed_at)`,
];

const downwards = ['sign_in_attempts', 'api_keys', 'recovery_codes', 'sessions', 'person_roles', 'people'];

/** Kinds of organisations; people with roles, sessions, recovery codes, API keys; failed attempts to sign in. */
export class People1767312000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner.dataSource.options.type);
    for (const statement of tables(dialect)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of downwards) await runner.query(`DROP TABLE ${table}`);
    await runner.query('ALTER TABLE organisations DROP COLUMN version');
    await runner.query('ALTER TABLE organisations DROP COLUMN kind');
  }
}
