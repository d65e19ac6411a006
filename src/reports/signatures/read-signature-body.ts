/** What the doors of the signatures take as a body: known keys only, every fault at once. */
import { bodyFault, bodyInvalid, isJsonObject, unknownKeys, type JsonObject } from '../body-faults.js';
import type { MadeSignature } from './embed-slot.js';

const longestCertificate = 40_000;
const code = 'signature-body-invalid';

/** The certificate the device will sign with, when it is announced; no body at all will do. */
export function readAnnouncement(json: unknown): string | null {
  if (json === undefined) return null;
  const { certificate = null, ...unknown } = objectOf(json);
  const isText = typeof certificate === 'string' && certificate.length <= longestCertificate;
  const faults = unknownKeys(unknown, 'certificate');
  if (certificate !== null && !isText) faults.push(bodyFault('/certificate', 'PEM, or DER in Base64'));
  if (faults.length > 0) throw bodyInvalid(code, faults);
  return isText ? certificate : null;
}

export function readMadeSignature(json: unknown): MadeSignature {
  const { requestId, cms, ...unknown } = objectOf(json);
  const faults = unknownKeys(unknown, 'requestId, cms');
  if (typeof requestId !== 'string' || requestId === '') {
    faults.push(bodyFault('/requestId', 'requestId of the preparation'));
  }
  const isBase64 = typeof cms === 'string' && /^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(cms);
  if (!isBase64) faults.push(bodyFault('/cms', 'DER in Base64'));
  if (faults.length > 0) throw bodyInvalid(code, faults);
  return { requestId: String(requestId), cms: new Uint8Array(Buffer.from(String(cms), 'base64')) };
}

function objectOf(json: unknown): JsonObject {
  if (isJsonObject(json)) return json;
  throw bodyInvalid(code, [bodyFault('', 'object')]);
}
