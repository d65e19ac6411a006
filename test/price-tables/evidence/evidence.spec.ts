/** Evidence of prices: handed in, found again by its hash, public once a published price names it, missed when it is not there. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import type { PriceRowInFile } from '../../../src/price-tables/price-table-file.js';
import { writePriceSheet } from '../../../src/price-tables/exchange/write-price-sheet.js';
import { startService, type RunningService } from '../../api/running-service.js';
import { signedIn, type SignedIn } from '../../api/signed-in.js';
import { temporaryFolder } from '../../stores/temporary-folder.js';
import { headOf, rowOf } from '../books/price-office.js';

const folder = temporaryFolder('evidence');
const association = { organisationId: 'association', kind: 'association' } as const;
let service: RunningService;
let editor: SignedIn;
let approver: SignedIn;
let rival: SignedIn;
beforeAll(async () => {
  service = await startService({ DATA_DIR: folder.path, EVIDENCE_LIMIT_BYTES: '100000' });
  editor = await signedIn(service, { ...association, roles: ['editor'] });
  approver = await signedIn(service, { ...association, roles: ['approver'] });
  rival = await signedIn(service, { organisationId: 'rival', kind: 'association', roles: ['editor'] });
});
afterAll(async () => {
  await service.stop();
  folder.remove();
});

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const upload = (bytes: Buffer, { who = editor, type = 'application/octet-stream', name = '' } = {}) =>
  request(service.server)
    .post('/v1/evidence')
    .query(name === '' ? {} : { fileName: name })
    .set(who.headers)
    .set('content-type', type)
    .send(bytes);

const fetched = (hash: string, who: SignedIn | null = null) =>
  request(service.server)
    .get(`/v1/evidence/${hash}`)
    .set(who?.headers ?? {})
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('a file of evidence', () => {
  it('is kept under its hash, comes back unaltered to its organisation, and to nobody else', async () => {
    const bytes = Buffer.from('%PDF-1.7\n报价单');
    const made = await upload(bytes, { name: '../报价/单"一".pdf', type: 'image/png' });
    expect([made.status, made.headers['location']]).toEqual([201, `/v1/evidence/${sha256(bytes)}`]);
    expect(made.body).toMatchObject({ sha256: sha256(bytes), mediaType: 'application/pdf', fileName: '单一.pdf' });
    const own = await fetched(sha256(bytes), editor);
    expect([own.status, (own.body as Buffer).equals(bytes)]).toEqual([200, true]);
    expect(own.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' });
    expect(own.headers['content-disposition']).toMatch(/^attachment; filename="__\.pdf"; filename\*=UTF-8''%E5/);
    expect(own.headers['content-security-policy']).toContain('sandbox');
    for (const who of [null, rival]) expect((await fetched(sha256(bytes), who)).status).toBe(404);
    const again = await upload(bytes, { name: 'other.pdf' });
    expect([again.status, again.body]).toEqual([200, made.body]);
    expect(await service.count('evidence_files')).toBe(1);
    const audited = await service.dataSource.query('SELECT actor, subject FROM audit_log WHERE action = ?', [
      'evidence.stored',
    ]);
    expect(audited).toEqual([{ actor: editor.personId, subject: sha256(bytes) }]);
  });

  it.each([
    ['PNG', latin('\x89PNG\r\n\x1a\nx'), 'image/png'],
    ['JPEG', latin('\xff\xd8\xff\xe0x'), 'image/jpeg'],
    ['WebP', latin('RIFF\x08\x00\x00\x00WEBPVP8 x'), 'image/webp'],
    ['text in GB18030', latin('\xb1\xa8\xbc\xdb'), 'text/plain'],
    ['HTML, which is only text', Buffer.from('<script>alert(1)</script>'), 'text/plain'],
  ])('is known by its bytes: %s', async (_name, bytes, mediaType) => {
    const made = await upload(bytes, { type: 'application/pdf' });
    expect([made.status, made.body.mediaType]).toEqual([201, mediaType]);
    expect((await fetched(sha256(bytes), editor)).headers['content-type']).toMatch(new RegExp(`^${mediaType}`));
  });

  it('may be a workbook or CSV', async () => {
    const sheet = { kind: 'scrap', rows: [] } as const;
    const xlsx = await upload(await writePriceSheet(sheet, 'xlsx'));
    expect(xlsx.body.mediaType).toMatch(/spreadsheetml\.sheet$/);
    expect((await upload(await writePriceSheet(sheet, 'csv'), { name: '表.CSV' })).body.mediaType).toBe('text/csv');
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a program', latin('MZ\x90\x00\x03\x00')],
    ['a zip that is no workbook', latin('PK\x03\x04hello')],
    ['SVG in UTF-16', Buffer.from('\uFEFF<svg/>', 'utf16le')],
    ['half a WebP', latin('RIFF\x00\x00\x00\x00AVI x')],
  ])('is refused when it is %s', async (_name, bytes) => {
    const answer = await upload(bytes);
    expect([answer.status, answer.body.code]).toEqual([415, 'evidence-type-unknown']);
  });

  it('is refused when it is too large, not a file, or from somebody who drafts no prices', async () => {
    expect((await upload(Buffer.alloc(100_001, 0x20))).body.code).toBe('evidence-too-large');
    const json = request(service.server).post('/v1/evidence').set(editor.headers).send({});
    expect((await json).status).toBe(415);
    const reader = await signedIn(service, { ...association, roles: ['signer'] });
    expect((await upload(Buffer.from('text'), { who: reader })).status).toBe(403);
    for (const hash of ['x', 'a'.repeat(63), 'A'.repeat(64), '..%2F..%2Fetc%2Fpasswd']) {
      expect((await fetched(hash, editor)).status).toBe(404);
    }
  });

  it('that was altered on the disk is never handed out', async () => {
    const bytes = Buffer.from('a quotation by telephone');
    const { body } = await upload(bytes);
    truncateSync(join(folder.path, 'evidence', body.sha256.slice(0, 2), body.sha256), 3);
    const answer = await request(service.server).get(`/v1/evidence/${body.sha256}`).set(editor.headers);
    expect([answer.status, answer.body.code]).toEqual([503, 'evidence-file-altered']);
  });

  it('leaves no half files behind', () => {
    const files = readdirSync(join(folder.path, 'evidence'), { recursive: true, encoding: 'utf8' });
    const names = files.filter((name) => statSync(join(folder.path, 'evidence', name)).isFile());
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) expect(name).toMatch(/^[0-9a-f]{2}\/[0-9a-f]{64}$/);
  });
});

describe('prices and their evidence', () => {
  const photo = latin('\xff\xd8\xff\xe1 price board of the yard');
  const quotes = ['2200.00', '2210.00', '2230.00'].map((price, index) => ({
    ...{ supplier: `回收公司 ${index}`, quotedOn: '2026-09-30', price },
    evidenceSha256: sha256(Buffer.from(`quote ${index}`)),
  }));
  const row: PriceRowInFile = {
    ...rowOf('2213.33', { low: '2200', high: '2230', sampleSize: 3, quotations: quotes }),
    source: { kind: 'quotations', publisher: '协会', document: '询价', capturedOn: '2026-09-30' },
  };
  const other = { ...rowOf('1900'), code: 'steel-medium' };
  const rows = [row, { ...other, source: { ...other.source, evidenceSha256: sha256(photo) } }];
  const act = (path: string, tag: number, who: SignedIn, body: object = {}) =>
    request(service.server).post(path).set(who.headers).set('if-match', `"${tag}"`).send(body);

  it('are not proposed while a named file is missing; every missing one is told', async () => {
    const made = await request(service.server)
      .post('/v1/price-drafts')
      .set(editor.headers)
      .send({ ...headOf(), rows });
    const path = `/v1/price-drafts/${made.body.id}`;
    await upload(Buffer.from('quote 0'), { type: 'text/plain' });
    await upload(Buffer.from('quote 1'), { who: rival, type: 'text/plain' });
    const refused = await act(`${path}/propose`, 1, editor, { reason: '十月价格' });
    expect([refused.status, refused.body.code]).toEqual([422, 'price-draft-invalid']);
    expect(refused.body.faults.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code])).toEqual([
      ['/rows/0/quotations/1/evidenceSha256', 'evidence-missing'],
      ['/rows/0/quotations/2/evidenceSha256', 'evidence-missing'],
      ['/rows/1/source/evidenceSha256', 'evidence-missing'],
    ]);
    for (const bytes of [Buffer.from('quote 1'), Buffer.from('quote 2'), photo]) {
      await upload(bytes, { name: '内部.jpg' });
    }
    const proposed = await act(`${path}/propose`, 1, editor, { reason: '十月价格' });
    expect(proposed.status).toBe(200);
    expect((await fetched(sha256(photo))).status).toBe(404);
    const approved = await act(`${path}/approve`, proposed.body.version, approver);
    const published = await act(`${path}/publish`, approved.body.version, approver);
    expect([approved.status, published.body.state]).toEqual([200, 'published']);
  });

  it('are read by anybody once published, without the name the owner gave the file', async () => {
    for (const bytes of [photo, Buffer.from('quote 0')]) {
      const answer = await fetched(sha256(bytes));
      expect([answer.status, (answer.body as Buffer).equals(bytes)]).toEqual([200, true]);
      expect(answer.headers['content-disposition']).toContain(sha256(bytes).slice(0, 16));
    }
    expect((await fetched(sha256(photo), editor)).headers['content-disposition']).toContain('%E5%86%85%E9%83%A8.jpg');
  });
});
