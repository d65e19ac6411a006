import type { VNode } from 'preact';
import { DataTable, type Column } from '../../../http/page/data-table.js';
import { Difference } from '../../../http/page/figures.js';
import { Empty } from '../../../http/page/notice.js';
import { Tag } from '../../../http/page/status-tag.js';
import { Pager } from '../../../http/page/tabs.js';
import type { CorrectionView } from '../../../corrections/correction-views.js';
import { minuteOf } from '../../../http/page/china-time.js';
import { correctionHref } from '../links.js';

interface CorrectionsPageWishes {
  readonly items: readonly CorrectionView[];
  readonly nextHref: string | null;
}

/** Every correction and withdrawal, and how many reports it touched. */
export function CorrectionsPage({ items, nextHref }: CorrectionsPageWishes): VNode {
  if (items.length === 0) {
    return (
      <Empty title="没有更正或撤回">
        <p>价格表一经更正或撤回，这里就列出用过旧价格的报告和差额。</p>
      </Empty>
    );
  }
  return (
    <>
      <DataTable caption="更正和撤回" isCaptionUnseen columns={columns} rows={items} onPhone="cards" />
      <Pager nextHref={nextHref} />
    </>
  );
}

const columns: readonly Column<CorrectionView>[] = [
  {
    label: '版本',
    isHead: true,
    cell: ({ editionId, act }) => <a href={`${correctionHref(editionId)}?act=${act}`}>{editionId}</a>,
  },
  { label: '性质', cell: ({ act }) => <ActTag act={act} /> },
  { label: '时间', cell: ({ at }) => <span class="figures">{minuteOf(at)}</span> },
  { label: '范围', cell: ({ scope }) => (scope === 'all' ? '所有机构' : '本单位') },
  { label: '报告', isNumeric: true, cell: ({ counts }) => `${counts.reports} 份` },
  { label: '金额有变', isNumeric: true, cell: ({ counts }) => `${counts.changed} 份` },
  { label: '差额合计', isNumeric: true, cell: ({ counts }) => <Difference amount={counts.sumOfDifferences} /> },
];

export function ActTag({ act }: Pick<CorrectionView, 'act'>): VNode {
  return act === 'corrected' ? <Tag tone="caution">更正</Tag> : <Tag tone="warning">撤回</Tag>;
}
