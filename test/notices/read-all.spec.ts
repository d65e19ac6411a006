import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NoticeBoard } from '../../src/notices/notice-board.js';
import { Notice } from '../../src/notices/notice.entities.js';
import { openDatabase, type OpenDatabase } from './open-database.js';

const at = '2026-11-02T08:00:00.000Z';
/** More than fit into one statement of SQLite or of PostgreSQL. */
const many = 17_000;

describe('an inbox that nobody has read for years', () => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await openDatabase();
    const { manager } = database.dataSource;
    const said = {
      organisationId: 'firm-a',
      kind: 'price-correction',
      subject: 'x',
      title: 't',
      body: 'b',
      link: null,
      roles: null,
      at,
    };
    const notices = Array.from({ length: many }, (_, place) => ({ ...said, id: `n${String(place).padStart(6, '0')}` }));
    await manager.transaction(async (writer) => {
      for (let start = 0; start < many; start += 1_000) {
        await writer.insert(Notice, notices.slice(start, start + 1_000));
      }
    });
  }, 60_000);
  afterAll(() => database.close());

  it('is marked as read in one go', async () => {
    const board = new NoticeBoard(database.dataSource, { now: () => new Date(at) });
    const reader = { organisationId: 'firm-a', actor: 'li', personId: 'p1', roles: new Set<string>() };
    expect(await board.unreadCount(reader)).toBe(many);
    expect(await board.markAllRead(reader, `n${many}`)).toBe(many);
    expect(await board.unreadCount(reader)).toBe(0);
  }, 60_000);
});
