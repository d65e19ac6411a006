import type { FastifyRequest } from 'fastify';
import type { Settings } from '../../config/settings.js';
import { callerOf } from '../../http/caller.js';
import { personOf } from '../people/reach.js';
import { addressOf, readSessionCookie } from '../sign-in/session-in-request.js';
import type { AccountHolder } from './account-holder.js';

/** For doors and pages of one's own account: the guard lets only people with a session come there. */
export function holderIn(request: FastifyRequest, settings: Pick<Settings, 'access' | 'publicUrl'>): AccountHolder {
  const token = readSessionCookie(request, settings);
  if (token === null) throw new Error('the guard lets nobody without a session pass here');
  return { personId: personOf(callerOf(request)), token, address: addressOf(request, settings) };
}
