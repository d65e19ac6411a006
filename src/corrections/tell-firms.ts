/** One notice for every firm whose reports or drafts an act touches: how many, how much, and where the list stands. */
import type { EntityManager } from 'typeorm';
import { chinaDayOf } from '../config/clock.js';
import { addNotice } from '../notices/add-notice.js';
import { enqueueWebhook } from '../notices/webhooks/enqueue-webhook.js';
import type { CorrectionAct } from './correction.entities.js';
import type { CountedEffects, EffectCounts } from './count-effects.js';
import { amountOf } from './fen.js';

export const correctionPage = (editionId: string): string => `/console/price-corrections/${editionId}`;

export interface Telling {
  readonly counts: ReadonlyMap<string, CountedEffects>;
  readonly at: Date;
  readonly isFirstTelling: boolean;
}

export async function tellFirms(
  manager: EntityManager,
  act: CorrectionAct,
  { counts, at, isFirstTelling }: Telling,
): Promise<void> {
  for (const [organisationId, { reports, drafts }] of counts) {
    // Who asks for old prices after the first telling does so knowingly.
    if (reports.count === 0 && (drafts.count === 0 || !isFirstTelling)) continue;
    await addNotice(manager, {
      organisationId,
      kind: act.act === 'withdrawn' ? 'price-withdrawal' : 'price-correction',
      subject: act.editionId,
      title: titleOf(act, reports),
      body: bodyOf(act, { reports, drafts }),
      link: correctionPage(act.editionId),
      at,
      roles: ['appraiser', 'reviewer', 'signer'],
    });
    if (reports.count > 0) {
      await enqueueWebhook(manager, { organisationId, type: 'report.affected', payload: payloadOf(act, reports), at });
    }
  }
}

/** What a firm's own program needs to fetch the list; the reports themselves are read there, with its key. */
function payloadOf({ act, editionId }: CorrectionAct, counts: EffectCounts): Readonly<Record<string, unknown>> {
  const { count, changed, refused, sumFen, largestFen } = counts;
  const largestDifference = largestFen === null ? null : amountOf(largestFen);
  const reports = { count, changed, refused, sumOfDifferences: amountOf(sumFen), largestDifference };
  return { act, edition: editionId, reports, list: `/v1/corrections/${editionId}`, page: correctionPage(editionId) };
}

function titleOf({ act }: CorrectionAct, reports: EffectCounts): string {
  const what = act === 'withdrawn' ? '价格撤回' : '价格更正';
  return reports.count > 0 ? `${what}：涉及已出具报告 ${reports.count} 份` : `${what}：涉及未出具报告的评估`;
}

function bodyOf({ act, editionId, at }: CorrectionAct, { reports, drafts }: CountedEffects): string {
  const what = act === 'withdrawn' ? '撤回' : '发布，更正了此前的价格';
  const lines = [`价格表版本 ${editionId} 已于 ${chinaDayOf(new Date(at))} ${what}。`];
  if (reports.count > 0) lines.push(reportsLine(reports));
  if (drafts.count > 0) lines.push(`另有尚未出具报告的评估 ${drafts.count} 份用到这些价格。`);
  lines.push('已出具的报告和已保存的评估不作任何改动；可在列表中查看每份的原值、新值与差额，并批量重新评估为草稿。');
  return lines.join('\n');
}

function reportsLine({ count, changed, refused, sumFen, largestFen }: EffectCounts): string {
  const parts = [`用到这些价格的已出具报告共 ${count} 份，其中 ${changed} 份结果有变化`];
  if (refused > 0) parts.push(`${refused} 份按现有价格无法评估`);
  const sum = `差额合计 ${amountOf(sumFen)} 元`;
  const largest = largestFen === null ? '' : `，单份最大差额 ${amountOf(largestFen)} 元`;
  return `${parts.join('，')}；${sum}${largest}。`;
}
