/**
 * Signing in at an identity provider: for people who were entered here before. What the answer must bring back (state,
 * nonce, PKCE verifier) travels sealed in a cookie of the browser that began, so that no other browser can finish.
 */
import { Inject, Injectable } from '@nestjs/common';
import * as client from 'openid-client';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { CLOCK, type Clock } from '../../config/clock.js';
import { audit } from '../audit-log.js';
import { Person } from '../person.entities.js';
import { done, refused, type Outcome } from '../refusal.js';
import { SecretBox } from '../secret-box.js';
import { Sessions } from '../sign-in/sessions.js';
import { OidcProvider, type Identity, type OidcChecks } from './oidc-provider.js';

export interface OidcBegun {
  readonly redirectTo: string;
  /** Sealed: goes into a cookie of this browser until it comes back. */
  readonly cookie: string;
}

const owner = 'oidc sign-in';
const lastsMs = 10 * 60_000;

@Injectable()
export class OidcSignIn {
  constructor(
    private readonly dataSource: DataSource,
    private readonly provider: OidcProvider,
    private readonly box: SecretBox,
    private readonly sessions: Sessions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What the button says; null: no identity provider is set up. */
  get providerName(): string | null {
    return this.provider.name;
  }

  async begin(): Promise<Outcome<OidcBegun>> {
    if (this.provider.name === null) return refused('oidc-not-set-up');
    const checks = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
    const until = this.clock.now().getTime() + lastsMs;
    try {
      const redirectTo = await this.provider.authorisationUrl(checks);
      return done({ redirectTo, cookie: this.box.seal(JSON.stringify({ ...checks, until }), owner) });
    } catch {
      return refused('oidc-unavailable');
    }
  }

  /** `query`: as the browser came back; `cookie`: as it left. The token is that of a new session. */
  async finish(query: string, cookie: string | null): Promise<Outcome<{ token: string }>> {
    const checks = this.checksOf(cookie);
    if (checks === null) return refused('sign-in-ended');
    const identity = await this.identityOf(query, checks);
    if (identity === null) return refused('oidc-refused');
    return this.dataSource.transaction(async (manager) => {
      const person = await this.personOf(manager, identity);
      if (person === null) return refused('oidc-refused');
      const token = await this.sessions.open(manager, { person, stage: 'full', via: 'oidc' });
      await this.note(manager, person, 'person.signed-in oidc');
      return done({ token });
    });
  }

  /** Whatever is wrong with what came back (forged, replayed, refused over there) is one answer here. */
  private async identityOf(query: string, checks: OidcChecks): Promise<Identity | null> {
    try {
      return await this.provider.identityOf(query, checks);
    } catch {
      return null;
    }
  }

  /** By the link; the first time by the verified address, and then the link is made. Nobody is ever entered here. */
  private async personOf(manager: EntityManager, identity: Identity): Promise<Person | null> {
    const link = { oidcIssuer: identity.issuer, oidcSubject: identity.subject };
    const linked = await manager.findOneBy(Person, link);
    if (linked !== null) return linked.state === 'active' ? linked : null;
    if (identity.verifiedEmail === null) return null;
    const unlinked = { email: identity.verifiedEmail, state: 'active', oidcSubject: IsNull() } as const;
    const person = await manager.findOneBy(Person, unlinked);
    if (person === null) return null;
    await manager.update(Person, { id: person.id }, link);
    await this.note(manager, person, 'person.oidc-linked');
    return person;
  }

  private checksOf(cookie: string | null): OidcChecks | null {
    const opened = cookie === null ? null : this.box.open(cookie, owner);
    if (opened === null) return null;
    const { until, ...checks } = JSON.parse(opened) as OidcChecks & { until: number };
    return this.clock.now().getTime() < until ? checks : null;
  }

  private async note(manager: EntityManager, { id, organisationId }: Person, action: string): Promise<void> {
    await audit(manager, { organisationId, at: this.clock.now(), actor: id, action, subject: id });
  }
}
