import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startService, type RunningService } from './running-service.js';

/** The browser was closed while it sent, or no browser sent it. */
const forms: readonly (readonly [string, string])[] = [
  ['with no part', '{}'],
  ['with a part that does not end', '--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF'],
];

describe('a form with files that cannot be read', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await startService();
  }, 60_000);
  afterAll(() => service.stop());

  it.each(forms)('%s is the fault of whoever sent it', async (_, payload) => {
    const headers = { 'content-type': 'multipart/form-data; boundary=b', 'sec-fetch-site': 'same-origin' };
    const answer = await service.app.inject({ method: 'POST', url: '/verify', headers, payload });
    expect([answer.statusCode, answer.body.includes('表单内容无法读取')]).toEqual([400, true]);
  });
});
