/** Who asks: everybody of the firm, another firm, an association, an operator of the service, and nobody. */
import { ApiKeys } from '../../../src/access/keys/api-keys.js';
import { grantable } from '../../../src/access/permissions.js';
import { roles, type OrganisationKind, type Role } from '../../../src/access/roles.js';
import { firmId } from '../../api/private-book.js';
import { signedIn } from '../../api/signed-in.js';
import type { RunningService } from '../../api/running-service.js';
import type { Headers } from '../../api/signing-firm.js';
import type { Draw } from '../../oracle/draw.js';

interface Callers {
  readonly able: readonly Headers[];
  readonly others: readonly Headers[];
}

/** New people and keys: requests sign people out, disable them and withdraw keys. */
export async function newCallers(service: RunningService): Promise<Callers> {
  const key = async (organisationId: string, personId: string, held: readonly Role[]): Promise<Headers> => {
    const owner = { organisationId, personId, roles: new Set(held) };
    const wanted = { name: 'k', scopes: grantable(owner.roles), expiresInDays: 9 };
    const made = await service.app.get(ApiKeys).create(owner, wanted);
    if (!made.ok) throw new Error('no key');
    return { authorization: `Bearer ${made.value.written}` };
  };
  const everybody = (organisationId: string, kind: OrganisationKind) =>
    signedIn(service, { organisationId, kind, roles: [...roles] });
  const owner = await everybody(firmId, 'firm');
  const rival = await everybody('rival-firm', 'firm');
  const of = (role: Role) => signedIn(service, { organisationId: firmId, roles: [role] });
  const single = await Promise.all(roles.map(of));
  const keys = await Promise.all(single.map(({ personId }, at) => key(firmId, personId, [roles[at] ?? 'editor'])));
  const { headers: operator } = await everybody('operator-of-tests', 'operator');
  const { headers: association } = await everybody('association-of-tests', 'association');
  return {
    able: [owner.headers, await key(firmId, owner.personId, roles), operator],
    others: [
      ...single.map(({ headers }) => headers),
      ...[...keys, rival.headers, association],
      {},
      { authorization: 'Bearer wrong' },
      { cookie: owner.headers['cookie'] ?? '', 'sec-fetch-site': 'cross-site' },
    ],
  };
}

/** Most requests come from somebody who may: the others end at the guard. */
export const callerFor = ({ able, others }: Callers, draw: Draw): Headers =>
  draw.chance(60) ? (able[0] ?? {}) : draw.pick(draw.chance(50) ? able : others);
