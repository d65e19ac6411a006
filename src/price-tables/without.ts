/** The same but for some fields. */
export function without<Thing extends object, Key extends keyof Thing>(
  thing: Thing,
  ...keys: readonly Key[]
): Omit<Thing, Key> {
  const left = { ...thing };
  for (const key of keys) delete left[key];
  return left;
}
