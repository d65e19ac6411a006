import { jest } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { AssignmentCases } from '../../src/assignments/assignment-cases.js';

/** What somebody else does once whoever comes next has looked at an assignment, and has not written yet. */
export function whenLookedAt(app: INestApplicationContext, other: () => Promise<unknown>): void {
  const cases = app.get(AssignmentCases, { strict: false });
  const real = cases.open.bind(cases);
  const looking = jest.spyOn(cases, 'open').mockImplementation(async (...asked) => {
    looking.mockRestore();
    const opened = await real(...asked);
    await other();
    return opened;
  });
}
