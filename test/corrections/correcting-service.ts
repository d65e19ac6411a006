/** The real service with two firms and an association that keeps the demonstration tables and corrects them. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import request from 'supertest';
import { packageRoot } from '../../src/config/package-root.js';
import { FollowCorrections } from '../../src/corrections/follow-corrections.js';
import type { Caller } from '../../src/http/caller.js';
import { PriceDrafts } from '../../src/price-tables/drafting/price-drafts.js';
import type { PriceDraft } from '../../src/price-tables/drafting/price-draft.js';
import { KeepTables } from '../../src/price-tables/keep-tables.js';
import type { PriceRowInFile } from '../../src/price-tables/price-table-file.js';
import { without } from '../../src/price-tables/without.js';
import { WithdrawEdition } from '../../src/price-tables/withdraw-edition.js';
import { startService, testInstant, type RunningService } from '../api/running-service.js';

export const organisations = ['association', 'firm-a', 'firm-b'] as const;
export type OrganisationName = (typeof organisations)[number];

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Somebody of the association with an account of their own. */
const person = (name: string): Caller => ({
  organisationId: 'association',
  actor: name,
  personId: name,
  roles: new Set(['editor', 'approver']),
  via: 'session',
  scopes: null,
});
export const editor = person('editor');
export const approver = person('approver');

export type RowChange = (row: PriceRowInFile) => PriceRowInFile | null;

/** Another price for one code, low and high with it. */
export const priced =
  (code: string, price: string): RowChange =>
  (row) => {
    if (row.code !== code) return row;
    return { ...without(row, 'low', 'high'), price };
  };

export interface CorrectingService extends RunningService {
  get(as: OrganisationName, path: string): request.Test;
  post(as: OrganisationName, path: string): request.Test;
  appraise(as: OrganisationName, order: object): Promise<string>;
  issue(as: OrganisationName, appraisalId: string): Promise<string>;
  /** A draft that corrects the edition; rows for which `change` gives null are left out. */
  draftCorrection(editionId: string, change: RowChange): Promise<PriceDraft>;
  publish(draft: PriceDraft): Promise<string>;
  correct(editionId: string, change: RowChange): Promise<string>;
  withdraw(editionId: string): Promise<void>;
  caughtUp(): Promise<void>;
  /** The clock goes on. */
  later(minutes?: number): string;
}

export async function startCorrecting(environment: Readonly<Record<string, string>> = {}): Promise<CorrectingService> {
  const apiKeys = organisations.map((name) => `${name}:${sha256(name)}`).join(',');
  const service = await startService({ API_KEYS: apiKeys, ...environment });
  let now = testInstant;
  const later = (minutes = 10): string => {
    now = new Date(Date.parse(now) + minutes * 60_000).toISOString();
    service.setNow(now);
    return now;
  };
  await service.dataSource.query(`UPDATE organisations SET kind = 'association' WHERE id = 'association'`);
  await service.app.get(KeepTables).give(editor, 'demonstration', 'association');
  const drafts = service.app.get(PriceDrafts);
  const caughtUp = (): Promise<void> => service.app.get(FollowCorrections).caughtUp();
  const draftCorrection = async (editionId: string, change: RowChange): Promise<PriceDraft> => {
    const draft = await drafts.createCorrection(editor, editionId);
    const rows = draft.rows.flatMap((row) => change(row) ?? []);
    return drafts.replaceRows(editor, seen(draft), rows);
  };
  const publish = async (draft: PriceDraft): Promise<string> => {
    const proposed = await drafts.propose(editor, { ...seen(draft), reason: '更正录入错误' });
    const approved = await drafts.approve(approver, { ...seen(proposed), reason: null });
    later();
    const { editionId } = await drafts.publish(approver, seen(approved));
    later();
    return editionId ?? '';
  };
  const keyed = (test: request.Test, as: OrganisationName): request.Test => test.set('authorization', `Bearer ${as}`);
  const post = (as: OrganisationName, path: string): request.Test => keyed(request(service.server).post(path), as);
  return {
    ...service,
    get: (as, path) => keyed(request(service.server).get(path), as),
    post,
    appraise: async (as, order) => {
      const { body, status } = await post(as, '/v1/appraisals').send(order);
      if (status !== 201) throw new Error(JSON.stringify(body));
      return body.id as string;
    },
    issue: async (as, appraisalId) => {
      const { body } = await post(as, `/v1/appraisals/${appraisalId}/report`).expect(201);
      return body.number as string;
    },
    draftCorrection,
    publish,
    correct: async (editionId, change) => publish(await draftCorrection(editionId, change)),
    withdraw: async (editionId) => {
      later();
      await service.app.get(WithdrawEdition).withdraw(approver, editionId, '来源有误');
      later();
    },
    caughtUp,
    later,
  };
}

export const seen = ({ id, version }: PriceDraft): { id: string; ifMatch: string } => ({
  id,
  ifMatch: String(version),
});

/** A whole order with everything a report prints; few components, so that a report is drawn quickly. */
export async function completeOrder(): Promise<Record<string, unknown>> {
  const file = join(packageRoot, 'examples', '02-eleven-stops-2004-geared.json');
  const whole = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown> & { components: unknown[] };
  return { ...whole, components: whole.components.slice(0, 6), knownAt: undefined };
}
