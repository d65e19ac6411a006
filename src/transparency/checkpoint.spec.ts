import { describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { readCheckpoint, writeCheckpoint } from './checkpoint.js';
import { leafHash } from './merkle-tree.js';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const head = { origin: 'lift-appraisal.example/log', size: 1234, root: leafHash(Buffer.from('x')) };

describe('a checkpoint of the log', () => {
  it('is read back by whoever holds the public key', () => {
    const note = writeCheckpoint(head, privateKey);
    expect(note.split('\n').slice(0, 2)).toEqual(['lift-appraisal.example/log', '1234']);
    expect(readCheckpoint(note, publicKey)).toEqual(head);
  });

  it('is nobody else’s, and no character of it can change', () => {
    const note = writeCheckpoint(head, privateKey);
    expect(readCheckpoint(note, generateKeyPairSync('ed25519').publicKey)).toBeUndefined();
    for (let place = 0; place < note.length; place += 1) {
      const other = note[place] === 'A' ? 'B' : 'A';
      const changed = note.slice(0, place) + other + note.slice(place + 1);
      expect(readCheckpoint(changed, publicKey)).toBeUndefined();
    }
    expect(readCheckpoint(`${note}more`, publicKey)).toBeUndefined();
  });
});
