/** Engagements: one client's lifts on one screen, each with its state, its value and what is missing. Pure. */
import type { VNode } from 'preact';
import type { EngagementDetailDto, EngagementHeadDto, EngagementLiftDto } from '../../assignments/assignment.dto.js';
import { Button, ButtonLink } from '../../http/page/buttons.js';
import { Card, Facts } from '../../http/page/card.js';
import { dayOf } from '../../http/page/china-time.js';
import { DataTable, type Column } from '../../http/page/data-table.js';
import { Hidden, TextInput, Textarea } from '../../http/page/fields.js';
import { grouped } from '../../http/page/figures.js';
import type { FormState } from '../../http/page/form-state.js';
import { Empty, FaultList, Notice } from '../../http/page/notice.js';
import type { ShownPage } from '../../http/page/pages.js';
import { Pager } from '../../http/page/tabs.js';
import { Tag } from '../../http/page/status-tag.js';
import { MissingInShort, StepTag } from '../assignments/assignment-list-page.js';
import { assignmentHref, engagementHref, engagementsHref, liftsHref } from '../assignments/links.js';

interface ListWishes {
  readonly items: readonly EngagementHeadDto[];
  readonly nextHref: string | null;
  readonly mayWrite: boolean;
  readonly form: FormState;
  readonly formKey: string;
}

export function engagementListPage({ items, nextHref, mayWrite, form, formKey }: ListWishes): ShownPage {
  return {
    title: '委托',
    lead: '一个委托可以包括多台电梯，例如一个小区的全部电梯。',
    current: engagementsHref,
    body: (
      <>
        {items.length === 0 ? (
          <Empty title="还没有委托" />
        ) : (
          <DataTable caption="委托" isCaptionUnseen onPhone="cards" rows={items} columns={listColumns} />
        )}
        <Pager nextHref={nextHref} />
        {mayWrite && <NewEngagement form={form} formKey={formKey} />}
      </>
    ),
  };
}

const contentOf = ({ content }: EngagementHeadDto): Readonly<Record<string, string | undefined>> =>
  content as Readonly<Record<string, string | undefined>>;

const listColumns: readonly Column<EngagementHeadDto>[] = [
  { label: '委托', isHead: true, cell: ({ id, name }) => <a href={engagementHref(id)}>{name}</a> },
  { label: '委托人', cell: (one) => contentOf(one)['client'] ?? '' },
  { label: '合同编号', cell: (one) => contentOf(one)['contractNumber'] ?? '' },
  { label: '登记', cell: ({ at }) => <span class="figures">{dayOf(at)}</span> },
];

function NewEngagement({ form, formKey }: Pick<ListWishes, 'form' | 'formKey'>): VNode {
  return (
    <Card title="新建委托">
      <form class="form" method="post" action={engagementsHref}>
        <FaultList faults={form.faults} />
        <Hidden values={{ formKey }} />
        <TextInput form={form} name="name" label="名称" hint="例如小区的名称。" maxLength={200} />
        <TextInput form={form} name="client" label="委托人" isOptional maxLength={200} />
        <TextInput form={form} name="contractNumber" label="委托合同编号" isOptional maxLength={200} />
        <Textarea form={form} name="note" label="备注" isOptional rows={2} maxLength={2000} />
        <div class="actions">
          <Button>新建委托</Button>
        </div>
      </form>
    </Card>
  );
}

export function engagementPage(engagement: EngagementDetailDto): ShownPage {
  return {
    title: engagement.name,
    isWide: true,
    current: engagementsHref,
    trail: [{ href: engagementsHref, label: '委托' }],
    scripts: ['table-filter'],
    body: (
      <>
        <EngagementCard engagement={engagement} />
        <Lifts engagement={engagement} />
      </>
    ),
  };
}

interface EngagementWishes {
  readonly engagement: EngagementDetailDto;
}

function EngagementCard({ engagement }: EngagementWishes): VNode {
  const { client, contractNumber, note } = contentOf(engagement);
  const summary = (format: string): string => `${engagementHref(engagement.id)}/summary?format=${format}`;
  return (
    <Card>
      <Facts
        rows={[
          ['委托人', client],
          ['委托合同编号', contractNumber],
          ['备注', note],
        ]}
      />
      <Totals engagement={engagement} />
      <div class="actions">
        <ButtonLink look="secondary" href={summary('pdf')} isDownload>
          汇总表（PDF）
        </ButtonLink>
        <ButtonLink look="secondary" href={summary('xlsx')} isDownload>
          汇总表（XLSX）
        </ButtonLink>
      </div>
    </Card>
  );
}

function Lifts({ engagement }: EngagementWishes): VNode {
  const { assignments, totals } = engagement;
  if (assignments.length === 0) {
    return (
      <Empty title="还没有电梯">
        <p>
          在<a href={liftsHref}>电梯档案</a>中选择电梯，新建项目时选择这个委托。
        </p>
      </Empty>
    );
  }
  return (
    <DataTable
      caption={`电梯（${totals.lifts} 台）`}
      onPhone="cards"
      filterLabel="筛选"
      rows={assignments}
      columns={liftColumns(engagement)}
    />
  );
}

/** Cash and what is not cash beside each other, never in one sum. */
function Totals({ engagement: { totals, assignments } }: EngagementWishes): VNode {
  const { lifts, appraised, scrapNet, remaining } = totals;
  return (
    <>
      <p>
        共 {lifts} 台，已经评估 {appraised} 台。
        {lifts > appraised && `合计只包括已经评估的 ${appraised} 台。`}
      </p>
      {assignments.some(({ isDemonstration }) => isDemonstration) && (
        <Notice tone="caution" title="演示价格">
          <p>部分评估采用演示价格，只供试用，不能作为依据。</p>
        </Notice>
      )}
      <Facts
        rows={[
          ['残值（净额）合计', `${grouped(scrapNet)} 元，现金`],
          ['余值合计', `${grouped(remaining)} 元，不是现金，是新梯少买的部分`],
        ]}
      />
    </>
  );
}

function liftColumns({ totals }: EngagementDetailDto): readonly Column<EngagementLiftDto>[] {
  const amount = (text: string | null): VNode | string =>
    text === null ? <span class="muted">—</span> : grouped(text);
  return [
    {
      label: '电梯',
      isHead: true,
      foot: '合计',
      cell: ({ id, deviceCode }) => (
        <a class="mono" href={assignmentHref(id)}>
          {deviceCode}
        </a>
      ),
    },
    { label: '地址', cell: ({ address }) => address ?? '' },
    {
      label: '当前步骤',
      cell: ({ step, isIssued, isCounted }) => (
        <span>
          <StepTag step={step} /> {isIssued && step !== null && <Tag tone="good">报告已出具</Tag>}{' '}
          {!isCounted && <Tag tone="neutral">同一台电梯另有项目，不计入合计</Tag>}
        </span>
      ),
    },
    { label: '尚缺', cell: ({ missing }) => <MissingInShort missing={missing} /> },
    {
      label: '残值净额（元）',
      isNumeric: true,
      cell: ({ scrapNet }) => amount(scrapNet),
      foot: grouped(totals.scrapNet),
    },
    {
      label: '余值（元）',
      isNumeric: true,
      cell: ({ remaining }) => amount(remaining),
      foot: grouped(totals.remaining),
    },
  ];
}
