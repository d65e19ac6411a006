import { createHash } from 'node:crypto';

export interface Derivation {
  /** SHA-1 in older files; the strength rests on the password and the iterations. */
  hash: 'sha1' | 'sha256' | 'sha384' | 'sha512';
  password: string;
  salt: Uint8Array;
  iterations: number;
  /** RFC 7292, B.3: what the bytes are for. */
  purpose: 'key' | 'iv' | 'mac';
  length: number;
}

const purposeBytes = { key: 1, iv: 2, mac: 3 } as const;
const blockLengths = { sha1: 64, sha256: 64, sha384: 128, sha512: 128 } as const;

/** The key derivation of PKCS #12 (RFC 7292, appendix B.2). */
export function deriveKey({ hash, password, salt, iterations, purpose, length }: Derivation): Buffer {
  const block = blockLengths[hash];
  const start = Buffer.alloc(block, purposeBytes[purpose]);
  let input: Buffer = Buffer.concat([repeated(salt, block), repeated(passwordBytes(password), block)]);
  const parts: Buffer[] = [];
  for (let made = 0; made < length;) {
    let digest: Buffer = createHash(hash).update(start).update(input).digest();
    for (let round = 1; round < iterations; round += 1) digest = createHash(hash).update(digest).digest();
    parts.push(digest);
    made += digest.length;
    input = advanced(input, repeated(digest, block).subarray(0, block), block);
  }
  return Buffer.concat(parts).subarray(0, length);
}

/** BMPString with its terminating zero (B.1). */
const passwordBytes = (password: string): Buffer => Buffer.from(`${password}\0`, 'utf16le').swap16();

/** Repeated until it fills whole blocks; nothing stays nothing. */
function repeated(bytes: Uint8Array, block: number): Buffer {
  if (bytes.length === 0) return Buffer.alloc(0);
  return Buffer.alloc(block * Math.ceil(bytes.length / block), Buffer.from(bytes));
}

/** Every block of the input plus the digest's block plus one, as a number of that many bytes (step 6C). */
function advanced(input: Buffer, addend: Buffer, block: number): Buffer {
  const bits = BigInt(block * 8);
  const added = BigInt(`0x${addend.toString('hex')}`) + 1n;
  const blocks: Buffer[] = [];
  for (let at = 0; at < input.length; at += block) {
    const sum = BigInt(`0x${input.subarray(at, at + block).toString('hex')}`) + added;
    blocks.push(
      Buffer.from(
        BigInt.asUintN(Number(bits), sum)
          .toString(16)
          .padStart(block * 2, '0'),
        'hex',
      ),
    );
  }
  return Buffer.concat(blocks);
}
