import pg from 'pg';

/** The statement that comes next fails, and says so; the pool does not hand out the connection again. */
const isNoticed = (): void => undefined;

/**
 * A connection whose loss ends nothing but itself. An error of which nobody is told ends the process, and there are moments at
 * which nobody listens: PostgreSQL may say that a connection is open, and closed again, in one breath.
 */
export class SteadyClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', isNoticed);
  }

  /**
   * TypeORM lets go of a connection as soon as it breaks, and the statement of a transaction that comes next is told that it
   * is used after its end, as if the program were wrong. It shall fail by the connection.
   */
  keepUntilReleased(): this {
    return this.removeAllListeners('error').on('error', isNoticed);
  }
}
