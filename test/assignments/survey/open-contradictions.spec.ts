/** What contradicts itself in the survey holds the step up, until it is mended or answered. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Assignments } from '../../../src/assignments/assignments.js';
import { WorkingPapers } from '../../../src/assignments/working-paper/working-papers.js';
import { rail } from '../../api/small-order.js';
import { startService, type RunningService } from '../../api/running-service.js';
import { signedIn } from '../../api/signed-in.js';
import { openAssignment } from './open-assignment.js';

const bent = rail({
  survey: { score: '0.95', conditions: [{ code: 'rail-bent', met: true }], surveyedOn: '2026-06-30' },
  installedOn: '1980-01-01',
});

let service: RunningService;
let caller: { organisationId: string; actor: string; personId: null };
let id: string;
beforeAll(async () => {
  service = await startService();
  const { personId: actor } = await signedIn(service, { roles: ['appraiser'] });
  caller = { organisationId: 'firm-of-tests', actor, personId: null };
  id = await openAssignment(service.app, caller, [bent]);
});
afterAll(() => service.stop());

async function unanswered() {
  const { state } = await service.app.get(Assignments).stateOf('firm-of-tests', id);
  const { missing } = state.steps.find((step) => step.id === 'survey') ?? { missing: [] };
  return missing.filter(({ code }) => code === 'contradiction-unanswered');
}

describe('a contradiction in the survey', () => {
  it('stands in the list of what the step lacks, with its component and place', async () => {
    expect((await unanswered()).map(({ pointer }) => pointer)).toEqual([
      '/order/components/0/disposition',
      '/order/components/0/survey/score',
      '/order/components/0/installedOn',
    ]);
    const [first] = await unanswered();
    expect(first?.message).toMatch(/^轿厢导轨（c02）：已勾选报废条件“导轨弯曲/);
  });

  it('is gone once the component is mended', async () => {
    const papers = service.app.get(WorkingPapers);
    const { order, version } = await papers.latest('firm-of-tests', id);
    const mended = { ...order, components: [{ ...rail(), installedOn: '2004-08-01' }] };
    await papers.save(caller, id, { order: mended, expectedVersion: version, note: '' });
    expect(await unanswered()).toEqual([]);
  });
});
