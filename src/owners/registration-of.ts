import { chinaDayOf } from '../config/clock.js';
import type { RegisterEntry } from './public-register.js';
import { closedStanding, publicStanding } from './public-standing.js';
import type { Registration } from './verification-answer.js';

/** What the register says of a report, for its page and for verifications alike. No figure of the report is in it. */
export function registrationOf({ report, order, standing, status, mode }: RegisterEntry): Registration {
  const { number, code, createdAt } = report.version;
  const named = { number, code, firm: order.engagement?.firm?.name ?? null };
  if (mode === 'closed') return { ...named, issuedOn: null, sha256: null, ...closedStanding(status) };
  return {
    ...named,
    issuedOn: chinaDayOf(new Date(createdAt)),
    sha256: report.file?.sha256 ?? null,
    ...publicStanding(status, standing),
  };
}
