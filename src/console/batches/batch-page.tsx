/** One batch: how far it is, what can be done about it, what failed and why, what came of it. Pure. */
import type { VNode } from 'preact';
import type { BatchActName } from '../../batches/batch.entities.js';
import type { BatchDto } from '../../batches/batch.dto.js';
import type { ItemSummary } from '../../batches/batch-store.js';
import { reasonOf, type ItemReason } from '../../batches/results/item-reason.js';
import { ButtonLink, PostButton } from '../../http/page/buttons.js';
import { Card, Facts } from '../../http/page/card.js';
import { minuteOf } from '../../http/page/china-time.js';
import { DataTable, type Column } from '../../http/page/data-table.js';
import { grouped } from '../../http/page/figures.js';
import type { FormState } from '../../http/page/form-state.js';
import { FaultList } from '../../http/page/notice.js';
import type { ShownPage } from '../../http/page/pages.js';
import { Pager } from '../../http/page/tabs.js';
import { actWords, BatchTag, sourceWords, timeWords } from './batch-words.js';
import { batchesHref, batchHref, resultHref } from './links.js';

export interface BatchScene {
  readonly batch: BatchDto;
  /** A page of those that failed. */
  readonly failed: readonly ItemSummary[];
  readonly nextHref: string | null;
  readonly acts: readonly BatchActName[];
  readonly form: FormState;
}

export function batchPage(scene: BatchScene): ShownPage {
  const { batch, acts, form } = scene;
  const isGoing = batch.state === 'running';
  return {
    title: batch.label,
    isWide: true,
    current: batchesHref,
    trail: [{ href: batchesHref, label: '批量评估' }],
    scripts: ['batch-progress'],
    body: (
      <div class="batch" data-batch-events={isGoing ? resultHref(batch.id, 'events') : undefined}>
        <FaultList faults={form.faults} />
        <Card title="进度" aside={<BatchTagPart batch={batch} />}>
          <div id="batch-progress" data-batch-part="">
            <Progress batch={batch} />
          </div>
          <div class="actions" id="batch-acts" data-batch-part="">
            {acts.map((act) => (
              <PostButton action={batchHref(batch.id, act)} look={act === 'cancel' ? 'danger' : 'secondary'}>
                {actWords[act].label}
              </PostButton>
            ))}
            {isGoing && (
              <noscript>
                <ButtonLink look="secondary" href={batchHref(batch.id)}>
                  刷新进度
                </ButtonLink>
              </noscript>
            )}
          </div>
        </Card>
        <Results batch={batch} />
        <div id="batch-failed" data-batch-part="">
          <Failed {...scene} />
        </div>
      </div>
    ),
  };
}

const BatchTagPart = ({ batch }: Pick<BatchScene, 'batch'>): VNode => (
  <span id="batch-state" data-batch-part="" role="status">
    <BatchTag state={batch.state} />
  </span>
);

const lifts = (count: number): string => `${grouped(String(count))} 台`;

function Progress({ batch }: Pick<BatchScene, 'batch'>): VNode {
  const { counts, ratePerSecond, secondsLeft, reports } = batch;
  const ended = counts.done + counts.failed;
  return (
    <>
      <progress max={batch.lifts} value={ended} aria-label={`已处理 ${ended} 台，共 ${batch.lifts} 台`} />
      <Facts
        rows={[
          ['已完成', `${grouped(String(counts.done))} / ${lifts(batch.lifts)}`],
          ['失败', lifts(counts.failed)],
          ['等待评估', counts.waiting > 0 && lifts(counts.waiting)],
          ['等待出具报告', counts.appraised > 0 && lifts(counts.appraised)],
          ['速度', ratePerSecond !== null && `每秒 ${ratePerSecond} 台`],
          ['剩余时间', secondsLeft !== null && timeWords(secondsLeft)],
          ['报告', reports === 'issue' ? '逐台出具' : '不出具'],
          ['来源', sourceWords[batch.source]],
          ['提交时间', minuteOf(batch.createdAt)],
        ]}
      />
    </>
  );
}

function Results({ batch: { id, reports } }: Pick<BatchScene, 'batch'>): VNode {
  return (
    <Card title="结果">
      <p>汇总表一行一台电梯，残值和余值分列；进行中也可以下载，内容是到此刻为止的。</p>
      <div class="actions">
        <ButtonLink look="secondary" href={resultHref(id, 'summary.xlsx')} isDownload>
          下载汇总表
        </ButtonLink>
        {reports === 'issue' && (
          <ButtonLink look="secondary" href={resultHref(id, 'reports.zip')} isDownload>
            下载全部报告（ZIP）
          </ButtonLink>
        )}
      </div>
    </Card>
  );
}

const firstShown = 3;

/** The rest is unfolded by whoever wants it: a region without prices lacks them for every material. */
function Reason({ reason }: { readonly reason: ItemReason | null }): VNode | null {
  if (reason === null) return null;
  const { summary, particulars } = reason;
  const rest = particulars.slice(firstShown);
  return (
    <div class="stack">
      <p>{summary}</p>
      {particulars.length > 0 && <Particulars all={particulars.slice(0, firstShown)} />}
      {rest.length > 0 && (
        <details>
          <summary>另外 {rest.length} 项</summary>
          <Particulars all={rest} />
        </details>
      )}
    </div>
  );
}

const Particulars = ({ all }: { readonly all: readonly string[] }): VNode => (
  <ul>
    {all.map((one) => (
      <li>{one}</li>
    ))}
  </ul>
);

const columns: readonly Column<ItemSummary>[] = [
  { label: '序号', isNumeric: true, cell: ({ position }) => String(position) },
  { label: '设备代码', isHead: true, cell: ({ deviceCode }) => <span class="mono">{deviceCode ?? '—'}</span> },
  { label: '地址', cell: ({ address }) => address ?? '—' },
  { label: '失败原因', isLong: true, cell: (item) => <Reason reason={reasonOf(item)} /> },
];

function Failed({ batch, failed, nextHref }: BatchScene): VNode | null {
  if (failed.length === 0) return null;
  return (
    <Card title={`失败的电梯（${grouped(String(batch.counts.failed))}）`}>
      <p>补齐所缺的价格或者资料以后可以重试；委托单本身有误的，请改正后在新批次中提交。</p>
      <DataTable caption="失败的电梯" isCaptionUnseen columns={columns} rows={failed} onPhone="cards" />
      <Pager nextHref={nextHref} />
    </Card>
  );
}
