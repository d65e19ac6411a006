/** The name of whoever did something. What a key of the settings or somebody at this machine did is nobody's by name. */
export const whoDid = (names: ReadonlyMap<string, string>, id: string | null): string =>
  names.get(id ?? '') ?? '程序或本机';
