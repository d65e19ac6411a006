/** Advisory locks of PostgreSQL, by numbers nobody else uses: every process of the service at one database asks for the same. */
const first = 1_818_846_836;

/** Held by whoever writes, from the first statement of a transaction to its end. */
export const takeWriteLock = `pg_advisory_xact_lock(${first})`;

/** Held by the process that brings the tables up to date, until its connection ends. */
export const takeStartLock = `pg_advisory_lock(${first + 1})`;
