import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { Environment } from '../../src/config/settings.js';
import { addPerson } from '../api/signed-in.js';
import { startAccess, type AccessService } from './access-service.js';
import { arrive, callback, publicUrl, refusedWith, type Arrival } from './arrivals.js';
import { clientOf, startProvider, type Identities, type IdentityProvider, type Proof } from './identity-provider.js';

describe('how strongly somebody must have signed in at the identity provider', () => {
  const identities: Identities = {
    wang: { email: 'wang@firm.example', email_verified: true },
    zhao: { email: 'zhao@firm.example', email_verified: true },
    stranger: { email: 'stranger@elsewhere.example', email_verified: true },
  };
  const personIds: Record<string, string> = {};
  let provider: IdentityProvider;
  let service: AccessService;

  beforeAll(async () => {
    // The provider remarks on its own defaults, which are meant for tests such as this one.
    for (const level of ['warn', 'info'] as const) jest.spyOn(console, level).mockImplementation(() => undefined);
    provider = await startProvider(identities, publicUrl + callback);
  }, 60_000);
  afterEach(() => {
    provider.proves({});
    provider.tellsBesides({});
    provider.damageTokens(false);
  });
  afterAll(() => provider.stop());

  /** For the tests of this block. */
  function requiring(required: Environment): void {
    beforeAll(async () => {
      service = await startAccess({
        PUBLIC_URL: publicUrl,
        OIDC_ISSUER: provider.issuer,
        OIDC_CLIENT_ID: clientOf.id,
        OIDC_CLIENT_SECRET: clientOf.secret,
        ...required,
      });
      for (const login of ['wang', 'zhao']) {
        const { id } = await addPerson(service, { roles: ['appraiser'], email: `${login}@firm.example` });
        personIds[login] = id;
      }
    }, 60_000);
    afterAll(() => service.stop());
  }

  const arriveWith = (proof: Proof, login = 'wang'): Promise<Arrival> => {
    provider.proves(proof);
    return arrive({ service, provider }, login);
  };
  const letIn = { status: 303, location: `${publicUrl}/`, session: expect.stringMatching(/^session=/) };
  const tooWeak = refusedWith('oidc-too-weak');

  async function asked(): Promise<Record<string, string>> {
    const begun = await service.app.inject({ url: '/v1/session/oidc' });
    return Object.fromEntries(new URL(String(begun.headers.location)).searchParams);
  }

  /** What the audit log says of one person, in its order. */
  async function auditOf(login: string): Promise<readonly string[]> {
    const entries: readonly { action: string; subject: string }[] = await service.dataSource.query(
      'SELECT action, subject FROM audit_links JOIN audit_log ON entry_id = audit_log.id ORDER BY number',
    );
    return entries.filter(({ subject }) => subject === personIds[login]).map(({ action }) => action);
  }

  describe('without a setting', () => {
    requiring({});

    it('is nothing the provider is asked for or held to', async () => {
      const parameters = await asked();
      expect([parameters['acr_values'], parameters['max_age']]).toEqual([undefined, undefined]);
      expect(await arriveWith({})).toMatchObject(letIn);
      expect(await arriveWith({ acr: 'one-factor', amr: ['pwd'], ts: 0 })).toMatchObject(letIn);
    });
  });

  describe('by acr', () => {
    requiring({ OIDC_ACR_VALUES: 'card, two-factors' });

    it('is asked for in the order of the setting', async () => {
      const parameters = await asked();
      expect([parameters['acr_values'], parameters['max_age']]).toEqual(['card two-factors', undefined]);
    });

    it('is told by one of the values asked for, and by nothing else', async () => {
      expect(await arriveWith({ acr: 'two-factors' })).toMatchObject(letIn);
      expect(await arriveWith({ acr: 'card' })).toMatchObject(letIn);
      expect(await arriveWith({ acr: 'one-factor' })).toMatchObject(tooWeak);
      expect(await arriveWith({ acr: 'TWO-FACTORS' })).toMatchObject(tooWeak);
      // Who says nothing has asked for a password at most; amr counts where its own setting says so.
      expect(await arriveWith({})).toMatchObject(tooWeak);
      expect(await arriveWith({ amr: ['pwd', 'mfa'] })).toMatchObject(tooWeak);
    });

    it('may be what the provider itself finds wanting', async () => {
      const unmet = (back: URL): string => back.search.replace(/code=[^&]+/, 'error=unmet_authentication_requirements');
      expect(await arrive({ service, provider }, 'wang', unmet)).toMatchObject(tooWeak);
    });

    it('links nobody and opens nothing when it is too little, with an entry in the audit log', async () => {
      const linked = `SELECT oidc_subject AS "linked" FROM people WHERE id = ?`;
      expect(await arriveWith({ acr: 'one-factor' }, 'zhao')).toMatchObject(tooWeak);
      expect(await service.dataSource.query(linked, [personIds['zhao']])).toEqual([{ linked: null }]);
      expect(await arriveWith({ acr: 'card' }, 'zhao')).toMatchObject(letIn);
      expect(await arriveWith({ acr: 'one-factor' }, 'zhao')).toMatchObject(tooWeak);
      expect(await auditOf('zhao')).toEqual([
        'person.sign-in-refused oidc-too-weak',
        'person.oidc-linked',
        'person.signed-in oidc',
        'person.sign-in-refused oidc-too-weak',
      ]);
    });

    it('is not what somebody nobody entered here is told about', async () => {
      expect(await arriveWith({ acr: 'one-factor' }, 'stranger')).toMatchObject(refusedWith('oidc-refused'));
    });

    it('leaves a line in the log that says what the token told', async () => {
      const warned = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
      await arriveWith({ acr: 'one-factor', amr: ['pwd', 'otp'] });
      await arriveWith({}, 'stranger');
      const from = 'address 127.0.0.1';
      expect(warned.mock.calls.map(([line]) => line)).toEqual([
        `sign-in failed: identity provider, oidc-too-weak, ${from}, acr "one-factor", amr ["pwd","otp"], auth_time null`,
        `sign-in failed: identity provider, oidc-refused, ${from}`,
      ]);
      warned.mockRestore();
    });
  });

  describe('by amr', () => {
    requiring({ OIDC_AMR_VALUES: 'mfa,pwd+otp' });

    it('is told by one of the ways accepted, with every method it needs', async () => {
      expect((await asked())['acr_values']).toBeUndefined();
      expect(await arriveWith({ amr: ['mfa'] })).toMatchObject(letIn);
      expect(await arriveWith({ amr: ['otp', 'pwd'] })).toMatchObject(letIn);
      expect(await arriveWith({ amr: ['pwd'] })).toMatchObject(tooWeak);
      expect(await arriveWith({ amr: ['otp'] })).toMatchObject(tooWeak);
      expect(await arriveWith({ acr: 'two-factors' })).toMatchObject(tooWeak);
    });
  });

  describe('by either, and by age', () => {
    requiring({ OIDC_ACR_VALUES: 'two-factors', OIDC_AMR_VALUES: 'mfa', OIDC_MAX_AGE_MINUTES: '15' });

    it('is told by acr or by amr', async () => {
      expect(await asked()).toMatchObject({ acr_values: 'two-factors', max_age: '900' });
      expect(await arriveWith({ acr: 'two-factors' })).toMatchObject(letIn);
      expect(await arriveWith({ acr: 'one-factor', amr: ['pwd', 'mfa'] })).toMatchObject(letIn);
      expect(await arriveWith({ acr: 'one-factor', amr: ['pwd'] })).toMatchObject(tooWeak);
    });

    it('is read from the signed ID token alone', async () => {
      provider.tellsBesides({ acr: 'two-factors', amr: ['mfa'] });
      expect(await arriveWith({ acr: 'one-factor' })).toMatchObject(tooWeak);
      provider.damageTokens(true);
      expect(await arriveWith({ acr: 'two-factors' })).toMatchObject(refusedWith('oidc-refused'));
    });

    it('refuses who signed in over there longer ago than the setting says', async () => {
      const before = (minutes: number): Proof => {
        return { acr: 'two-factors', ts: service.now().getTime() / 1000 - minutes * 60 };
      };
      expect(await arriveWith(before(14))).toMatchObject(letIn);
      expect(await arriveWith(before(17))).toMatchObject(refusedWith('oidc-too-old'));
      expect((await auditOf('wang')).at(-1)).toBe('person.sign-in-refused oidc-too-old');
    });
  });
});
