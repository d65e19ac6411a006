/** A record's own entry: codes come from outside, and `constructor` is no component type. */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The same where the order's checks or the loader have vouched for the key. */
export function vouched<T>(record: Readonly<Record<string, T>>, key: string): T {
  const entry = own(record, key);
  if (entry === undefined) throw new Error(`Vouched for, and yet neither in the rule book nor in the order: ${key}`);
  return entry;
}
