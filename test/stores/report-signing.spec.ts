import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource, QueryRunner } from 'typeorm';
import { signingGuards } from '../../src/database/migrations/0008-signing-guards.js';
import { at, hash, rows } from './ledger-rows.js';
import { temporaryFolder } from './temporary-folder.js';
import { openTestDatabase, replacingVerb, testDialects } from './test-database.js';

type Row = Readonly<Record<string, string | number | null>>;
type Step = readonly [table: string, row: Row];

const sha = (letter: string): string => letter.repeat(64);
const local = { organisation_id: 'local' };

const person = (id: string): Step => [
  'people',
  {
    ...{ id, ...local, login: id.toLowerCase(), name: id, state: 'active', version: 1 },
    ...{ created_at: at, created_by: 't', password_is_one_time: 0 },
  },
];
const review = (changes: Row = {}): Step => [
  'report_reviews',
  {
    ...{ appraisal_id: 'A1', number: 1, ...local, verdict: 'approved', result_sha256: hash },
    ...{ comment: '', person_id: 'reviewer', actor: 'reviewer', at, ...changes },
  },
];
const preparation = (changes: Row = {}): Step => [
  'report_preparations',
  { report_id: 'R1', ...local, prepared_sha256: sha('0'), size_bytes: 1, appraisers: 2, actor: 'x', at, ...changes },
];
/** Of the first appraiser, or of the second over what the first has signed. */
const request = (place: 1 | 2, changes: Row = {}): Step => [
  'report_signature_requests',
  {
    ...{ id: `Q${place}`, report_id: 'R1', ...local, slot: `appraiser-${place}`, number: 1 },
    ...{ base_sha256: sha(String(place - 1)), prepared_sha256: sha('e'), digest_sha256: sha('f') },
    ...{ signed_at: at, person_id: `appraiser${place}`, at, ...changes },
  },
];
const signature = (place: 1 | 2, changes: Row = {}): Step => [
  'report_signatures',
  {
    ...{ report_id: 'R1', slot: `appraiser-${place}`, ...local, number: place, request_id: `Q${place}` },
    ...{ base_sha256: sha(String(place - 1)), result_sha256: sha(String(place)), size_bytes: 1, signer_name: 'n' },
    ...{ certificate_sha256: sha(`${place}`), key_sha256: sha(`${place}`), person_id: `appraiser${place}` },
    ...{ actor: 'x', at, ...changes },
  },
];
const seal = (changes: Row = {}): Step => [
  'report_signatures',
  {
    ...{ ...signature(1)[1], slot: 'seal', number: 3, request_id: null, base_sha256: sha('2') },
    ...{ result_sha256: sha('3'), key_sha256: sha('3'), person_id: null, ...changes },
  },
];
const file = (changes: Row = {}): Step => ['report_files', { ...rows['report_files'], sha256: sha('3'), ...changes }];
const proof = (changes: Row = {}): Step => [
  'report_proofs',
  {
    ...{ report_id: 'R1', number: 1, ...local, sha256: sha('3'), level: 'B-LTA', gaps_json: '[]' },
    ...{ renew_before: null, at, ...changes },
  },
];

const world: readonly Step[] = [
  ['organisations', { id: 'local', name: 'local', created_at: at }],
  ['organisations', { id: 'other', name: 'other', created_at: at }],
  ...['appraiser1', 'appraiser2', 'reviewer', 'computer'].map(person),
  ['people', { ...person('stranger')[1], organisation_id: 'other' }],
  ['appraisals', rows['appraisals'] ?? {}],
  ['audit_log', { id: 'L1', ...local, at, actor: 'computer', action: 'appraisal.stored', subject: 'A1' }],
  ['report_versions', rows['report_versions'] ?? {}],
];

const reviewed = [review()];
const prepared = [...reviewed, preparation()];
const once = [...prepared, request(1), signature(1)];
const twice = [...once, request(2), signature(2)];
const issued = [...twice, seal(), file(), proof()];

const returned = review({ number: 2, verdict: 'returned' });

/** What stands, what somebody tries, and what the database says. */
const attempts: readonly (readonly [string, readonly Step[], Step, string])[] = [
  ['who computed it reviews', [], review({ person_id: 'computer', actor: 'computer' }), 'never reviews it'],
  ['somebody of another firm reviews', [], review({ person_id: 'stranger' }), 'belongs to the organisation'],
  ['another result is reviewed', [], review({ result_sha256: sha('b') }), 'the one of the appraisal'],
  ['a review stands before the first', [], review({ number: 0 }), 'numbered one after the other'],
  ['a review stands twice', reviewed, review(), 'numbered one after the other'],
  ['who signed reviews', once, review({ number: 2, person_id: 'appraiser1' }), 'signs as an appraiser never reviews'],

  ['nobody reviewed', [], preparation(), 'preparation: the latest review approves'],
  ['the work was given back', [review(), returned], preparation(), 'preparation: the latest review approves'],
  ['a file stands', [...reviewed, file()], preparation(), 'not prepared again'],
  ['one appraiser is enough', reviewed, preparation({ appraisers: 1 }), 'CHECK'],

  ['a request is over other bytes', prepared, request(1, { base_sha256: sha('b') }), 'over the file as it stands'],
  ['a request comes before the file', reviewed, request(1), 'over the file as it stands'],
  ['the second is asked over the first file', once, request(2, { base_sha256: sha('0') }), 'the file as it stands'],
  ['the slot is signed', once, request(1, { id: 'Q9', number: 2, base_sha256: sha('1') }), 'the slot is signed'],
  ['a request stands twice', [...prepared, request(1)], request(1, { id: 'Q9' }), 'numbered one after the other'],

  [
    'the second signs first',
    [...prepared, request(2, { base_sha256: sha('0') })],
    signature(2, { base_sha256: sha('0') }),
    'in their order',
  ],
  ['a slot is signed twice', once, signature(1, { key_sha256: sha('7') }), 'report signature: |insert-only'],
  ['the seal comes after one', once, seal({ number: 2, base_sha256: sha('1') }), 'in their order'],
  ['the seal comes alone', prepared, seal({ number: 1, base_sha256: sha('0') }), 'in their order'],
  [
    'a third appraiser signs',
    [...twice, request(2, { id: 'Q3', slot: 'appraiser-3', base_sha256: sha('2'), person_id: 'computer' })],
    signature(2, {
      ...{ slot: 'appraiser-3', number: 3, request_id: 'Q3', base_sha256: sha('2'), person_id: 'computer' },
      key_sha256: sha('7'),
    }),
    'in their order',
  ],
  [
    'a signature is over other bytes',
    [...prepared, request(1)],
    signature(1, { base_sha256: sha('b') }),
    'answers the latest request',
  ],
  ['the seal is over other bytes', twice, seal({ base_sha256: sha('1') }), 'over the file as it stands'],
  ['nobody asked for it', prepared, signature(1), 'answers the latest request'],
  [
    'a later request took its place',
    [...prepared, request(1), request(1, { id: 'Q9', number: 2 })],
    signature(1),
    'answers the latest request',
  ],
  ['another answers', [...prepared, request(1)], signature(1, { person_id: 'computer' }), 'the person who made it'],
  [
    'the reviewer signs',
    [...prepared, request(1, { person_id: 'reviewer' })],
    signature(1, { person_id: 'reviewer' }),
    'a reviewer never signs',
  ],
  [
    'one person signs for both',
    [...once, request(2, { person_id: 'appraiser1' })],
    signature(2, { person_id: 'appraiser1' }),
    'one person signs for one appraiser',
  ],
  ['one key signs twice', [...once, request(2)], signature(2, { key_sha256: sha('1') }), 'a key of its own'],
  ['the seal has an appraiser’s key', twice, seal({ key_sha256: sha('2') }), 'a key of its own'],
  ['the review was taken back', [...prepared, request(1), returned], signature(1), 'signature: the latest review'],
  ['the review was taken back before the seal', [...twice, returned], seal(), 'signature: the latest review'],

  ['it is issued unsigned', prepared, file(), 'issued when all have signed'],
  ['it is issued unsealed', twice, file({ sha256: sha('2') }), 'issued when all have signed'],
  ['another file is issued', [...twice, seal()], file({ sha256: sha('4') }), 'issued when all have signed'],
  ['it becomes a draft', [...twice, seal()], file({ kind: 'draft' }), 'issued when all have signed'],
  ['what was not issued is renewed', twice, file({ kind: 'renewed' }), 'only an issued report is renewed'],
  ['a proof stands twice', issued, proof(), 'numbered one after the other'],
  ['a proof is of no file', issued, proof({ number: 2, sha256: sha('9') }), 'FOREIGN KEY'],
];

describe.each(testDialects)('the tables of signatures on %s', (dialect) => {
  const folder = temporaryFolder('signing-tables');
  let dataSource: DataSource;
  let runner: QueryRunner;
  const insert = ([table, row]: Step, verb = 'INSERT'): Promise<unknown> => {
    const marks = Object.keys(row).map(() => '?');
    const text = `${verb} INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${marks.join(', ')})`;
    return runner.query(text, Object.values(row));
  };
  /** What is refused leaves the transaction around it as it was. */
  const told = async (work: () => Promise<unknown>): Promise<string> => {
    await runner.startTransaction();
    try {
      await work();
      return 'taken';
    } catch (error) {
      return String(error);
    } finally {
      await runner.rollbackTransaction();
    }
  };

  beforeAll(async () => {
    dataSource = await openTestDatabase(folder.path, dialect);
    runner = dataSource.createQueryRunner();
    for (const step of world) await insert(step);
  });
  beforeEach(() => runner.startTransaction());
  afterEach(() => runner.rollbackTransaction());
  afterAll(async () => {
    await runner.release();
    await dataSource.destroy();
    folder.remove();
  });

  it('take a report that is reviewed, signed by two, sealed, issued, renewed', async () => {
    const renewed = [file({ sha256: sha('4'), kind: 'renewed' }), proof({ number: 2, sha256: sha('4') })];
    for (const step of [...issued, ...renewed]) await insert(step);
    for (const table of new Set(issued.map(([name]) => name))) {
      const refused = `${table} is insert-only`;
      expect(await told(() => runner.query(`UPDATE ${table} SET organisation_id = 'other'`))).toContain(refused);
      expect(await told(() => runner.query(`DELETE FROM ${table}`))).toContain(refused);
    }
    for (const step of issued) expect(await told(() => insert(step, replacingVerb(dialect)))).not.toBe('taken');
  });

  it('take nothing else, whoever writes', async () => {
    const surprises: unknown[] = [];
    for (const [why, standing, attempt, message] of attempts) {
      await runner.startTransaction();
      for (const step of standing) await insert(step);
      for (const verb of new Set(['INSERT', replacingVerb(dialect)])) {
        const answer = await told(() => insert(attempt, verb));
        if (!new RegExp(message, 'i').test(answer)) surprises.push([why, verb, answer]);
      }
      await runner.rollbackTransaction();
    }
    expect(surprises).toEqual([]);
  });

  it('have no guard that was not tried', () => {
    const untried = signingGuards.filter(({ message }) => {
      const words = attempts.flatMap(([, , , expected]) => expected.split('|'));
      return !words.some((word) => message.includes(word));
    });
    expect(untried).toEqual([]);
  });
});
