import type { VNode } from 'preact';
import { PostButton } from '../../../http/page/buttons.js';
import { Card, Facts } from '../../../http/page/card.js';
import { DataTable, type Column } from '../../../http/page/data-table.js';
import { Difference, grouped } from '../../../http/page/figures.js';
import { Empty, Notice } from '../../../http/page/notice.js';
import { Tag } from '../../../http/page/status-tag.js';
import { Pager } from '../../../http/page/tabs.js';
import type { CorrectionView, EffectView } from '../../../corrections/correction-views.js';
import { minuteOf } from '../../../http/page/china-time.js';
import { correctionHref, editionHref } from '../links.js';
import { ActTag } from './corrections-page.js';

export interface EffectsPageWishes {
  readonly correction: CorrectionView;
  readonly items: readonly EffectView[];
  readonly nextHref: string | null;
  readonly mayReappraise: boolean;
}

/** What one correction or withdrawal does to each report: old value, new value, difference. */
export function EffectsPage(wishes: EffectsPageWishes): VNode {
  const { correction, items, nextHref } = wishes;
  return (
    <>
      <Summary correction={correction} />
      <Reappraise {...wishes} />
      {items.length === 0 ? (
        <Empty title="没有报告采用过被更正或撤回的价格" />
      ) : (
        <DataTable
          caption="受影响的报告和评估"
          columns={correction.scope === 'all' ? [firm, ...columns] : columns}
          rows={items}
          onPhone="cards"
        />
      )}
      <Pager nextHref={nextHref} />
      <p class="muted small">新金额按更正后已知的价格、以原评估的基准日和资料重算；原报告的文件和金额不变。</p>
    </>
  );
}

function Summary({ correction }: { readonly correction: CorrectionView }): VNode {
  const { editionId, corrects, act, at, reason, counts, stage } = correction;
  const { reports, drafts, pending, changed, unchanged, refused, sumOfDifferences, largestDifference } = counts;
  return (
    <Card>
      <Facts
        rows={[
          ['版本', <a href={editionHref(editionId)}>{editionId}</a>],
          ['性质', <ActTag act={act} />],
          ['所更正的版本', corrects && <a href={editionHref(corrects)}>{corrects}</a>],
          ['时间', <span class="figures">{minuteOf(at)}</span>],
          ['原因', reason],
          ['已出具的报告', `${reports} 份：金额有变 ${changed} 份，不变 ${unchanged} 份，缺价格 ${refused} 份`],
          ['未出具的评估', drafts === null || drafts === 0 ? null : `${drafts} 份`],
          ['差额合计', <Difference amount={sumOfDifferences} />],
          ['最大差额', largestDifference === null ? null : <Difference amount={largestDifference} />],
        ]}
      />
      {(pending > 0 || stage !== 'done') && (
        <Notice tone="caution" title={`还在计算${pending > 0 ? `，尚有 ${pending} 份` : ''}`}>
          <p>稍后刷新此页。</p>
        </Notice>
      )}
    </Card>
  );
}

function Reappraise({ correction, items, mayReappraise }: EffectsPageWishes): VNode | null {
  const { editionId, act, counts } = correction;
  const open = items.filter(({ appraisalId, successorId }) => appraisalId !== null && successorId === null);
  if (!mayReappraise || open.length === 0 || counts.pending > 0) return null;
  return (
    <Card title="重新评估">
      <p>按更正后的价格，把本单位受影响的评估逐份重做为新的评估，供您核对后出具报告。原评估和原报告保持不变。</p>
      <div class="actions">
        <PostButton action={`${correctionHref(editionId, 're-appraisals')}?act=${act}`}>全部重新评估</PostButton>
      </div>
    </Card>
  );
}

const firm: Column<EffectView> = { label: '机构', cell: ({ firm: name }) => name };

const outcomes: Readonly<Record<EffectView['outcome'], VNode | null>> = {
  pending: <Tag>计算中</Tag>,
  'lines-changed': null,
  changed: null,
  unchanged: <Tag tone="good">不变</Tag>,
  refused: <Tag tone="warning">缺价格</Tag>,
  'not-used': <Tag>未采用</Tag>,
};

const columns: readonly Column<EffectView>[] = [
  {
    label: '报告或评估',
    isHead: true,
    cell: ({ reportNumber, appraisalId }) => reportNumber ?? <code>{appraisalId}</code>,
  },
  { label: '原金额（元）', isNumeric: true, cell: ({ oldValue }) => grouped(oldValue) },
  {
    label: '新金额（元）',
    isNumeric: true,
    cell: ({ newValue, outcome }) => (newValue === null ? outcomes[outcome] : grouped(newValue)),
  },
  { label: '差额', isNumeric: true, cell: ({ difference }) => <Difference amount={difference} /> },
  {
    label: '说明',
    cell: ({ otherPublications, successorId, refusals }) => (
      <>
        {refusals.length > 0 && `${refusals.join('、')} `}
        {otherPublications && <span class="small">差额也含其后其他发布的影响 </span>}
        {successorId !== null && (
          <>
            已重新评估：<code>{successorId}</code>
          </>
        )}
      </>
    ),
  },
];
