/** The batches of a firm, newest first. Pure. */
import type { BatchDto } from '../../batches/batch.dto.js';
import { ButtonLink } from '../../http/page/buttons.js';
import { minuteOf } from '../../http/page/china-time.js';
import { DataTable, type Column } from '../../http/page/data-table.js';
import { grouped } from '../../http/page/figures.js';
import { Empty } from '../../http/page/notice.js';
import type { ShownPage } from '../../http/page/pages.js';
import { Pager } from '../../http/page/tabs.js';
import { BatchTag } from './batch-words.js';
import { batchesHref, batchHref, newBatchHref } from './links.js';

interface ListWishes {
  readonly batches: readonly BatchDto[];
  readonly nextHref: string | null;
  readonly maySend: boolean;
}

export function batchListPage({ batches, nextHref, maySend }: ListWishes): ShownPage {
  return {
    title: '批量评估',
    lead: '一次提交至多 10,000 台电梯；先整体检查，再逐台评估。',
    isWide: true,
    current: batchesHref,
    body: (
      <>
        {maySend && (
          <div class="actions">
            <ButtonLink href={newBatchHref}>提交新批次</ButtonLink>
          </div>
        )}
        {batches.length === 0 ? (
          <Empty title="还没有批次">
            <p>用 Excel 模板填写电梯和部件，上传后即可批量评估。</p>
          </Empty>
        ) : (
          <DataTable caption="批次" isCaptionUnseen onPhone="cards" rows={batches} columns={columns} />
        )}
        <Pager nextHref={nextHref} />
      </>
    ),
  };
}

const figure = (count: number): string => grouped(String(count));

const columns: readonly Column<BatchDto>[] = [
  { label: '批次', isHead: true, cell: ({ id, label }) => <a href={batchHref(id)}>{label}</a> },
  { label: '状态', cell: ({ state }) => <BatchTag state={state} /> },
  { label: '电梯（台）', isNumeric: true, cell: ({ lifts }) => figure(lifts) },
  { label: '已完成', isNumeric: true, cell: ({ counts }) => figure(counts.done) },
  { label: '失败', isNumeric: true, cell: ({ counts }) => figure(counts.failed) },
  { label: '提交时间', cell: ({ createdAt }) => <span class="figures">{minuteOf(createdAt)}</span> },
];
