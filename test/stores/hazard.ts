import { createServer, type Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import request from 'supertest';
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
async function writeTwoRows(dataSource: DataSource, { request: name, refuse }: Writing): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await manager.insert(HazardRow, { request: name, part: 'head' });
    await wait(2);
    await manager.insert(HazardRow, { request: name, part: 'tail' });
    if (refuse) throw new Refused();
  });
}

interface Writing {
  readonly request: string;
  readonly refuse: boolean;
}

/** A server whose every POST is such a write: 201 stored, 422 refused, 500 whatever else. */
function serverOver(dataSource: DataSource): Server {
  return createServer((incoming, outgoing) => {
    const query = new URL(incoming.url ?? '', 'http://localhost').searchParams;
    const writing = { request: query.get('request') ?? '', refuse: query.get('refuse') === 'true' };
    const end = (status: number): void => void outgoing.writeHead(status).end();
    writeTwoRows(dataSource, writing).then(
      () => end(201),
      (error: unknown) => end(error instanceof Refused ? 422 : 500),
    );
  });
}

export interface HazardCount {
  /** Told "stored". */
  readonly acknowledged: number;
  /** Told "refused". */
  readonly refused: number;
  /** Told "stored", yet not both rows are there. */
  readonly lost: number;
  /** Not told "stored", yet rows are there. */
  readonly ghosts: number;
  readonly storedWhole: number;
}

/** 40 parallel POSTs, every fourth of them refused by the application: 30 must be stored, whole, and nothing else. */
export async function postFortyAtOnce(dataSource: DataSource): Promise<HazardCount> {
  const server = serverOver(dataSource);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const writings = Array.from({ length: 40 }, (_, index) => ({ request: `r${index}`, refuse: index % 4 === 3 }));
  const statuses = await Promise.all(
    writings.map(async (writing, index) => {
      await wait(index % 5);
      return (await request(server).post(`/?request=${writing.request}&refuse=${writing.refuse}`)).status;
    }),
  );
  server.close();
  const rows = await dataSource.getRepository(HazardRow).find();
  const rowsOf = (name: string): number => rows.filter((row) => row.request === name).length;
  const judged = writings.map((writing, index) => ({ status: statuses[index], rows: rowsOf(writing.request) }));
  return {
    acknowledged: judged.filter(({ status }) => status === 201).length,
    refused: judged.filter(({ status }) => status === 422).length,
    lost: judged.filter((one) => one.status === 201 && one.rows !== 2).length,
    ghosts: judged.filter((one) => one.status !== 201 && one.rows > 0).length,
    storedWhole: judged.filter((one) => one.rows === 2).length,
  };
}
