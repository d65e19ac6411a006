import type { Caller } from '../../http/caller.js';
import { mayDo, permissions, sessionOnly, type Permission } from '../permissions.js';
import type { SignInState } from '../sign-in/sign-in-steps.js';
import type { SessionDto } from './session.dto.js';

const nobody = {
  via: null,
  personId: null,
  organisationId: null,
  roles: [],
  permissions: [],
} satisfies Partial<SessionDto>;

/** Who asks as the guard found him, and where the session of the cookie stands. */
export function sessionView(caller: Caller | null, state: SignInState | null): SessionDto {
  const steps =
    state === null
      ? { stage: 'none', name: null, totp: null }
      : { stage: state.stage, name: state.stage === 'full' ? state.name : null, totp: state.totp };
  return { ...(caller === null ? nobody : whoIs(caller)), ...steps, recoveryCodes: null };
}

function whoIs(caller: Caller): Omit<SessionDto, 'stage' | 'name' | 'totp' | 'recoveryCodes'> {
  const { via, personId, organisationId, roles } = caller;
  return { via, personId, organisationId, roles: [...roles], permissions: permissionsOf(caller) };
}

/** What the guard would let this caller do. */
export function permissionsOf({ roles, scopes, via }: Caller): Permission[] {
  return (Object.keys(permissions) as Permission[]).filter(
    (one) => mayDo(roles, one) && (scopes === null || scopes.has(one)) && (via === 'session' || !sessionOnly.has(one)),
  );
}
