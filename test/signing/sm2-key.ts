import { createPrivateKey, createPublicKey } from 'node:crypto';

/** A key of GM/T 0003.5-2012's kind; the private number is the one of its examples. */
export const privateNumber = '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8';

export function sm2Pem(number = privateNumber): string {
  const head = '3041020100301306072a8648ce3d020106082a811ccf5501822d042730250201010420';
  const body = Buffer.from(head + number, 'hex');
  return `-----BEGIN PRIVATE KEY-----\n${body.toString('base64')}\n-----END PRIVATE KEY-----\n`;
}

export const sm2PublicPem = (number = privateNumber): string =>
  createPublicKey(createPrivateKey(sm2Pem(number)))
    .export({ type: 'spki', format: 'pem' })
    .toString();

export const strangersNumber = privateNumber.replace('3945', '1945');
