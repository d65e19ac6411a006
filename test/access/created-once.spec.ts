/** What is created under an Idempotency-Key and its answer are stored together: a failure between them leaves neither. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { signedIn } from '../api/signed-in.js';
import { testDialect } from '../stores/test-database.js';
import { startAccess, type AccessService } from './access-service.js';
import { Browser, type Answer } from './browser.js';

const [refuseAnswers, takeAnswers] = {
  sqlite: [
    `CREATE TRIGGER no_answers BEFORE INSERT ON idempotency_answers BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
    'DROP TRIGGER no_answers',
  ],
  postgres: [
    'ALTER TABLE idempotency_answers ADD CONSTRAINT no_answers CHECK (false) NOT VALID',
    'ALTER TABLE idempotency_answers DROP CONSTRAINT no_answers',
  ],
}[testDialect] as [string, string];

let service: AccessService;
let operator: Browser;
beforeAll(async () => {
  service = await startAccess();
  const person = await signedIn(service, { roles: ['operator'], organisationId: 'operator', kind: 'operator' });
  operator = new Browser(service.app);
  operator.cookie = person.token;
}, 60_000);
afterAll(() => service.stop());

const rowsOf = async (table: string): Promise<number> => {
  const [row] = await service.dataSource.query<{ n: number }[]>(`SELECT COUNT(*) AS n FROM ${table}`);
  return Number(row?.n);
};

const person = { login: 'wang', name: '王敏', roles: ['appraiser'] };
it.each([
  ['/v1/people', 'people', person, 'oneTimePassword'],
  ['/v1/api-keys', 'api_keys', { name: 'nightly', scopes: ['notices.read'] }, 'key'],
  ['/v1/organisations', 'organisations', { id: 'firm-new', name: '新机构', kind: 'firm' }, null],
])('%s makes one thing, told in whole, though the first try failed before its answer was kept', async (...given) => {
  const [path, table, body, secret] = given;
  const headers = { 'idempotency-key': `once ${path}`.replaceAll(/[ /]/g, '-') };
  const make = (): Promise<Answer> => operator.ask('POST', path, { body, headers });
  const [things, acts] = [await rowsOf(table), await rowsOf('audit_log')];
  await service.dataSource.query(refuseAnswers);
  const failed = await make();
  await service.dataSource.query(takeAnswers);
  expect(failed.status).toBeGreaterThanOrEqual(500);
  expect([await rowsOf(table), await rowsOf('audit_log')]).toEqual([things, acts]);
  const made = await make();
  expect(made.status).toBe(201);
  if (secret !== null) expect(made.body[secret]).toMatch(/^\S{20,}$/);
  expect((await make()).body.id).toBe(made.body.id);
  expect([await rowsOf(table), await rowsOf('audit_log')]).toEqual([things + 1, acts + 1]);
});
