import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import { derCount, derObjectId, derOctets, derSequence } from '../../src/signing/der.js';
import { objectIds } from '../../src/signing/object-ids.js';
import { checkTimeStamp } from '../../src/signing/time-stamps/check-time-stamp.js';
import { readStatedTime } from '../../src/signing/time-stamps/read-time-stamp.js';
import { type ForgedMessage, forgeMessage } from './forge-signature.js';
import { LongTermAuthority } from './long-term-authority.js';

const world = new LongTermAuthority();
const stamper = world.issue('时间戳', { years: 3, purpose: 'time-stamping' });
const at = new Date('2026-10-05T04:00:00Z');
const digestWith = (algorithm: string, bytes: Uint8Array | string): Buffer =>
  createHash(algorithm).update(bytes).digest();
/** What is stamped, by whichever digest is asked for. */
const stamped = (digest: string): Buffer => digestWith(digest, 'a signature');

interface Stated {
  version?: number;
  algorithm?: keyof typeof objectIds & ('sha1' | 'sha256' | 'sha384' | 'sha512');
  imprint?: Uint8Array;
  nonce?: number;
  more?: Uint8Array;
}
/** What a token carries (TSTInfo, RFC 3161, 2.4.2). */
function statement({ version = 1, algorithm = 'sha256', imprint, nonce, more = Buffer.alloc(0) }: Stated = {}): Buffer {
  const info = derSequence(
    derCount(version),
    derObjectId('1.3.6.1.4.1.32473.3'),
    derSequence(derSequence(derObjectId(objectIds[algorithm])), derOctets(imprint ?? stamped(algorithm))),
    derCount(7),
    new Uint8Array(new asn1js.GeneralizedTime({ valueDate: at }).toBER()),
    ...(nonce === undefined ? [] : [derCount(nonce)]),
  );
  return Buffer.concat([info, more]);
}

function token(stated: Stated = {}, changes: Partial<ForgedMessage> = {}): Buffer {
  const carried = statement(stated);
  const certificates = [stamper.certificate, world.root.certificate];
  const contentDigest = digestWith('sha256', carried);
  const order = { ...stamper, carried, contentType: objectIds.timeStampContent, certificates, contentDigest };
  return forgeMessage({ ...order, ...changes });
}
const codesOf = (...order: Parameters<typeof token>) => checkTimeStamp(token(...order), stamped).codes;

describe('a token over a signature', () => {
  it('is sound: it says when, who stamped, and which question it answers', () => {
    const { codes, certificate, others, nonce, ...stated } = checkTimeStamp(token({ nonce: 5 }), stamped);
    expect({ codes, at: stated.at, nonce }).toEqual({ codes: [], at, nonce: Uint8Array.of(5) });
    expect(certificate?.der).toEqual(stamper.certificate);
    expect(others.map(({ der }) => der)).toEqual([world.root.certificate]);
    expect(checkTimeStamp(token(), stamped).nonce).toBeUndefined();
  });

  it('may be over a longer digest', () => {
    for (const algorithm of ['sha384', 'sha512'] as const) expect(codesOf({ algorithm })).toEqual([]);
  });

  it('says no time when it is over something else', () => {
    const { codes, at: time, nonce, certificate } = checkTimeStamp(token({ nonce: 5 }), () => Buffer.alloc(32));
    expect({ codes, time, nonce }).toEqual({ codes: ['time-stamp-mismatch'], time: undefined, nonce: undefined });
    expect(certificate?.der).toEqual(stamper.certificate);
    expect(codesOf({ imprint: stamped('sha256').subarray(1) })).toEqual(['time-stamp-mismatch']);
  });

  it.each<[string, Stated]>([
    ['is of another version', { version: 2 }],
    ['is over a SHA-1 digest', { algorithm: 'sha1' }],
    ['carries more than one statement', { more: derCount(1) }],
  ])('is malformed when what it carries %s', (_, stated) => {
    expect(codesOf(stated)).toEqual(['time-stamp-malformed']);
    expect(readStatedTime(statement(stated))).toBeUndefined();
  });

  it('is malformed when it carries no statement, and keeps what else is wrong with it', () => {
    const carried = Buffer.from('paid');
    const contentDigest = digestWith('sha256', carried);
    expect(codesOf({}, { carried, contentDigest })).toEqual(['time-stamp-malformed']);
    expect(codesOf({}, { carried })).toEqual(['time-stamp-altered', 'time-stamp-malformed']);
    expect(codesOf({}, { carried: undefined })).toEqual(['time-stamp-malformed']);
  });

  it('is one DER value and nothing behind it', () => {
    const malformed = { codes: ['time-stamp-malformed'], others: [] };
    expect(checkTimeStamp(Buffer.concat([token(), Buffer.from([0])]), stamped)).toEqual(malformed);
    expect(checkTimeStamp(token().subarray(0, -1), stamped)).toEqual(malformed);
    expect(checkTimeStamp(new Uint8Array(), stamped)).toEqual(malformed);
  });

  it('is told by what is wrong in it: altered, or not acceptable, each said once', () => {
    expect(codesOf({}, { contentDigest: Buffer.alloc(32) })).toEqual(['time-stamp-altered']);
    expect(codesOf({}, { key: world.seal.key })).toEqual(['time-stamp-altered']);
    expect(codesOf({}, { contentDigest: Buffer.alloc(32), key: world.seal.key })).toEqual(['time-stamp-altered']);
    expect(codesOf({}, { bindings: [] })).toEqual(['time-stamp-unacceptable']);
    expect(codesOf({}, { bindings: [], digestId: objectIds.sha1 })).toEqual(['time-stamp-unacceptable']);
    expect(codesOf({}, { certificates: [] })).toEqual(['time-stamp-unacceptable', 'time-stamp-malformed']);
  });
});
