import { setTimeout as wait } from 'node:timers/promises';
import { Column, PrimaryGeneratedColumn, Entity, type DataSource } from 'typeorm';

@Entity('hazard_rows')
export class HazardRow {
  @PrimaryGeneratedColumn() id!: number;
  @Column('text') request!: string;
  @Column('text') part!: string;
}

export const createHazardTable =
  'CREATE TABLE IF NOT EXISTS hazard_rows (id INTEGER PRIMARY KEY AUTOINCREMENT, request TEXT NOT NULL, part TEXT NOT NULL) STRICT';

class Refused extends Error {}

/** A usual write: two rows with a real await between them; the caller may be refused after both. */
async function writeTwoRows(dataSource: DataSource, request: string, refuse: boolean): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await manager.insert(HazardRow, { request, part: 'head' });
    await wait(2);
    await manager.insert(HazardRow, { request, part: 'tail' });
    if (refuse) throw new Refused();
  });
}

export interface HazardCount {
  /** Told "stored". */
  readonly acknowledged: number;
  /** Told "stored", yet not both rows are there. */
  readonly lost: number;
  /** Told "not stored", yet rows are there. */
  readonly ghosts: number;
  readonly storedWhole: number;
}

/** 40 writers at once, every fourth of them refused by the application: 30 must be stored, whole, and nothing else. */
export async function runFortyWriters(dataSource: DataSource): Promise<HazardCount> {
  const writers = Array.from({ length: 40 }, (_, index) => ({ request: `r${index}`, refuse: index % 4 === 3 }));
  const acknowledged = await Promise.all(
    writers.map(async ({ request, refuse }, index) => {
      await wait(index % 5);
      return writeTwoRows(dataSource, request, refuse).then(
        () => true,
        () => false,
      );
    }),
  );
  const rows = await dataSource.getRepository(HazardRow).find();
  const rowsOf = (request: string): number => rows.filter((row) => row.request === request).length;
  const judged = writers.map(({ request }, index) => ({ told: acknowledged[index] === true, rows: rowsOf(request) }));
  return {
    acknowledged: judged.filter(({ told }) => told).length,
    lost: judged.filter((one) => one.told && one.rows !== 2).length,
    ghosts: judged.filter((one) => !one.told && one.rows > 0).length,
    storedWhole: judged.filter((one) => one.rows === 2).length,
  };
}
