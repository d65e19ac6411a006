import { afterAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { sqliteDriver } from '../../src/database/sqlite-driver.js';
import { createHazardTable, HazardRow, postFortyAtOnce } from './hazard.js';
import { temporaryFolder } from './temporary-folder.js';

/**
 * Why the service has a data source of its own. Should a later TypeORM keep its callers apart, this test fails and
 * says that the serial data source may go.
 */
describe('the stock SQLite driver of TypeORM', () => {
  const folder = temporaryFolder('hazard');
  afterAll(folder.remove);

  it('loses acknowledged writes when transactions overlap', async () => {
    const dataSource = await new DataSource({
      type: 'better-sqlite3',
      driver: sqliteDriver,
      database: join(folder.path, 'stock.sqlite'),
      enableWAL: true,
      entities: [HazardRow],
    }).initialize();
    await dataSource.query(createHazardTable);
    const count = await postFortyAtOnce(dataSource);
    await dataSource.destroy();
    expect(count.storedWhole).toBeLessThan(30);
    expect(count.lost + count.ghosts).toBeGreaterThan(0);
  });
});
