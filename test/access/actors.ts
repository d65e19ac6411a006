/** Whoever acts on the room of people, with a browser of their own, and what the audit log says of somebody. */
import { signedIn, type SignedIn } from '../api/signed-in.js';
import { asInserted, type AccessService } from './access-service.js';
import { Browser } from './browser.js';

export interface Actor extends SignedIn {
  readonly browser: Browser;
}

export async function enterAs(service: AccessService, wish: Parameters<typeof signedIn>[1]): Promise<Actor> {
  const person = await signedIn(service, wish);
  const browser = new Browser(service.app);
  browser.cookie = person.token;
  return { ...person, browser };
}

export async function auditedActs(service: AccessService, subject: unknown): Promise<string[]> {
  const rows = await service.dataSource.query<{ action: string }[]>(
    `SELECT action FROM audit_log WHERE subject = ? ORDER BY ${asInserted}`,
    [subject],
  );
  return rows.map(({ action }) => action);
}
