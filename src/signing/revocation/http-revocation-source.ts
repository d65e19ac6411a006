import { fetchBounded } from '../fetch-bounded.js';
import type { RevocationSource } from './revocation-source.js';

const largestListBytes = 8 << 20;
const largestResponseBytes = 256 << 10;

/** Authorities as they are reached over HTTP (RFC 6960, appendix A; RFC 5280, 4.2.1.13). */
export const httpRevocationSource = (timeoutMs: number): RevocationSource => ({
  ocsp: (url, request) =>
    fetchBounded(url, {
      timeoutMs,
      largestBytes: largestResponseBytes,
      post: { contentType: 'application/ocsp-request', body: request },
    }),
  crl: (url) => fetchBounded(url, { timeoutMs, largestBytes: largestListBytes }),
});
