/**
 * Compiled statements of one SQLite connection, kept for whoever sends the same text again. TypeORM keeps them for each query
 * runner; ours live for one call (`serial-sqlite-data-source.ts`), so that every statement was compiled anew, which took
 * longer than running it.
 */
import type { Database, Statement } from 'better-sqlite3';
import { LastUsed } from '../config/last-used.js';

const most = 200;
/** Longer ones carry their rows in their text and hardly come twice. */
const longest = 2_500;

/** From now on `prepare` may answer with a statement it has answered before. Only for callers that leave its modes alone. */
export function keepStatements(connection: Database): Database {
  const kept = new LastUsed<string, Statement>(most);
  const compile = connection.prepare.bind(connection) as (sql: string) => Statement;
  const prepare = (sql: string): Statement => {
    const known = kept.get(sql);
    if (known !== undefined) return known;
    const statement = compile(sql);
    if (sql.length <= longest) kept.set(sql, statement);
    return statement;
  };
  return Object.assign(connection, { prepare });
}
