import { isLoopback, type SettingsReader } from './settings-reader.js';

export interface OidcSettings {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button says. */
  readonly name: string;
  readonly required: OidcRequirements;
}

/** What the provider's ID token must tell of how somebody signed in there. */
export interface OidcRequirements {
  /** Asked for in this order; one of them must be told. Empty: nothing is asked. */
  readonly acrValues: readonly string[];
  /** Ways of signing in that do as well, each with all the methods it takes. Empty: none. */
  readonly amrValues: readonly (readonly string[])[];
  /** null: however long ago. */
  readonly maxAgeMinutes: number | null;
}

const demands = ['OIDC_ACR_VALUES', 'OIDC_AMR_VALUES', 'OIDC_MAX_AGE_MINUTES'] as const;

export function readOidc(reader: SettingsReader): OidcSettings | null {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
  const [issuer, clientId, clientSecret] = [
    reader.text('OIDC_ISSUER', ''),
    reader.text('OIDC_CLIENT_ID', ''),
    reader.text('OIDC_CLIENT_SECRET', ''),
  ];
  const given = [issuer, clientId, clientSecret].filter((text) => text !== '').length;
  if (given === 0) {
    const unheeded = demands.filter((name) => reader.text(name, '') !== '');
    for (const name of unheeded) reader.refuse(name, 'only together with OIDC_ISSUER');
    return null;
  }
  if (given < names.length) {
    reader.refuse(names.join(', '), 'all three, or none');
    return null;
  }
  const url = URL.canParse(issuer) ? new URL(issuer) : null;
  if (url === null || !isTrustworthy(url)) {
    reader.refuse('OIDC_ISSUER', 'an address that begins with https:// (http:// on this machine only)');
    return null;
  }
  return {
    issuer: url,
    clientId,
    clientSecret,
    name: reader.text('OIDC_NAME', url.hostname),
    required: {
      acrValues: readAcrValues(reader),
      amrValues: readAmrValues(reader),
      maxAgeMinutes: readMaxAge(reader),
    },
  };
}

const isTrustworthy = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname.replace(/^\[|\]$/g, '')));

/** "0" is the standard's word for no assurance at all (OpenID Connect Core 1.0, 2): to accept it would be to ask for nothing. */
function readAcrValues(reader: SettingsReader): readonly string[] {
  const values = reader.list('OIDC_ACR_VALUES');
  if (lacksAll(reader, 'OIDC_ACR_VALUES', values) || !values.every((value) => isPlain(value) && value !== '0')) {
    reader.refuse('OIDC_ACR_VALUES', 'values of acr without spaces, separated by commas; not 0, which says nothing');
  }
  return values;
}

/** RFC 8176: password, PIN and questions are all something one knows, which is one factor. */
const known: readonly string[] = ['pwd', 'pin', 'kba'];

function readAmrValues(reader: SettingsReader): readonly (readonly string[])[] {
  const ways = reader.list('OIDC_AMR_VALUES').map((way) => way.split('+'));
  const isSound = (way: readonly string[]): boolean =>
    way.every(isPlain) && !way.every((method) => known.includes(method));
  if (lacksAll(reader, 'OIDC_AMR_VALUES', ways) || !ways.every(isSound)) {
    reader.refuse(
      'OIDC_AMR_VALUES',
      `values of amr separated by commas, with + between those that are needed together; not only ${known.join(', ')}`,
    );
  }
  return ways;
}

/** Something is written there, but it says nothing: whoever wrote it meant to ask for more. */
const lacksAll = (reader: SettingsReader, name: string, values: readonly unknown[]): boolean =>
  reader.text(name, '') !== '' && values.length === 0;

const isPlain = (value: string): boolean => /^[\x21-\x7e]+$/.test(value);

/** At most what a session lasts. */
function readMaxAge(reader: SettingsReader): number | null {
  if (reader.text('OIDC_MAX_AGE_MINUTES', '') === '') return null;
  return reader.integer('OIDC_MAX_AGE_MINUTES', 15, { low: 1, high: 720 });
}
