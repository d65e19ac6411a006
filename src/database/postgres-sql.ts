/**
 * The statements of this program are written once, as SQLite reads them. What PostgreSQL reads differently is said here:
 * - parameters are numbered;
 * - a name in an answer loses its capitals unless it is quoted;
 * - LIKE of SQLite does not tell the case of Latin letters;
 * - text sorts by its bytes, whatever language the database was created for, and integers are long, as in SQLite.
 */
const word = /'(?:[^']|'')*'|"[^"]*"|\?|\bLIKE\b|\bAS ([a-z]\w*[A-Z]\w*)\b/g;
const typeWord = /'(?:[^']|'')*'|\bTEXT\b|\bINTEGER\b/g;
const typeNames: Readonly<Record<string, string>> = { TEXT: 'TEXT COLLATE "C"', INTEGER: 'BIGINT' };

export function forPostgres(sql: string, isWithParameters: boolean): string {
  let parameter = 0;
  const statement = sql.replace(word, (found: string, alias?: string) => {
    if (alias !== undefined) return `AS "${alias}"`;
    if (found === 'LIKE') return 'ILIKE';
    return found === '?' && isWithParameters ? `$${++parameter}` : found;
  });
  if (!/^\s*(?:CREATE|ALTER) TABLE /.test(statement)) return statement;
  return statement.replace(typeWord, (found) => typeNames[found] ?? found);
}

/** A statement that changes nothing, and so waits for nobody. */
export const isReading = (sql: string): boolean =>
  /^\s*(?:SELECT|SHOW)\b/i.test(sql) || (/^\s*WITH\b/i.test(sql) && !writingWord.test(sql));

/** What follows WITH, or stands in it, may write. */
const writingWord = /\b(?:INSERT|UPDATE|DELETE|MERGE)\b/i;
