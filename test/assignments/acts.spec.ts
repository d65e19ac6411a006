/** The use cases on a real database: what is recorded, saved, completed and refused. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Assignments } from '../../src/assignments/assignments.js';
import { KeepFiles } from '../../src/assignments/keep-files.js';
import { LiftRegister } from '../../src/assignments/lifts/lift-register.js';
import { RecordActs } from '../../src/assignments/record-acts.js';
import { WorkingPapers } from '../../src/assignments/working-paper/working-papers.js';
import { fingerprintOf } from '../../src/fingerprints/fingerprint.js';
import { startService, type RunningService } from '../api/running-service.js';
import { whenLookedAt } from './when-looked-at.js';

const caller = { organisationId: 'local', actor: 'local', personId: null };
const facts = { address: '沈阳市和平区南京街 1 号', drive: 'geared', machineRoom: true };

describe('acts on an assignment', () => {
  let service: RunningService;
  let id: string;
  beforeAll(async () => {
    service = await startService();
    await service.app.get(LiftRegister).save(caller, 'D-1', { facts, expectedVersion: 0 });
    id = await opened();
  }, 120_000);
  afterAll(() => service.stop());

  const opened = async (): Promise<string> => {
    const wanted = { deviceCode: 'D-1', purpose: '更新改造', engagementId: null };
    const { opened: foreseen, write } = await service.app.get(Assignments).open(caller, wanted);
    await service.dataSource.transaction(write);
    return foreseen.assignment.id;
  };
  const record = (step: 'basic-matters' | 'plan', content: object): Promise<void> =>
    service.app.get(RecordActs).record(caller, id, { step, content });

  it('begins with what is known of the lift, and warns of a twin', async () => {
    const paper = await service.app.get(WorkingPapers).latest('local', id);
    expect(paper).toMatchObject({ version: 1, order: { lift: { deviceCode: 'D-1', drive: 'geared' } } });
    expect(paper.order.engagement).toEqual({ purpose: '更新改造' });
    const again = await service.app
      .get(Assignments)
      .open(caller, { deviceCode: 'D-1', purpose: '更新改造', engagementId: null });
    expect(again.openTwins).toEqual([id]);
  });

  it('carries what is settled into the paper, in a version of its own', async () => {
    await record('basic-matters', { client: '业主委员会', referenceDate: '2026-06-30' });
    const papers = service.app.get(WorkingPapers);
    const { version, order } = await papers.latest('local', id);
    expect([version, order.referenceDate, order.engagement?.client]).toEqual([2, '2026-06-30', '业主委员会']);
    const { state } = await service.app.get(Assignments).stateOf('local', id);
    expect(state.step).toBe('basic-matters');
    expect(state.steps[0]?.missing.map(({ code }) => code)).toContain('tax-basis-missing');
  });

  it('takes out of the paper what is withdrawn', async () => {
    await record('basic-matters', { client: '业主委员会', referenceDate: '2026-06-30', haulDistanceKm: '25' });
    const papers = service.app.get(WorkingPapers);
    expect((await papers.latest('local', id)).order.terms).toEqual({ haulDistanceKm: '25' });
    await record('basic-matters', { client: '业主委员会', referenceDate: '2026-06-30' });
    expect((await papers.latest('local', id)).order.terms).toBeUndefined();
  });

  it('completes nothing out of order, nothing incomplete, and takes no unknown field', async () => {
    const acts = service.app.get(RecordActs);
    await expect(acts.complete(caller, id, 'plan')).rejects.toMatchObject({ code: 'steps-before-open' });
    await expect(acts.complete(caller, id, 'basic-matters')).rejects.toMatchObject({ code: 'step-incomplete' });
    await expect(record('plan', { weather: 'fine' })).rejects.toMatchObject({ code: 'content-invalid' });
    await expect(acts.reopen(caller, id, { step: 'plan', reason: '更正' })).rejects.toMatchObject({
      code: 'step-open',
    });
  });

  it('saves a paper against the version that was seen, a component against the one that was seen', async () => {
    const papers = service.app.get(WorkingPapers);
    const { version, order } = await papers.latest('local', id);
    const components = [
      { id: 'c01', type: 'car-guide-rail' },
      { id: 'c02', type: 'buffer' },
    ];
    const saved = await papers.save(caller, id, {
      order: { ...order, components, engagement: { client: '别人' } },
      expectedVersion: version,
      note: '',
    });
    expect([saved.version, saved.order.engagement?.client]).toEqual([version + 1, '业主委员会']);
    const stale = { order, expectedVersion: version, note: '' };
    await expect(papers.save(caller, id, stale)).rejects.toMatchObject({ code: 'changed-since' });
    const seen = fingerprintOf(components[1]);
    const component = { ...components[1], disposition: 'retain' };
    const first = await papers.saveComponent(caller, id, { componentId: 'c02', component, expectedSha256: seen });
    const again = await papers.saveComponent(caller, id, { componentId: 'c02', component, expectedSha256: seen });
    expect([first.version, again.version]).toEqual([version + 2, version + 2]);
    const other = { ...components[1], disposition: 'dismantle' };
    await expect(
      papers.saveComponent(caller, id, { componentId: 'c02', component: other, expectedSha256: seen }),
    ).rejects.toMatchObject({
      code: 'component-changed',
      content: { members: { current: component, yours: other } },
    });
  });

  describe('while somebody else works on it', () => {
    const papers = (): WorkingPapers => service.app.get(WorkingPapers);
    const saveNote = async (note: string): Promise<unknown> => {
      const { version, order } = await papers().latest('local', id);
      const changed = { ...order, lift: { ...order.lift, model: note } };
      return papers().save(caller, id, { order: changed, expectedVersion: version, note });
    };

    it('is recorded into the paper as it is by then', async () => {
      whenLookedAt(service.app, () => saveNote('甲'));
      await record('basic-matters', { client: '业主大会', referenceDate: '2026-06-30' });
      const { order } = await papers().latest('local', id);
      expect([order.lift?.model, order.engagement?.client]).toEqual(['甲', '业主大会']);
    });

    it('takes a paper that has nothing to do with it, and none over what was settled meanwhile', async () => {
      whenLookedAt(service.app, () => record('plan', { surveyor: '王示例' }));
      await saveNote('乙');
      whenLookedAt(service.app, () => record('basic-matters', { client: '居民委员会', referenceDate: '2026-06-30' }));
      await expect(saveNote('丙')).rejects.toMatchObject({ code: 'changed-since' });
      expect((await papers().latest('local', id)).order.engagement?.client).toBe('居民委员会');
    });

    it('takes a component with the terms that were settled meanwhile', async () => {
      const settle = (haulDistanceKm: string): Promise<void> => record('basic-matters', { haulDistanceKm });
      await settle('25');
      const { order } = await papers().latest('local', id);
      const current = order.components?.find((one) => one.id === 'c01');
      const save = { componentId: 'c01', component: { ...current, disposition: 'retain' } };
      whenLookedAt(service.app, () => settle('30'));
      await papers().saveComponent(caller, id, { ...save, expectedSha256: fingerprintOf(current) });
      const saved = await papers().latest('local', id);
      expect(saved.order.terms).toEqual({ haulDistanceKm: '30' });
      expect(saved.order.components?.[0]?.disposition).toBe('retain');
    });

    it('is held once and let go once, though two ask for it at once', async () => {
      const keeping = service.app.get(KeepFiles);
      const both = async (ask: () => Promise<void>): Promise<readonly string[]> => {
        const answers = await Promise.allSettled([ask(), ask()]);
        const told = answers.map((one) =>
          one.status === 'fulfilled' ? 'done' : (one.reason as { code: string }).code,
        );
        return told.sort();
      };
      expect(await both(() => keeping.setHold(caller, id, '诉讼保全'))).toEqual(['done', 'hold-set-already']);
      expect(await both(() => keeping.liftHold(caller, id, '结案'))).toEqual(['done', 'hold-not-set']);
    });

    it('has every saved paper in the audit log', async () => {
      const entries = async (): Promise<number> => {
        const [row] = await service.dataSource.query<{ n: number }[]>(
          `SELECT COUNT(*) AS n FROM audit_log WHERE action = 'assignment.paper-saved' AND subject = ?`,
          [id],
        );
        return row?.n ?? 0;
      };
      const before = await entries();
      await saveNote('丁');
      expect(await entries()).toBe(before + 1);
    });
  });

  it('are as unknown to another organisation as those that are not there', async () => {
    const other = { ...caller, organisationId: 'another-firm' };
    const unknown = { code: 'assignment-unknown' };
    await expect(service.app.get(Assignments).stateOf('another-firm', id)).rejects.toMatchObject(unknown);
    await expect(service.app.get(RecordActs).complete(other, id, 'plan')).rejects.toMatchObject(unknown);
    await expect(service.app.get(WorkingPapers).latest('another-firm', id)).rejects.toMatchObject(unknown);
  });
});
