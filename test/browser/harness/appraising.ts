/** A firm appraises over the JSON interface, with the cookie of the person at the browser. */
import type { Page } from 'playwright-core';
import { machine, smallOrder } from '../../api/small-order.js';

interface StoredAnswer {
  readonly id: string;
  readonly appraisal: { readonly lines: readonly { readonly amount: string }[] };
}

const engagement = {
  profile: 'agency',
  client: '样板花园业主委员会',
  purpose: '为住宅老旧电梯更新提供被更新电梯的残余价值参考',
  contractNumber: '示评合〔2026〕009号',
  firm: { name: '沈阳公正评估有限公司（测试）', registration: '辽财资评备示例〔2024〕第0009号' },
  appraisers: [
    { name: '赵评估', certificate: '示例资评证2101000009' },
    { name: '钱评估', certificate: '示例资评证2101000010' },
  ],
  reviewer: '陈示例',
};

/** 1,000 kg of medium steel scrap, weighed, and nothing else: the value is the price. */
export function tonneOfSteel(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const mass = { method: 'weighed', kgPerUnit: '1000' };
  const materials = [{ material: 'steel-medium', share: '1' }];
  return smallOrder({
    engagement,
    referenceDate: '2026-11-02',
    components: [machine({ mass, materials })],
    ...changes,
  });
}

async function post(page: Page, path: string, data?: unknown): Promise<{ status: number; body: unknown }> {
  const origin = new URL(page.url()).origin;
  const headers = { origin, 'content-type': 'application/json' };
  const answer = await page.request.post(path, { headers, ...(data === undefined ? {} : { data }) });
  return { status: answer.status(), body: await answer.json() };
}

/** What the scrap of the one component brings, and under which name the appraisal is stored. */
export async function appraise(page: Page, order: unknown): Promise<{ readonly id: string; readonly amount: string }> {
  const { status, body } = await post(page, '/v1/appraisals', order);
  if (status !== 201) throw new Error(`the appraisal was refused: ${JSON.stringify(body)}`);
  const { id, appraisal } = body as StoredAnswer;
  return { id, amount: appraisal.lines[0]?.amount ?? '' };
}

/** The number of the report. */
export async function issueReport(page: Page, appraisalId: string): Promise<string> {
  const { status, body } = await post(page, `/v1/appraisals/${appraisalId}/report`);
  if (status !== 201) throw new Error(`no report was issued: ${JSON.stringify(body)}`);
  return (body as { number: string }).number;
}
