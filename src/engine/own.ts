/** A record's own entry: codes come from outside, and `constructor` is no component type. */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The same where the order or the loader has vouched for the key. */
export function vouched<T>(record: Readonly<Record<string, T>>, key: string): T {
  const entry = own(record, key);
  if (entry === undefined) throw new Error(`Not in the rule book, though the order was checked: ${key}`);
  return entry;
}
