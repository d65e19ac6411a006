/** The identity provider, as its own documents describe it: asked when it is first needed, so that the service starts without it. */
import { Inject, Injectable } from '@nestjs/common';
import * as client from 'openid-client';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { shortfallOf, toldBy, type Shortfall, type ToldStrength } from './told-strength.js';

const timeoutSeconds = 10;

export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  /** Lower case; null: none, or not verified by the provider. */
  readonly verifiedEmail: string | null;
  readonly told: ToldStrength;
}

/** What one sign-in must come back with. */
export interface OidcChecks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

@Injectable()
export class OidcProvider {
  private discovered: Promise<client.Configuration> | null = null;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** What the button says; null: none is set up. */
  get name(): string | null {
    return this.settings.access.oidc?.name ?? null;
  }

  /** What somebody's sign-in over there lacks; null: nothing that is required here. */
  shortfallOf(told: ToldStrength, now: Date): Shortfall | null {
    const { oidc } = this.settings.access;
    return oidc && shortfallOf(told, oidc.required, now);
  }

  /** Where the browser goes: authorisation code with PKCE, state and nonce, and what the settings ask for. */
  async authorisationUrl({ state, nonce, verifier }: OidcChecks): Promise<string> {
    const parameters = {
      redirect_uri: this.redirectUri,
      scope: 'openid email',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
      ...this.asked(),
    };
    return client.buildAuthorizationUrl(await this.configuration(), parameters).href;
  }

  /** `query` is what the browser came back with; its address is taken from the settings, never from the Host header. */
  async identityOf(query: string, { state, nonce, verifier }: OidcChecks): Promise<Identity> {
    const configuration = await this.configuration();
    const checks = {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    } as const;
    const current = new URL(`${this.redirectUri}?${query}`);
    const tokens = await client.authorizationCodeGrant(configuration, current, checks);
    const claims = tokens.claims();
    if (claims === undefined) throw new Error('an ID token was expected');
    const { sub, iss } = claims;
    const ofEmail =
      claims['email'] === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined
        ? await client.fetchUserInfo(configuration, tokens.access_token, sub)
        : claims;
    // How somebody signed in is what the signed token tells, whatever another answer says.
    return { issuer: iss, subject: sub, verifiedEmail: verifiedEmailOf(ofEmail), told: toldBy(claims) };
  }

  /** A provider may pass over these, and whoever sits at the browser may change them: the token is looked at afterwards. */
  private asked(): Readonly<Record<string, string>> {
    const { acrValues = [], maxAgeMinutes = null } = this.settings.access.oidc?.required ?? {};
    return {
      ...(acrValues.length === 0 ? {} : { acr_values: acrValues.join(' ') }),
      ...(maxAgeMinutes === null ? {} : { max_age: String(maxAgeMinutes * 60) }),
    };
  }

  private get redirectUri(): string {
    return `${this.settings.publicUrl}/v1/session/oidc/callback`;
  }

  private configuration(): Promise<client.Configuration> {
    // A failure is not kept: the next one asks again.
    this.discovered ??= this.discover().catch((error: unknown) => {
      this.discovered = null;
      throw error;
    });
    return this.discovered;
  }

  private async discover(): Promise<client.Configuration> {
    const { oidc } = this.settings.access;
    if (oidc === null) throw new Error('no identity provider is set up');
    const { issuer, clientId, clientSecret } = oidc;
    // http only for a provider on this machine: the settings see to it.
    const execute = issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [];
    const options = { execute, timeout: timeoutSeconds };
    const found = await client.discovery(issuer, clientId, clientSecret, undefined, options);
    const metadata = found.serverMetadata();
    const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const takesBasic = methods.includes('client_secret_basic');
    const authentication = (takesBasic ? client.ClientSecretBasic : client.ClientSecretPost)(clientSecret);
    const configuration = new client.Configuration(metadata, clientId, clientSecret, authentication);
    configuration.timeout = timeoutSeconds;
    // The client would take TLS for proof enough that the ID token is the provider's; its signature is asked for too.
    for (const apply of [...execute, client.enableNonRepudiationChecks]) apply(configuration);
    return configuration;
  }
}

function verifiedEmailOf(claims: Readonly<Record<string, unknown>>): string | null {
  const { email, email_verified: isVerified } = claims;
  return typeof email === 'string' && isVerified === true ? email.toLowerCase() : null;
}

/** A provider may itself refuse whom it cannot make sure of as strongly as was asked (OpenID Connect Core Error Code). */
export const isTooWeakOverThere = (error: unknown): boolean =>
  error instanceof client.AuthorizationResponseError && error.error === 'unmet_authentication_requirements';
