import { describe, expect, it } from '@jest/globals';
import { messageOf } from './made-signature.js';

describe('the answer of the signing command', () => {
  it('is taken as DER or as Base64 text, and nothing else is', () => {
    const der = Buffer.from([0x30, 0x03, 0x02, 0x01, 0x05]);
    expect(messageOf(der)).toBe(der.toString('base64'));
    expect(messageOf(Buffer.from(`${der.toString('base64')}\n`))).toBe(der.toString('base64'));
    expect(messageOf(Buffer.from('%PDF-1.7\n'))).toBeNull();
    expect(messageOf(Buffer.alloc(0))).toBeNull();
    expect(messageOf(Buffer.alloc(200_001, 0x30))).toBeNull();
  });
});
