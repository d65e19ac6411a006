import { describe, expect, it } from '@jest/globals';
import { fileKind, wrongFileWords, type FileKind } from './file-kind.js';

describe('what kind of file somebody took for the report', () => {
  it.each<[FileKind, Buffer]>([
    ['pdf', Buffer.from('%PDF-1.7\n')],
    ['pdf', Buffer.from('junk of a mail program\n%PDF-1.4\n')],
    ['empty', Buffer.alloc(0)],
    ['image', Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['image', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['image', Buffer.from('\0\0\0\x24ftypheic')],
    ['office', Buffer.from('PK\x03\x04....')],
    ['office', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['other', Buffer.from('hello')],
    ['other', Buffer.concat([Buffer.alloc(2000), Buffer.from('%PDF-1.7')])],
  ])('%s', (kind, bytes) => {
    expect(fileKind(bytes)).toBe(kind);
    expect(wrongFileWords(bytes) === null).toBe(kind === 'pdf');
  });
});
