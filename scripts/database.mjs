// npm run database: copies, backups and restores, each verified by hashes. The database and the archives of an installation are those of its
// settings (environment or .env), as the service reads them.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { main, root, SetUpError } from './set-up.mjs';

const usage = `usage: npm run database -- <command>
  copy --from <address> --to <address>   every row of one database into an empty one; addresses as in DATABASE_URL
  backup --to <folder>                   rows and files of this installation; the service may go on
  check --from <folder>/<backup>         holds a backup against its manifest
  restore --from <folder>/<backup>       into this installation, which must be empty; the service must not run
  audit                                  holds the audit log against its chains and their signed heads
  reseal                                 seals every secret anew with SECRETS_KEY that SECRETS_KEY_BEFORE sealed; the service may go on
  tidy --in <folder>                     removes files that none of the backups in the folder names any more`;

const commands = {
  copy: ['from', 'to'],
  backup: ['to'],
  check: ['from'],
  restore: ['from'],
  tidy: ['in'],
  audit: [],
  reseal: [],
};

const built = (file) => import(pathToFileURL(path.join(root, 'dist', file)).href);

function wishOf(argv) {
  const options = { from: { type: 'string' }, to: { type: 'string' }, in: { type: 'string' } };
  try {
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true });
    const [command, ...rest] = positionals;
    const wanted = Object.hasOwn(commands, command ?? '') ? commands[command] : null;
    const given = Object.keys(values);
    if (
      wanted !== null &&
      rest.length === 0 &&
      given.length === wanted.length &&
      wanted.every((name) => values[name])
    ) {
      return { command, ...values };
    }
  } catch {
    // An option nobody knows: the same words help.
  }
  throw new SetUpError(usage);
}

/** A name that was mistyped must not become a new, empty database that is then copied, or found to be in order. */
function requireFile(address) {
  const file = /^sqlite:(?:\/\/)?(.+)$/.exec(address)?.[1];
  if (file !== undefined && !existsSync(file)) throw new SetUpError(`there is no file ${file}`);
}

const addressOf = ({ database }) => (database.dialect === 'sqlite' ? `sqlite:${database.file}` : database.url);

async function settingsOfHere() {
  const { loadEnvironmentFile, readSettings } = await built('config/settings.js');
  loadEnvironmentFile();
  return readSettings();
}

const acts = {
  async copy({ from, to }) {
    requireFile(from);
    const [{ openAsItIs, openAt }, { copyDatabase }] = [
      await built('database/open-at.js'),
      await built('database/copy-database.js'),
    ];
    const [source, target] = [await openAsItIs(from), await openAt(to)];
    try {
      for (const { table, rows, sha256 } of await copyDatabase(source, target)) {
        console.log(`${sha256}  ${String(rows).padStart(9)}  ${table}`);
      }
    } finally {
      await Promise.all([source.destroy(), target.destroy()]);
    }
  },
  async backup({ to }) {
    const { writeBackup } = await built('database/backup/write-backup.js');
    const { folder, manifest, added } = await writeBackup(await settingsOfHere(), path.resolve(to), new Date());
    console.log(`${folder}\n${summary(manifest)}, ${added} of the files new in the folder`);
    console.log('Not in it: secrets.key, log-key.pem, the seal. Keep them apart from the backups, and keep them.');
  },
  async check({ from }) {
    const { checkBackup } = await built('database/backup/check-backup.js');
    console.log(`whole: ${summary(await checkBackup(path.resolve(from)))}`);
  },
  async restore({ from }) {
    const { restoreBackup } = await built('database/backup/restore-backup.js');
    console.log(`restored: ${summary(await restoreBackup(await settingsOfHere(), path.resolve(from)))}`);
    console.log('Now put secrets.key and log-key.pem of the old installation into DATA_DIR, then start the service.');
  },
  async audit() {
    const settings = await settingsOfHere();
    const { dataDir } = settings;
    const address = addressOf(settings);
    requireFile(address);
    const [{ openAsItIs }, { checkAuditChains }] = [
      await built('database/open-at.js'),
      await built('transparency/check-audit-chains.js'),
    ];
    const { readLogPublicKey } = await built('transparency/log-identity.js');
    const key = await readLogPublicKey(dataDir);
    if (key === null) throw new Error(`there is no log-key.pem in ${dataDir}: signed heads cannot be checked`);
    const source = await openAsItIs(address);
    const checked = await checkAuditChains(source, key).finally(() => source.destroy());
    for (const { organisationId, links, heads, faults } of checked) {
      console.log(`${organisationId}: ${links} entries, ${heads} signed heads, ${faults.length} faults`);
      for (const fault of faults) console.log(`  ${fault}`);
    }
    if (checked.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
  },
  async reseal() {
    const settings = await settingsOfHere();
    if (settings.access.secretsKeyBefore === null) {
      throw new Error('SECRETS_KEY_BEFORE is not set: there is no other key than the current one');
    }
    const address = addressOf(settings);
    // The wrong folder must not get an empty database and a key that nobody needs.
    requireFile(address);
    const [{ openAt }, { reseal }, { secretBoxOf }] = [
      await built('database/open-at.js'),
      await built('database/reseal/reseal.js'),
      await built('access/secret-box.js'),
    ];
    const source = await openAt(address);
    const resealed = await reseal(source, secretBoxOf(settings), new Date()).finally(() => source.destroy());
    for (const { table, sealedAnew, asTheyWere } of resealed) {
      console.log(`${String(sealedAnew).padStart(9)} sealed anew, ${asTheyWere} were already: ${table}`);
    }
    console.log('Every secret opens with the current key: take SECRETS_KEY_BEFORE out of the settings, restart, and');
    console.log('keep the old key for as long as a backup from before this moment is kept.');
  },
  async tidy({ in: folder }) {
    const { tidyBackups } = await built('database/backup/tidy-backups.js');
    console.log(`${await tidyBackups(path.resolve(folder))} files that no backup names are gone`);
  },
};

const summary = ({ madeAt, tables, files }) =>
  `${madeAt}: ${tables.reduce((sum, { rows }) => sum + rows, 0)} rows in ${tables.length} tables, ${files.length} files`;

main(() => {
  const wish = wishOf(process.argv.slice(2));
  // Whoever moves a database has a service that runs: nothing is installed or built beside it.
  if (!existsSync(path.join(root, 'dist', 'database', 'copy-database.js'))) {
    throw new SetUpError('The service is not built: npm run build.');
  }
  acts[wish.command](wish).catch((error) => {
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  });
});
