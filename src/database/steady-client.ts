import pg from 'pg';

/** The statement that comes next fails, and says so; the pool does not hand out the connection again. */
const isNoticed = (): void => undefined;

/**
 * A connection whose loss ends nothing but itself. An error of which nobody is told ends the process, and there are moments at
 * which nobody listens: PostgreSQL may say that a connection is open, and closed again, in one breath.
 */
export class SteadyClient extends pg.Client {
  /** Whose rows it shows at the moment; empty: everybody's. */
  private organisation = '';

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', isNoticed);
  }

  /** From here on it shows the rows of this organisation alone, or, of null, of all: see migration 0017. */
  async narrowTo(organisationId: string | null): Promise<void> {
    const organisation = organisationId ?? '';
    if (organisation === this.organisation) return;
    await this.query(`SELECT set_config('app.organisation', $1, false)`, [organisation]);
    // Not before: a connection that failed to hear of it must be told again.
    this.organisation = organisation;
  }

  /**
   * TypeORM lets go of a connection as soon as it breaks, and the statement of a transaction that comes next is told that it
   * is used after its end, as if the program were wrong. It shall fail by the connection.
   */
  keepUntilReleased(): this {
    return this.removeAllListeners('error').on('error', isNoticed);
  }
}
