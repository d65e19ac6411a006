// The suites that open a database, once more on PostgreSQL: the same files, the same expectations.
import config from './jest.config.mjs';

process.env.TEST_DATABASE = 'postgres';

const rooms = [
  'access',
  'api',
  'assignments',
  'batches',
  'bundle',
  'component-sheets',
  'console',
  'corrections',
  'notices',
  'object-store',
  'owners',
  'owners-prices',
  'price-tables',
  'starting-lists',
  'stores',
  'transparency',
];

/** Of SQLite alone: its file, its driver, its processes at one file; and what no database has a part in. */
const ofSqlite = [
  'test/stores/serial-sqlite-data-source',
  'test/stores/start-together',
  'test/stores/stock-driver-hazard',
  'test/price-tables/books/concurrent-acts',
  'test/api/killed-while-issuing',
  'test/batches/killed-batch',
  'test/api/program',
  'test/api/command-line',
];

export default {
  ...config,
  testMatch: rooms.map((room) => `<rootDir>/test/${room}/**/*.spec.{ts,tsx}`),
  testPathIgnorePatterns: ofSqlite,
};
