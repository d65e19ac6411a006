import type { VNode } from 'preact';
import type { ImpactItem, ImpactOnOthers, ImpactView } from '../../../corrections/correction-views.js';
import { Card, Facts } from '../../../http/page/card.js';
import { DataTable, type Column } from '../../../http/page/data-table.js';
import { Difference, grouped } from '../../../http/page/figures.js';
import { Empty, Notice } from '../../../http/page/notice.js';
import { Pager } from '../../../http/page/tabs.js';
import { minuteOf } from '../../../http/page/china-time.js';

interface ImpactWishes {
  readonly impact: ImpactView;
  /** The next page of the own appraisals; null: this is the last one. */
  readonly nextHref: string | null;
}

/** Which appraisals without an issued report would come out otherwise if the draft were published now, and by how much. */
export function ImpactPreviewView({ impact, nextHref }: ImpactWishes): VNode {
  const { items, examined, candidates, others, reportsListed } = impact;
  return (
    <>
      <p>
        按 {minuteOf(impact.asOf)}{' '}
        已知的价格，比较发布此草稿前后的评估结果。只计算尚未出具报告的评估；已出具的报告不因发布而变。
      </p>
      {others !== null && <Others others={others} />}
      {reportsListed !== null && <Listed reportsListed={reportsListed} />}
      <h2>本单位的评估</h2>
      {candidates === 0 ? (
        <Empty title="本单位没有尚未出具报告、又采用了所改价格的评估" />
      ) : (
        <>
          <p>
            采用了所改价格的评估 {candidates} 份，本页计算 {examined} 份，其中结果变动 {items.length} 份。
          </p>
          {items.length > 0 && <DataTable caption="变动的评估" columns={columns} rows={items} onPhone="cards" />}
        </>
      )}
      <Pager nextHref={nextHref} />
    </>
  );
}

function Others({ others }: { readonly others: ImpactOnOthers }): VNode {
  const { candidates, examined, moved, refused, sumOfDifferences, largestDifference } = others;
  return (
    <Card title="其他机构（只列合计）">
      <Facts
        rows={[
          ['采用所改价格', `${candidates} 份评估${examined < candidates ? `，计算了最近的 ${examined} 份` : ''}`],
          ['结果变动', `${moved} 份`],
          ['不能再评估', refused === 0 ? null : `${refused} 份（价格缺失）`],
          ['差额合计', <Difference amount={sumOfDifferences} />],
          ['最大差额', largestDifference === null ? null : <Difference amount={largestDifference} />],
        ]}
      />
    </Card>
  );
}

function Listed({
  reportsListed: { own, others },
}: {
  readonly reportsListed: { own: number; others: number };
}): VNode {
  return own + others === 0 ? (
    <Notice tone="good" title="没有已出具的报告采用过所更正的版本" />
  ) : (
    <Notice tone="caution" title={`发布更正后，将列出 ${own + others} 份已出具的报告及其差额，并通知有关机构`}>
      <p>
        其中本单位 {own} 份，其他机构 {others} 份。
      </p>
    </Notice>
  );
}

const value = (text: string | null): VNode | string =>
  text === null ? <span class="muted">缺价格</span> : grouped(text);

const columns: readonly Column<ImpactItem>[] = [
  { label: '评估', isHead: true, cell: ({ appraisalId }) => <code>{appraisalId}</code> },
  { label: '设备代码', cell: ({ deviceCode }) => deviceCode ?? '—' },
  { label: '作出时间', cell: ({ createdAt }) => <span class="figures">{minuteOf(createdAt)}</span> },
  { label: '发布前（元）', isNumeric: true, cell: ({ without }) => value(without) },
  { label: '发布后（元）', isNumeric: true, cell: ({ withDraft }) => value(withDraft) },
  { label: '差额', isNumeric: true, cell: ({ difference }) => <Difference amount={difference} /> },
];
