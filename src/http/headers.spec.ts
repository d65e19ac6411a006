import { describe, expect, it } from '@jest/globals';
import { fastify } from 'fastify';
import { registerHeaders } from './headers.js';

async function headersOf(publicUrl: string, url: string): Promise<Readonly<Record<string, unknown>>> {
  const instance = fastify();
  registerHeaders(instance, publicUrl);
  instance.get('/here', () => 'text');
  const { headers } = await instance.inject({ url });
  await instance.close();
  return headers;
}

describe('the headers of every answer', () => {
  it('keep browsers to https for a year where the service is reached by https, also where nothing is found', async () => {
    for (const url of ['/here', '/nowhere']) {
      const headers = await headersOf('https://lift.example', url);
      expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
    }
    expect(await headersOf('http://127.0.0.1:3000', '/here')).not.toHaveProperty('strict-transport-security');
  });

  it('let nothing run, be framed, sniffed, kept or read by another site, but for the interface page', async () => {
    const headers = await headersOf('http://127.0.0.1:3000', '/here');
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    const docs = await headersOf('http://127.0.0.1:3000', '/docs');
    expect(docs['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self' 'unsafe-inline';/);
    expect(docs).not.toHaveProperty('access-control-allow-origin');
  });
});
