import type { VNode } from 'preact';
import { ButtonLink } from '../../../http/page/buttons.js';
import { DataTable, type Column } from '../../../http/page/data-table.js';
import { Empty, Notice } from '../../../http/page/notice.js';
import { StatusTag, Tag } from '../../../http/page/status-tag.js';
import type { PriceDraftSummary } from '../../../price-tables/drafting/price-draft.js';
import { minuteOf } from '../../../http/page/china-time.js';
import { whoDid } from '../../who-did.js';
import { draftHref, tableHref } from '../links.js';
import type { PriceWords } from '../price-words.js';
import type { TableAge } from '../table-age.js';
import type { TableOverview } from '../table-overview.js';

interface TablesPageWishes {
  readonly tables: readonly TableOverview[];
  /** Drafts under way of the reader's organisation. */
  readonly drafts: readonly PriceDraftSummary[];
  readonly names: ReadonlyMap<string, string>;
  /** Drafts the reader has a hand in: they wait for somebody else's approval. */
  readonly own: ReadonlySet<string>;
  /** Publishers that speak for the reader's organisation. */
  readonly ownPublishers: ReadonlySet<string>;
  readonly words: PriceWords;
  readonly may: { readonly write: boolean; readonly approve: boolean };
}

/** All tables one may see, and the work of one's organisation on them. */
export function TablesPage(wishes: TablesPageWishes): VNode {
  const { tables, drafts, may } = wishes;
  return (
    <>
      {may.approve && <Waiting {...wishes} />}
      {may.write && (
        <div class="actions">
          <ButtonLink href={`${draftHref('new')}`}>新建价格表</ButtonLink>
        </div>
      )}
      {(may.write || may.approve) && <Drafts {...wishes} drafts={drafts} />}
      <h2>价格表</h2>
      {tables.length === 0 ? (
        <Empty title="还没有价格表" />
      ) : (
        <DataTable caption="价格表一览" isCaptionUnseen columns={tableColumns(wishes)} rows={tables} onPhone="cards" />
      )}
    </>
  );
}

function Waiting({ drafts, own }: TablesPageWishes): VNode | null {
  const waiting = drafts.filter(({ id, state }) => state === 'proposed' && !own.has(id));
  const approved = drafts.filter(({ state }) => state === 'approved');
  if (waiting.length + approved.length === 0) return null;
  return (
    <Notice tone="caution" title="等您处理">
      <ul>
        {waiting.map((draft) => (
          <li>
            <a href={draftHref(draft.id, 'review')}>{describe(draft)}</a>：待批准
          </li>
        ))}
        {approved.map((draft) => (
          <li>
            <a href={draftHref(draft.id, 'review')}>{describe(draft)}</a>：已批准，待发布
          </li>
        ))}
      </ul>
    </Notice>
  );
}

const describe = ({ title, validFrom, corrects }: PriceDraftSummary): string =>
  `${title}，自 ${validFrom} 起${corrects === null ? '' : '（更正）'}`;

function Drafts({ drafts, names, words }: TablesPageWishes): VNode {
  const columns: readonly Column<PriceDraftSummary>[] = [
    { label: '草稿', isHead: true, cell: (draft) => <a href={draftHref(draft.id)}>{describe(draft)}</a> },
    { label: '状态', cell: ({ state }) => <StatusTag status={state} /> },
    {
      label: '种类',
      cell: ({ kind, privateTo }) => <KindAndBook words={words} kind={kind} isPrivate={privateTo !== null} />,
    },
    { label: '行数', isNumeric: true, cell: ({ rowCount }) => rowCount },
    { label: '起草人', cell: ({ createdBy }) => whoDid(names, createdBy) },
    { label: '最近修改', cell: ({ updatedAt }) => <span class="figures">{minuteOf(updatedAt)}</span> },
  ];
  return (
    <>
      <h2>进行中的草稿</h2>
      {drafts.length === 0 ? (
        <Empty title="没有进行中的草稿">
          <p>在一份价格表的页面上选择“编制下一期”，即可带入上一期的全部行。</p>
        </Empty>
      ) : (
        <DataTable caption="进行中的草稿" isCaptionUnseen columns={columns} rows={drafts} onPhone="cards" />
      )}
    </>
  );
}

function tableColumns({ words, ownPublishers }: TablesPageWishes): readonly Column<TableOverview>[] {
  return [
    {
      label: '名称',
      isHead: true,
      cell: ({ publisher, tableId, title, isPrivate }) => (
        <span>
          <a href={tableHref(publisher, tableId)}>{title}</a>{' '}
          {!isPrivate && ownPublishers.has(publisher) && <Tag>本单位编制</Tag>}
        </span>
      ),
    },
    { label: '种类', cell: ({ kind, isPrivate }) => <KindAndBook words={words} kind={kind} isPrivate={isPrivate} /> },
    { label: '地区', cell: ({ regions }) => words.regions(regions) },
    { label: '性质', cell: ({ status }) => <StatusTag status={status} /> },
    { label: '最新一期', cell: ({ newest }) => <span class="figures">{newest?.validFrom ?? '已全部撤回'}</span> },
    { label: '期龄', cell: ({ age }) => <Age age={age} /> },
  ];
}

interface KindWishes {
  readonly words: PriceWords;
  readonly kind: TableOverview['kind'];
  readonly isPrivate: boolean;
}

function KindAndBook({ words, kind, isPrivate }: KindWishes): VNode {
  return (
    <span>
      {words.kind(kind)} {isPrivate && <Tag tone="information">本单位专用</Tag>}
    </span>
  );
}

export function Age({ age }: { readonly age: TableAge | null }): VNode {
  if (age === null) return <span class="muted">没有上限</span>;
  const { days, limitDays, state } = age;
  return (
    <span>
      <span class="figures">
        已 {days} 天，上限 {limitDays} 天
      </span>{' '}
      {state === 'due' && <Tag tone="caution">即将过期</Tag>}
      {state === 'too-old' && <Tag tone="warning">已过期</Tag>}
    </span>
  );
}
