// How esbuild treats packages here, in the service (bundle.mjs) and in the suites (bundle-suites.mjs).

/** Nest and TypeORM name packages they can work with; those that are not installed stay what they are, absent. `apart`: those left outside. */
export const absentStaysAbsent = (apart) => ({
  name: 'absent-stays-absent',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[^./]/ }, async ({ path: name, resolveDir, kind, pluginData }) => {
      if (pluginData === 'asked' || name.startsWith('node:')) return undefined;
      if (apart.test(name)) return { path: name, external: true };
      const found = await resolve(name, { resolveDir, kind, pluginData: 'asked' });
      return found.errors.length > 0 ? { path: name, external: true } : undefined;
    });
  },
});

/** @nestjs/typeorm asks for typeorm by a require of its own, which would load all of it a second time. */
export const withoutOwnRequire = (text) =>
  text.replace(/^(const|let|var) require = createRequire\(import\.meta\.url\);$/m, '');
