/** Photographs over the doors: kept once with their hash, looked at without position, refused when they are no picture. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import request from 'supertest';
import { AssignmentAct } from '../../../src/assignments/assignment.entities.js';
import { imageHeadOf } from '../../../src/assignments/survey/photos/image-head.js';
import { SurveyPhoto } from '../../../src/assignments/survey/photos/survey-photo.entity.js';
import { stepIds } from '../../../src/assignments/steps/step-ids.js';
import { startService, type RunningService } from '../../api/running-service.js';
import { signedIn, type SignedIn } from '../../api/signed-in.js';
import { openAssignment } from './open-assignment.js';
import { drawing, photograph, positionMarks } from './photographs.js';

let service: RunningService;
let surveyor: SignedIn;
let reviewer: SignedIn;
let rival: SignedIn;
let id: string;
beforeAll(async () => {
  service = await startService();
  surveyor = await signedIn(service, { roles: ['appraiser'] });
  reviewer = await signedIn(service, { roles: ['reviewer'] });
  rival = await signedIn(service, { organisationId: 'rival', roles: ['appraiser'] });
  id = await openAssignment(service.app, { organisationId: 'firm-of-tests', actor: surveyor.personId });
});
afterAll(() => service.stop());

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

interface Sending {
  readonly who?: SignedIn;
  readonly key?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly type?: string;
}

function send(bytes: Buffer | null, { who = surveyor, key, fields = { componentId: 'c02' }, type }: Sending = {}) {
  const sending = request(service.server)
    .post(`/v1/assignments/${id}/photos`)
    .set(who.headers)
    .set(key === undefined ? {} : { 'idempotency-key': key });
  for (const [name, text] of Object.entries(fields)) void sending.field(name, text);
  return bytes === null
    ? sending.field('file', '')
    : sending.attach('file', bytes, { filename: '../IMG_1.jpg', contentType: type ?? 'image/jpeg' });
}

const fetched = (photoId: string, { size, who = surveyor }: { size?: string; who?: SignedIn } = {}) =>
  request(service.server)
    .get(`/v1/assignments/${id}/photos/${photoId}`)
    .query(size === undefined ? {} : { size })
    .set(who.headers)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });

describe('a photograph of a survey', () => {
  it('is kept as it came, and shown turned upright, small and without its position', async () => {
    const original = photograph({ width: 2000, height: 1000, orientation: 6 });
    const fields = { componentId: 'c02', takenAt: '2026-07-01T09:30:00+08:00', note: '左侧导轨 <b>' };
    const made = await send(original, { fields });
    expect([made.status, made.body]).toEqual([
      201,
      {
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
        ...{ componentId: 'c02', sha256: sha256(original), mediaType: 'image/jpeg', sizeBytes: original.length },
        ...{ width: 2000, height: 1000, takenAt: '2026-07-01T01:30:00.000Z', receivedAt: '2026-11-02T08:00:00.000Z' },
        ...{ note: '左侧导轨 <b>', personId: surveyor.personId },
      },
    ]);
    const photoId = made.body.id as string;
    expect(made.headers['location']).toBe(`/v1/assignments/${id}/photos/${photoId}`);

    const whole = await fetched(photoId, { size: 'original', who: reviewer });
    expect((whole.body as Buffer).equals(original)).toBe(true);
    expect(whole.headers['content-disposition']).toMatch(/^attachment; filename="c02-[0-9a-f]{12}\.jpg"/);
    for (const [size, sides] of [
      [undefined, { width: 800, height: 1600 }],
      ['thumbnail', { width: 160, height: 320 }],
    ] as const) {
      const copy = await fetched(photoId, { size, who: reviewer });
      expect(imageHeadOf(copy.body as Buffer)).toEqual({ mediaType: 'image/jpeg', ...sides });
      for (const mark of [...positionMarks, 'Exif']) expect((copy.body as Buffer).includes(mark)).toBe(false);
      expect(copy.headers).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff' });
      expect(copy.headers['content-security-policy']).toContain('sandbox');
    }
  });

  it('sent twice for the same component is one, for another component another', async () => {
    const bytes = photograph({ colour: '#00ff00' });
    const before = await service.count('survey_photos');
    const first = await send(bytes);
    service.setNow('2026-11-02T08:05:00.000Z');
    const again = await send(bytes, { fields: { componentId: 'c02', note: '再发一次' } });
    const other = await send(bytes, { fields: { componentId: 'c01' } });
    expect([first.status, again.status, other.status]).toEqual([201, 200, 201]);
    expect(again.body).toEqual(first.body);
    expect(other.body.id).not.toBe(first.body.id);
    expect(await service.count('survey_photos')).toBe(before + 2);
    const list = await request(service.server).get(`/v1/assignments/${id}/photos`).set(reviewer.headers);
    expect(list.body.items.map((one: { id: string }) => one.id)).toEqual(
      expect.arrayContaining([first.body.id, other.body.id]),
    );
  });

  it('sent at the same time is one', async () => {
    const bytes = photograph({ colour: '#123456' });
    const before = await service.count('survey_photos');
    const answers = await Promise.all([send(bytes), send(bytes), send(bytes)]);
    expect(new Set(answers.map(({ body }) => body.id as string)).size).toBe(1);
    expect(answers.every(({ status }) => status === 200 || status === 201)).toBe(true);
    expect(await service.count('survey_photos')).toBe(before + 1);
  });

  it('under an Idempotency-Key gives the same answer again, and no other photograph', async () => {
    const bytes = photograph({ colour: '#abcdef' });
    const first = await send(bytes, { key: 'photo-1' });
    const replay = await send(bytes, { key: 'photo-1' });
    expect([first.status, replay.status, replay.headers['idempotency-replayed']]).toEqual([201, 201, 'true']);
    expect(replay.body).toEqual(first.body);
    const reused = await send(photograph({ colour: '#fedcba' }), { key: 'photo-1' });
    expect([reused.status, reused.body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  it('is for the own firm alone, and only appraisers send', async () => {
    const made = await send(photograph({ colour: '#777777' }));
    expect((await fetched(made.body.id, { who: rival })).status).toBe(404);
    expect((await send(photograph(), { who: rival })).status).toBe(404);
    expect((await send(photograph(), { who: reviewer })).status).toBe(403);
    const list = await request(service.server).get(`/v1/assignments/${id}/photos`).set(rival.headers);
    expect([list.status, list.body.code]).toEqual([404, 'assignment-unknown']);
    expect((await fetched('0'.repeat(32))).status).toBe(404);
    const photos = service.dataSource.getRepository(SurveyPhoto);
    const moved = {
      ...(await photos.findOneByOrFail({ id: made.body.id })),
      id: 'e'.repeat(32),
      organisationId: 'rival',
    };
    await expect(photos.insert({ ...moved, componentId: 'c98' })).rejects.toThrow('one of the organisation');
    expect((await fetched(made.body.id, { size: 'huge' })).status).toBe(400);
  });

  it('is counted for its component by the survey, which says on whose word each line rests', async () => {
    const survey = await request(service.server).get(`/v1/assignments/${id}/survey`).set(reviewer.headers);
    expect(survey.status).toBe(200);
    const [first, second] = survey.body.components;
    expect(first).toMatchObject({ componentId: 'c01', label: 'declared', photos: 1, isDone: false });
    expect(second).toMatchObject({ componentId: 'c02', label: 'assumed', isDone: false });
    expect(second.photos).toBeGreaterThan(1);
    expect(second.remarks.map((one: { pointer: string }) => one.pointer)).toContain('/components/1/survey/surveyedOn');
    expect(survey.body.gradesNotice).toContain('不是任何标准的条文');
    const foreign = await request(service.server).get(`/v1/assignments/${id}/survey`).set(rival.headers);
    expect(foreign.status).toBe(404);
  });

  it('stands for ever: the database refuses to change or remove it', async () => {
    await send(photograph({ colour: '#010203' }));
    for (const statement of [`UPDATE survey_photos SET note = 'x'`, 'DELETE FROM survey_photos']) {
      await expect(service.dataSource.query(statement)).rejects.toThrow('survey_photos is insert-only');
    }
  });
});

describe('what is no photograph', () => {
  /** A PNG that says it is 60,000 by 60,000 and packs them into a few bytes. */
  function bomb(): Buffer {
    const bytes = drawing(10, 10).toBuffer('image/png');
    bytes.writeUInt32BE(60_000, 16);
    bytes.writeUInt32BE(60_000, 20);
    return bytes;
  }
  const html = Buffer.from('<html><script>alert(1)</script></html>');

  it.each<[string, () => Buffer, number, string]>([
    ['a page', () => html, 415, 'photo-type-unknown'],
    [
      'a drawing with scripts',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      415,
      'photo-type-unknown',
    ],
    ['a GIF', () => Buffer.from('GIF89a\x01\0\x01\0', 'latin1'), 415, 'photo-type-unknown'],
    ['nothing', () => Buffer.alloc(0), 415, 'photo-type-unknown'],
    ['a JPEG that breaks off', () => photograph().subarray(0, 900), 422, 'photo-unreadable'],
    [
      'a JPEG without a picture',
      () =>
        Buffer.concat([photograph({ orientation: null }).subarray(0, 640), Buffer.from('\xff\xda\xff\xd9', 'latin1')]),
      422,
      'photo-unreadable',
    ],
    ['gigabytes in a few bytes', bomb, 413, 'photo-too-many-pixels'],
    ['too many bytes', () => Buffer.concat([photograph(), Buffer.alloc(15_000_000)]), 413, ''],
  ])('%s', async (_what, bytes, status, code) => {
    const before = await service.count('survey_photos');
    const answer = await send(bytes());
    expect([answer.status, answer.headers['content-type']]).toEqual([status, expect.stringContaining('problem+json')]);
    if (code !== '') expect(answer.body.code).toBe(code);
    expect(await service.count('survey_photos')).toBe(before);
  });

  it('hides nothing in what is shown: a picture with a page and an archive behind it', async () => {
    const polyglot = Buffer.concat([photograph({ colour: '#222222' }), html, deflateSync(html)]);
    const made = await send(polyglot, { type: 'text/html' });
    expect([made.status, made.body.mediaType, made.body.sha256]).toEqual([201, 'image/jpeg', sha256(polyglot)]);
    expect(((await fetched(made.body.id)).body as Buffer).includes('<script>')).toBe(false);
    const original = await fetched(made.body.id, { size: 'original' });
    expect(original.headers).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff' });
    expect(original.headers['content-disposition']).toMatch(/^attachment/);
  });

  it('is told every fault of its form at once', async () => {
    const fields = { componentId: '../c02', takenAt: 'yesterday', note: '长'.repeat(501) };
    const answer = await send(null, { fields });
    expect([answer.status, answer.body.code]).toEqual([422, 'photo-form-invalid']);
    expect(answer.body.faults.map((one: { pointer: string }) => one.pointer)).toEqual([
      '/componentId',
      '/takenAt',
      '/note',
      '/file',
    ]);
    const json = await request(service.server).post(`/v1/assignments/${id}/photos`).set(surveyor.headers).send({});
    expect(json.status).toBe(415);
  });
});

describe('an archived file', () => {
  it('takes no further photograph, from a door or from any program', async () => {
    const who = { appraisalId: null, personId: null, actor: 'test', at: '2026-11-02T08:06:00.000Z' };
    const shared = { assignmentId: id, organisationId: 'firm-of-tests', act: 'completed', contentJson: '{}' } as const;
    const acts = service.dataSource.getRepository(AssignmentAct);
    for (const [index, step] of stepIds.entries()) await acts.insert({ ...shared, ...who, step, number: index + 1 });
    const answer = await send(photograph({ colour: '#333333' }));
    expect([answer.status, answer.body.code]).toEqual([409, 'assignment-archived']);
    const photos = service.dataSource.getRepository(SurveyPhoto);
    const [last] = await photos.find({ take: 1 });
    const another = { ...last!, id: 'f'.repeat(32), componentId: 'c99' };
    await expect(photos.insert(another)).rejects.toThrow('an archived file is closed');
  });
});
