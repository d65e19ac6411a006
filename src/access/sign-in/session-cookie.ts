/** The cookie of a session: written and read here alone. Nothing but an opaque token is in it. */

/** `__Host-`: the browser takes it only from this very host over https, so that no neighbour can plant one. */
export const sessionCookieName = (publicUrl: string): string =>
  publicUrl.startsWith('https:') ? '__Host-session' : 'session';

/** Of the minutes between leaving for the identity provider and coming back. */
export const oidcCookieName = (publicUrl: string): string => (publicUrl.startsWith('https:') ? '__Host-oidc' : 'oidc');

/** Lax, not Strict: whoever comes back from the identity provider or by a link in an e-mail is still signed in. */
export function cookieWith(name: string, value: string, publicUrl: string): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}

export const clearedCookie = (name: string, publicUrl: string): string =>
  `${cookieWith(name, '', publicUrl)}; Max-Age=0`;

/** The value of that cookie. Sent twice (somebody planted a second one) it counts as not sent. */
export function cookieOf(header: string | undefined, name: string): string | null {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  const [value] = values;
  return values.length === 1 && value !== undefined && /^[\x21-\x7e]{1,4000}$/.test(value) ? value : null;
}
