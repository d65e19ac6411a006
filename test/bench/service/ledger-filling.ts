/** Many stored appraisals, written past the service: copies of one, small, each under an id of its own and older than it. */
import Database from 'better-sqlite3';
import { join } from 'node:path';

const perTransaction = 10_000;

export class LedgerFilling {
  private made = 0;

  constructor(private readonly dataDir: string) {}

  /** Until so many rows stand there. */
  fillTo(count: number): void {
    const database = new Database(join(this.dataDir, 'lift-appraisal.sqlite'));
    const columns = (database.pragma('table_info(appraisals)') as { name: string }[]).map(({ name }) => name);
    const chosen = columns.map((name) => this.expression(name)).join(', ');
    const copy = database.prepare(
      `INSERT INTO appraisals (${columns.join(', ')}) SELECT ${chosen} FROM appraisals ORDER BY id DESC LIMIT 1`,
    );
    const standing = database.prepare('SELECT COUNT(*) FROM appraisals').pluck().get() as number;
    let missing = count - standing;
    while (missing > 0) {
      const some = Math.min(missing, perTransaction);
      database.transaction(() => {
        for (let row = 0; row < some; row += 1) copy.run({ id: this.nextId() });
      })();
      missing -= some;
    }
    database.close();
  }

  private nextId(): string {
    return `00${String((this.made += 1)).padStart(24, '0')}`;
  }

  private expression(column: string): string {
    if (column === 'id') return '@id';
    return column === 'result_json' || column === 'order_json' ? "'{}'" : column;
  }
}
