/** The assignments of a firm, each with its step and what that still lacks. Pure. */
import type { VNode } from 'preact';
import type { AssignmentSummaryDto } from '../../assignments/assignment.dto.js';
import { stepIds, stepNames, type StepId } from '../../assignments/steps/step-ids.js';
import { Button, ButtonLink } from '../../http/page/buttons.js';
import { DataTable, type Column } from '../../http/page/data-table.js';
import { dayOf } from '../../http/page/china-time.js';
import { grouped } from '../../http/page/figures.js';
import { Select, TextInput } from '../../http/page/fields.js';
import { freshForm } from '../../http/page/form-state.js';
import { Empty } from '../../http/page/notice.js';
import type { ShownPage } from '../../http/page/pages.js';
import { Pager } from '../../http/page/tabs.js';
import { Tag } from '../../http/page/status-tag.js';
import { assignmentHref, assignmentsHref, liftHref, liftsHref } from './links.js';

interface ListWishes {
  readonly items: readonly AssignmentSummaryDto[];
  readonly q: string;
  readonly step: string;
  readonly nextHref: string | null;
}

export function assignmentListPage({ items, q, step, nextHref }: ListWishes): ShownPage {
  const isFiltered = q !== '' || step !== '';
  return {
    title: '评估项目',
    lead: '一次评估一个项目，依次经过八个步骤，不得省略。',
    isWide: true,
    current: assignmentsHref,
    body: (
      <>
        <div class="actions">
          <ButtonLink href={liftsHref}>选择电梯，新建项目</ButtonLink>
        </div>
        <Filter q={q} step={step} />
        {items.length === 0 ? (
          <Empty title={isFiltered ? '没有符合条件的项目' : '还没有评估项目'}>
            <p>项目从电梯档案开始：先建立或者找到电梯的档案，再在档案页新建项目。</p>
          </Empty>
        ) : (
          <DataTable caption="评估项目" isCaptionUnseen onPhone="cards" rows={items} columns={columns} />
        )}
        <Pager nextHref={nextHref} />
      </>
    ),
  };
}

function Filter({ q, step }: Pick<ListWishes, 'q' | 'step'>): VNode {
  const form = freshForm({ q, step });
  const options = [
    { value: '', label: '全部步骤' },
    ...stepIds.map((id) => ({ value: id, label: stepNames[id] })),
    { value: 'archived', label: '已归档' },
  ];
  return (
    <form class="form beside search" method="get" action={assignmentsHref} role="search">
      <TextInput form={form} name="q" label="设备代码、地址或者评估目的" type="search" maxLength={200} />
      <Select form={form} name="step" label="当前步骤" options={options} />
      <Button look="secondary">查找</Button>
    </form>
  );
}

const columns: readonly Column<AssignmentSummaryDto>[] = [
  { label: '项目', isHead: true, cell: (one) => <a href={assignmentHref(one.id)}>{one.purpose}</a> },
  {
    label: '电梯',
    cell: ({ deviceCode, address }) => (
      <span>
        <a class="mono" href={liftHref(deviceCode)}>
          {deviceCode}
        </a>
        {address !== null && <span class="muted"> {address}</span>}
      </span>
    ),
  },
  { label: '当前步骤', cell: ({ step }) => <StepTag step={step} /> },
  { label: '尚缺', cell: ({ missing }) => <MissingInShort missing={missing} /> },
  { label: '残余价值（元）', isNumeric: true, cell: ({ residualValue }) => residualValue && grouped(residualValue) },
  { label: '立项', cell: ({ openedAt }) => <span class="figures">{dayOf(openedAt)}</span> },
];

export function StepTag({ step }: { readonly step: string | null }): VNode {
  return step === null ? <Tag tone="good">已归档</Tag> : <Tag tone="information">{stepNames[step as StepId]}</Tag>;
}

export function MissingInShort({ missing }: Pick<AssignmentSummaryDto, 'missing'>): VNode {
  const [first] = missing;
  if (first === undefined) return <span class="muted">无</span>;
  return (
    <span>
      {first.message}
      {missing.length > 1 && <span class="muted">（共 {missing.length} 项）</span>}
    </span>
  );
}
