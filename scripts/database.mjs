// npm run database -- copy --from <address> --to <address>: every row of one database into an empty one, verified by hashes.
// Addresses as in DATABASE_URL. The service must not run on the target; on the source it waits until the copy is done.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { main, root, SetUpError } from './set-up.mjs';

const built = (file) => import(pathToFileURL(path.join(root, 'dist', 'database', file)).href);

function wishOf(argv) {
  const options = { from: { type: 'string' }, to: { type: 'string' } };
  const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true });
  const [command, ...rest] = positionals;
  if (command === 'copy' && rest.length === 0 && values.from && values.to) return values;
  throw new SetUpError('usage: npm run database -- copy --from <address> --to <address>');
}

/** A name that was mistyped must not become a new, empty database that is then copied. */
function requireFile(address) {
  const file = /^sqlite:(?:\/\/)?(.+)$/.exec(address)?.[1];
  if (file !== undefined && !existsSync(file)) throw new SetUpError(`there is no file ${file}`);
}

async function copy({ from, to }) {
  const [{ openAt }, { copyDatabase }] = [await built('open-at.js'), await built('copy-database.js')];
  const [source, target] = [await openAt(from), await openAt(to)];
  try {
    for (const { table, rows, sha256 } of await copyDatabase(source, target)) {
      console.log(`${sha256}  ${String(rows).padStart(9)}  ${table}`);
    }
  } finally {
    await Promise.all([source.destroy(), target.destroy()]);
  }
}

main(() => {
  const wish = wishOf(process.argv.slice(2));
  requireFile(wish.from);
  // Whoever moves a database has a service that runs: nothing is installed or built beside it.
  if (!existsSync(path.join(root, 'dist', 'database', 'copy-database.js'))) {
    throw new SetUpError('The service is not built: npm run build.');
  }
  copy(wish).catch((error) => {
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  });
});
