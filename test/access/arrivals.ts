/** A browser that goes from the button through the identity provider and back to the callback. */
import type { AccessService } from './access-service.js';
import type { IdentityProvider } from './identity-provider.js';

export const publicUrl = 'http://127.0.0.1:4321';
export const callback = '/v1/session/oidc/callback';

/** What the callback answered. */
export interface Answered {
  readonly status: number;
  readonly location: string;
  /** The cookie of the new session as it was set; null: none. */
  readonly session: string | null;
}

export interface Arrival extends Answered {
  /** The same answer of the provider once more. */
  readonly again: () => Promise<Answered>;
}

export interface Journey {
  readonly service: AccessService;
  readonly provider: IdentityProvider;
}

export const cookiesOf = (header: string | string[] | number | undefined): string[] =>
  [header ?? []].flat().map((cookie) => String(cookie));

export const pairOf = (cookie: string): string => cookie.split(';')[0]!;

export const refusedWith = (code: string): Answered => ({
  status: 303,
  location: `${publicUrl}/sign-in?refused=${code}`,
  session: null,
});

/** `tamper` may change what comes back. */
export async function arrive(
  { service, provider }: Journey,
  login: string,
  tamper: (back: URL) => string = (back) => back.search,
): Promise<Arrival> {
  const begun = await service.app.inject({ url: '/v1/session/oidc' });
  if (begun.statusCode !== 303) throw new Error(`no way to the provider: ${begun.statusCode}`);
  const [pending] = cookiesOf(begun.headers['set-cookie']);
  const back = await provider.walk(String(begun.headers.location), login);
  if (back.origin + back.pathname !== publicUrl + callback) throw new Error(`sent to ${back.href}`);
  const again = async (): Promise<Answered> => {
    const answer = await service.app.inject({ url: callback + tamper(back), headers: { cookie: pairOf(pending!) } });
    const session = cookiesOf(answer.headers['set-cookie']).find((cookie) => cookie.startsWith('session='));
    return { status: answer.statusCode, location: String(answer.headers.location), session: session ?? null };
  };
  return { ...(await again()), again };
}
