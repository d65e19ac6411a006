/** The drill: an installation is saved while it works, lost, and restored into an empty one on the other database. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import request from 'supertest';
import { PhotoStore } from '../../src/assignments/survey/photos/photo-store.js';
import { readSettings, type Settings } from '../../src/config/settings.js';
import { archives, keptFiles } from '../../src/database/backup/kept-files.js';
import { checkBackup } from '../../src/database/backup/check-backup.js';
import { restoreBackup } from '../../src/database/backup/restore-backup.js';
import { tidyBackups } from '../../src/database/backup/tidy-backups.js';
import { writeBackup, type Backup } from '../../src/database/backup/write-backup.js';
import { pathOnShelf } from '../../src/fingerprints/content-shelf.js';
import { mustBe, SigningFirm, type Appraised } from '../api/signing-firm.js';
import { signedIn } from '../api/signed-in.js';
import { startService } from '../api/running-service.js';
import { openAssignment } from '../assignments/survey/open-assignment.js';
import { photograph } from '../assignments/survey/photographs.js';
import { temporaryFolder } from './temporary-folder.js';
import { databaseUrl, dropTestDatabase, emptyPostgres, testDialect, testDialects } from './test-database.js';

const now = new Date('2026-11-02T09:10:11.123Z');
const firm = new SigningFirm();
const folder = temporaryFolder('backups');
const [backups, elsewhere] = [join(folder.path, 'backups'), join(folder.path, 'elsewhere')];
const other = testDialect === 'sqlite' && testDialects.includes('postgres') ? 'postgres' : 'sqlite';
let settings: Settings;
let saved: Backup;
let sealed: Appraised;
let target = '';

beforeAll(async () => {
  await firm.start();
  await firm.hire();
  sealed = await firm.signedByBoth();
  mustBe(201, await firm.post(`${sealed.path}/seal`, firm.people.signer.headers));
  await firm.prepared();
  const editor = await signedIn(firm.service, {
    organisationId: 'association',
    kind: 'association',
    roles: ['editor'],
  });
  const evidence = request(firm.service.server).post('/v1/evidence').set(editor.headers);
  mustBe(201, await evidence.set('content-type', 'application/pdf').send(Buffer.from('%PDF-1.7\n报价单')));
  await takePhotograph();
  settings = settingsOf(firm.folder.path, await databaseUrl(firm.folder.path));
  saved = await writeBackup(settings, backups, now);
  target = other === 'postgres' ? await emptyPostgres() : `sqlite:${join(elsewhere, 'restored.sqlite')}`;
}, 120_000);
afterAll(async () => {
  await firm.stop();
  firm.remove();
  await dropTestDatabase(await databaseUrl(firm.folder.path));
  await dropTestDatabase(target);
  folder.remove();
});

async function takePhotograph(): Promise<void> {
  const { personId } = firm.people.first;
  const { organisationId } = (
    await firm.service.dataSource.query<{ organisationId: string }[]>(
      `SELECT organisation_id AS "organisationId" FROM people WHERE id = '${personId}'`,
    )
  )[0]!;
  const caller = {
    organisationId,
    actor: personId,
    personId,
    roles: new Set<string>(),
    scopes: null,
    via: 'session',
  } as const;
  const id = await openAssignment(firm.service.app, caller);
  const sent = { componentId: 'c01', takenAt: null, note: '', bytes: photograph() };
  await firm.service.app.get(PhotoStore, { strict: false }).add(caller, id, sent);
}

const settingsOf = (DATA_DIR: string, DATABASE_URL: string): Settings => readSettings({ DATA_DIR, DATABASE_URL });

const fileIn = (root: string, archive: string, sha256: string): string => join(root, archive, pathOnShelf(sha256));

describe('a backup of a service that goes on', () => {
  it('holds every file that the service has put into its archives', async () => {
    const runner = firm.service.dataSource.createQueryRunner();
    const named = await keptFiles(runner).finally(() => runner.release());
    for (const archive of archives) {
      const stored = readdirSync(join(firm.folder.path, archive), { recursive: true, withFileTypes: true });
      const names = stored.filter((entry) => entry.isFile()).map(({ name }) => name);
      expect(names.length).toBeGreaterThan(0);
      expect(named.filter((file) => file.archive === archive).map(({ sha256 }) => sha256)).toEqual(names.sort());
    }
    expect([basename(saved.folder), saved.added]).toEqual(['2026-11-02T09-10-11Z', named.length]);
    expect(saved.manifest.files).toEqual(named);
  });

  it('stores no file twice: the next one adds what is new', async () => {
    const next = await writeBackup(settings, backups, new Date('2026-11-03T00:00:00Z'));
    expect(next.added).toBe(0);
    expect(await checkBackup(next.folder)).toEqual(next.manifest);
  });

  it('is refused, with every fault, where the archives lack what the database names', async () => {
    const [one, two] = saved.manifest.files.filter(({ archive }) => archive === 'reports');
    const [first, second] = [one!, two!].map(({ sha256 }) => fileIn(firm.folder.path, 'reports', sha256));
    const [kept, cut] = [readFileSync(first!), readFileSync(second!)];
    rmSync(first!);
    truncateSync(second!, cut.length - 1);
    const into = join(folder.path, 'refused');
    await expect(writeBackup(settings, into, now)).rejects.toThrow(
      `reports/${one!.sha256} is missing\nreports/${two!.sha256} has other bytes than its name says`,
    );
    expect(existsSync(join(into, '2026-11-02T09-10-11Z'))).toBe(false);
    writeFileSync(first!, kept);
    writeFileSync(second!, cut);
  });
});

describe('a restored service', () => {
  it(`has every row and file on ${other}, hands out the same report and finds its value again`, async () => {
    mkdirSync(elsewhere, { recursive: true });
    const restored = await restoreBackup(settingsOf(elsewhere, target), saved.folder);
    expect(restored).toEqual(saved.manifest);
    const report = await firm.pdf(sealed.path);
    for (const key of ['secrets.key', 'log-key.pem']) copyFileSync(join(firm.folder.path, key), join(elsewhere, key));
    const service = await startService({ DATA_DIR: elsewhere, DATABASE_URL: target });
    const { headers } = firm.people.signer;
    const get = (path: string): request.Test => request(service.server).get(path).set(headers);
    const again = await get(sealed.path).responseType('blob').expect(200);
    expect((again.body as Buffer).equals(report)).toBe(true);
    const recomputed = await get(`/v1/appraisals/${sealed.id}/recomputation`).expect(200);
    expect(recomputed.body).toMatchObject({ outcome: 'identical' });
    await expect(service.dataSource.query('DELETE FROM report_files')).rejects.toThrow('insert-only');
    await service.stop();
  }, 60_000);

  it('is never made of something that is there already', async () => {
    await expect(restoreBackup(settingsOf(elsewhere, target), saved.folder)).rejects.toThrow(/target is not empty/);
  });
});

describe('a damaged backup', () => {
  it('is told with everything that is wrong, and restores nothing', async () => {
    const [file] = saved.manifest.files;
    const copy = fileIn(join(backups, 'files'), file!.archive, file!.sha256);
    const [bytes, database] = [readFileSync(copy), readFileSync(join(saved.folder, 'database.sqlite'))];
    writeFileSync(copy, Buffer.from('another report'));
    database[database.length - 1]! ^= 1;
    writeFileSync(join(saved.folder, 'database.sqlite'), database);
    const faults = `${file!.archive}/${file!.sha256} has other bytes than its name says\nthe database is not the one that was saved`;
    await expect(checkBackup(saved.folder)).rejects.toThrow(faults);
    const empty = join(folder.path, 'empty');
    await expect(restoreBackup(settingsOf(empty, `sqlite:${empty}/x.sqlite`), saved.folder)).rejects.toThrow(faults);
    expect(existsSync(empty)).toBe(false);
    writeFileSync(copy, bytes);
    await expect(checkBackup(join(backups, 'files'))).rejects.toThrow('manifest.json is missing');
  });
});

describe('the folder of backups', () => {
  it('gives files back only when no backup names them any more', async () => {
    expect(await tidyBackups(backups)).toBe(0);
    rmSync(saved.folder, { recursive: true });
    expect(await tidyBackups(backups)).toBe(0);
    rmSync(join(backups, '2026-11-03T00-00-00Z'), { recursive: true });
    expect(await tidyBackups(backups)).toBe(saved.manifest.files.length);
  });
});
