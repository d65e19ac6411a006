/**
 * Signing in at an identity provider: for people who were entered here before. What the answer must bring back (state,
 * nonce, PKCE verifier) travels sealed in a cookie of the browser that began, so that no other browser can finish.
 */
import { Inject, Injectable, Logger } from '@nestjs/common';
import * as client from 'openid-client';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { CLOCK, type Clock } from '../../config/clock.js';
import { audit } from '../audit-log.js';
import { Person } from '../person.entities.js';
import { done, refused, type Outcome, type Refusal } from '../refusal.js';
import { SecretBox } from '../secret-box.js';
import { Sessions } from '../sign-in/sessions.js';
import { isTooWeakOverThere, OidcProvider, type Identity, type OidcChecks } from './oidc-provider.js';
import type { ToldStrength } from './told-strength.js';

export interface OidcBegun {
  readonly redirectTo: string;
  /** Sealed: goes into a cookie of this browser until it comes back. */
  readonly cookie: string;
}

export interface OidcFinished {
  readonly token: string;
  /** As given when it began. */
  readonly next: string;
}

const owner = 'oidc sign-in';
const lastsMs = 10 * 60_000;

@Injectable()
export class OidcSignIn {
  private readonly log = new Logger(OidcSignIn.name);

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

  /** `next`: a path of this service, where the person goes once signed in. */
  async begin(next = '/'): Promise<Outcome<OidcBegun>> {
    if (this.provider.name === null) return refused('oidc-not-set-up');
    const checks = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
    const until = this.clock.now().getTime() + lastsMs;
    try {
      const redirectTo = await this.provider.authorisationUrl(checks);
      return done({ redirectTo, cookie: this.box.seal(JSON.stringify({ ...checks, until, next }), owner) });
    } catch {
      return refused('oidc-unavailable');
    }
  }

  /** `query`: as the browser came back; `cookie`: as it left. The token is that of a new session. */
  async finish(query: string, cookie: string | null, address: string): Promise<Outcome<OidcFinished>> {
    const begun = this.begunOf(cookie);
    if (begun === null) return refused('sign-in-ended');
    // A cookie of the release before says nothing of it.
    const { next = '/', ...checks } = begun;
    const identity = await this.identityOf(query, checks);
    const outcome = identity.ok ? await this.enter(identity.value) : identity;
    if (outcome.ok) return done({ ...outcome.value, next });
    this.noteFailure(outcome.refusal, address, identity.ok ? identity.value.told : null);
    return outcome;
  }

  private enter(identity: Identity): Promise<Outcome<{ token: string }>> {
    return this.dataSource.transaction(async (manager) => {
      const person = await this.personOf(manager, identity);
      if (person === null) return refused('oidc-refused');
      const shortfall = this.provider.shortfallOf(identity.told, this.clock.now());
      if (shortfall !== null) {
        await this.note(manager, person, `person.sign-in-refused ${shortfall}`);
        return refused(shortfall);
      }
      if (person.oidcSubject === null) await this.link(manager, person, identity);
      const token = await this.sessions.open(manager, { person, stage: 'full', via: 'oidc' });
      await this.note(manager, person, 'person.signed-in oidc');
      return done({ token });
    });
  }

  /** Whatever is wrong with what came back (forged, replayed, refused over there) is one answer here, but for one. */
  private async identityOf(query: string, checks: OidcChecks): Promise<Outcome<Identity>> {
    try {
      return done(await this.provider.identityOf(query, checks));
    } catch (error) {
      return refused(isTooWeakOverThere(error) ? 'oidc-too-weak' : 'oidc-refused');
    }
  }

  /** By the link; the first time by the verified address. Nobody is ever entered here. */
  private async personOf(manager: EntityManager, identity: Identity): Promise<Person | null> {
    const linked = await manager.findOneBy(Person, linkOf(identity));
    if (linked !== null) return linked.state === 'active' ? linked : null;
    if (identity.verifiedEmail === null) return null;
    return manager.findOneBy(Person, { email: identity.verifiedEmail, state: 'active', oidcSubject: IsNull() });
  }

  private async link(manager: EntityManager, person: Person, identity: Identity): Promise<void> {
    await manager.update(Person, { id: person.id }, linkOf(identity));
    await this.note(manager, person, 'person.oidc-linked');
  }

  private begunOf(cookie: string | null): (OidcChecks & { readonly next?: string }) | null {
    const opened = cookie === null ? null : this.box.open(cookie, owner);
    if (opened === null) return null;
    const { until, ...begun } = JSON.parse(opened) as OidcChecks & { until: number; next?: string };
    return this.clock.now().getTime() < until ? begun : null;
  }

  /** For whoever looks after the service; with what the token told, when that was the reason. */
  private noteFailure({ code }: Refusal, address: string, told: ToldStrength | null): void {
    const line = `sign-in failed: identity provider, ${code}, address ${address}`;
    this.log.warn(code === 'oidc-refused' || told === null ? line : `${line}, ${inWords(told)}`);
  }

  private async note(manager: EntityManager, { id, organisationId }: Person, action: string): Promise<void> {
    await audit(manager, { organisationId, at: this.clock.now(), actor: id, action, subject: id });
  }
}

const linkOf = ({ issuer, subject }: Identity): { oidcIssuer: string; oidcSubject: string } => ({
  oidcIssuer: issuer,
  oidcSubject: subject,
});

const inWords = ({ acr, amr, authenticatedAt }: ToldStrength): string =>
  `acr ${JSON.stringify(acr)}, amr ${JSON.stringify(amr)}, auth_time ${authenticatedAt?.toISOString() ?? 'null'}`;
