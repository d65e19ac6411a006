import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SETTINGS, type Settings } from '../config/settings.js';
import { entities } from './entities.js';
import { Ledger1767225600000 } from './migrations/0001-ledger.js';
import { People1767312000000 } from './migrations/0002-people.js';
import { PriceBooks1767398400000 } from './migrations/0003-price-books.js';
import { Evidence1767484800000 } from './migrations/0004-evidence.js';
import { Corrections1767571200000 } from './migrations/0005-corrections.js';
import { Notices1767657600000 } from './migrations/0006-notices.js';
import { Transparency1767744000000 } from './migrations/0007-transparency.js';
import { ReportSigning1767830400000 } from './migrations/0008-report-signing.js';
import { ReportStanding1767916800000 } from './migrations/0009-report-standing.js';
import { NationalSignatures1768003200000 } from './migrations/0010-national-signatures.js';
import { AssignmentFiles1768089600000 } from './migrations/0011-assignment-files.js';
import { SurveyPhotos1768176000000 } from './migrations/0012-survey-photos.js';
import { OwnersMatters1768262400000 } from './migrations/0013-owners-matters.js';
import { TestOrganisations1768348800000 } from './migrations/0014-test-organisations.js';
import { Batches1768435200000 } from './migrations/0015-batches.js';
import { EditionStarts1768521600000 } from './migrations/0016-edition-starts.js';
import { OrganisationPolicies1768608000000 } from './migrations/0017-organisation-policies.js';
import { AuditChain1768694400000 } from './migrations/0018-audit-chain.js';
import { SerialPostgresDataSource } from './serial-postgres-data-source.js';
import { SerialSqliteDataSource } from './serial-sqlite-data-source.js';

/** In the order they were written; one that was released is never edited. */
export const migrations = [
  Ledger1767225600000,
  People1767312000000,
  PriceBooks1767398400000,
  Evidence1767484800000,
  Corrections1767571200000,
  Notices1767657600000,
  Transparency1767744000000,
  ReportSigning1767830400000,
  ReportStanding1767916800000,
  NationalSignatures1768003200000,
  AssignmentFiles1768089600000,
  SurveyPhotos1768176000000,
  OwnersMatters1768262400000,
  TestOrganisations1768348800000,
  Batches1768435200000,
  EditionStarts1768521600000,
  OrganisationPolicies1768608000000,
  AuditChain1768694400000,
];

/** Opens the database, brings its tables up to date and hands out TypeORM's `DataSource` to every room. */
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [SETTINGS],
      useFactory: ({ database }: Settings) =>
        database.dialect === 'sqlite'
          ? { type: 'better-sqlite3', database: database.file, retryAttempts: 0 }
          : { type: 'postgres', url: database.url, poolSize: database.connections, retryAttempts: 0 },
      dataSourceFactory: (options) =>
        options?.type === 'postgres'
          ? new SerialPostgresDataSource({
              url: String(options.url),
              connections: options.poolSize,
              entities,
              migrations,
            }).initialize()
          : new SerialSqliteDataSource({ file: String(options?.database), entities, migrations }).initialize(),
    }),
  ],
})
export class DatabaseModule {}
