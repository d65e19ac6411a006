/** The button that leads to the identity provider, and where one is after it. */
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { OutgoingHttpHeaders } from 'node:http';
import { clientOf, startProvider, type IdentityProvider } from '../access/identity-provider.js';
import { startService, type RunningService } from '../api/running-service.js';
import { addPerson } from '../api/signed-in.js';

const publicUrl = 'http://127.0.0.1:4322';
const callback = '/v1/session/oidc/callback';
const email = 'wang@firm.example';

let provider: IdentityProvider;
let service: RunningService;
beforeAll(async () => {
  // The provider remarks on its own defaults, which are meant for tests such as this one.
  for (const level of ['warn', 'info'] as const) jest.spyOn(console, level).mockImplementation(() => undefined);
  provider = await startProvider({ wang: { email, email_verified: true } }, publicUrl + callback);
  service = await startService({
    PUBLIC_URL: publicUrl,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: clientOf.id,
    OIDC_CLIENT_SECRET: clientOf.secret,
  });
  await addPerson(service, { roles: ['appraiser'], email });
}, 120_000);
afterAll(async () => {
  await service.stop();
  await provider.stop();
});

const cookieOf = (headers: OutgoingHttpHeaders): string =>
  String([headers['set-cookie']].flat()[0]).split(';')[0] ?? '';

/** Pressed on the page of signing in, through the provider and back. */
async function arriveFrom(page: string): Promise<string> {
  const { body } = await service.app.inject({ url: page });
  const [, door = ''] = /href="(\/sign-in\/oidc[^"]*)"/.exec(body) ?? [];
  const begun = await service.app.inject({ url: door });
  const back = await provider.walk(String(begun.headers.location), 'wang');
  const headers = { cookie: cookieOf(begun.headers) };
  return String((await service.app.inject({ url: callback + back.search, headers })).headers.location);
}

it('the identity provider leads on to where the person wanted to go, within this service', async () => {
  expect(await arriveFrom('/sign-in?next=%2Fconsole%2Flifts%3Fsearch%3D1')).toBe(`${publicUrl}/console/lifts?search=1`);
  expect(await arriveFrom('/sign-in')).toBe(`${publicUrl}/`);
  expect(await arriveFrom('/sign-in?next=%2F%2Fevil.example%2F')).toBe(`${publicUrl}/`);
});
