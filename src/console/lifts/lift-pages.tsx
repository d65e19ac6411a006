/** 一梯一档: the lifts a firm has a file of, and everything it has on one of them. Pure. */
import type { VNode } from 'preact';
import type { AssignmentHeadDto, LiftAppraisalDto, LiftDetailDto } from '../../assignments/assignment.dto.js';
import type { LiftFile } from '../../assignments/lifts/lift-register.js';
import { Button, ButtonLink } from '../../http/page/buttons.js';
import { Card, Facts } from '../../http/page/card.js';
import { dayOf, minuteOf } from '../../http/page/china-time.js';
import { DataTable, type Column } from '../../http/page/data-table.js';
import { Hidden, Select, TextInput, Textarea, type SelectOption } from '../../http/page/fields.js';
import { grouped } from '../../http/page/figures.js';
import { freshForm, type FormState } from '../../http/page/form-state.js';
import { Empty, FaultList } from '../../http/page/notice.js';
import type { ShownPage } from '../../http/page/pages.js';
import { Pager } from '../../http/page/tabs.js';
import { Tag } from '../../http/page/status-tag.js';
import { StepTag } from '../assignments/assignment-list-page.js';
import { assignmentHref, liftHref, liftsHref } from '../assignments/links.js';
import { whoDid } from '../who-did.js';
import { driveNames } from './lift-form.js';

interface ListWishes {
  readonly items: readonly LiftFile[];
  readonly q: string;
  readonly nextHref: string | null;
  readonly mayWrite: boolean;
}

export function liftListPage({ items, q, nextHref, mayWrite }: ListWishes): ShownPage {
  return {
    title: '电梯档案',
    lead: '一梯一档：按设备代码建档，评估、报告和项目都归在一处。',
    isWide: true,
    current: liftsHref,
    body: (
      <>
        {mayWrite && (
          <div class="actions">
            <ButtonLink href={`${liftsHref}/new`}>新建电梯档案</ButtonLink>
          </div>
        )}
        <form class="form beside search" method="get" action={liftsHref} role="search">
          <TextInput
            form={freshForm({ q })}
            name="q"
            label="设备代码、地址或者登记编号"
            type="search"
            maxLength={200}
          />
          <Button look="secondary">查找</Button>
        </form>
        {items.length === 0 ? (
          <Empty title={q === '' ? '还没有电梯档案' : '没有找到这样的电梯'} />
        ) : (
          <DataTable caption="电梯档案" isCaptionUnseen onPhone="cards" rows={items} columns={listColumns} />
        )}
        <Pager nextHref={nextHref} />
      </>
    ),
  };
}

const listColumns: readonly Column<LiftFile>[] = [
  {
    label: '设备代码',
    isHead: true,
    cell: ({ deviceCode }) => (
      <a class="mono" href={liftHref(deviceCode)}>
        {deviceCode}
      </a>
    ),
  },
  { label: '地址', cell: ({ facts }) => facts.address },
  { label: '登记编号', cell: ({ facts }) => facts.registrationNumber ?? <span class="muted">未填</span> },
  { label: '层站', isNumeric: true, cell: ({ facts }) => facts.stops },
  { label: '投用', cell: ({ facts }) => <span class="figures">{facts.commissionedOn}</span> },
  { label: '更新', cell: ({ at }) => <span class="figures">{dayOf(at)}</span> },
];

export interface LiftPageWishes {
  readonly lift: LiftDetailDto & LiftFile;
  readonly names: ReadonlyMap<string, string>;
  readonly engagements: readonly SelectOption[];
  readonly mayWrite: boolean;
  readonly form: FormState;
  readonly formKey: string;
}

export function liftPage(wishes: LiftPageWishes): ShownPage {
  const { lift, mayWrite } = wishes;
  return {
    title: lift.facts.address,
    lead: <span class="mono">{lift.deviceCode}</span>,
    isWide: true,
    current: liftsHref,
    trail: [{ href: liftsHref, label: '电梯档案' }],
    body: (
      <>
        <FactsCard {...wishes} />
        <h2>评估项目</h2>
        <AssignmentTable rows={lift.assignments} />
        {mayWrite && <NewAssignment {...wishes} />}
        <h2>评估和报告</h2>
        <AppraisalTable rows={lift.appraisals} />
        <History {...wishes} />
      </>
    ),
  };
}

function FactsCard({ lift, mayWrite }: LiftPageWishes): VNode {
  const { facts, deviceCode } = lift;
  const room = facts.machineRoom === undefined ? null : facts.machineRoom ? '有机房' : '无机房';
  return (
    <Card
      title="电梯资料"
      aside={
        mayWrite && (
          <ButtonLink look="secondary" isSmall href={`${liftHref(deviceCode)}/edit`}>
            修改
          </ButtonLink>
        )
      }
    >
      <Facts
        rows={[
          ['使用登记证编号', facts.registrationNumber],
          ['行政区划代码', facts.region],
          ['制造单位', facts.manufacturer],
          ['型号', facts.model],
          ['驱动', facts.drive && driveNames[facts.drive]],
          ['机房', room],
          ['额定载重量', facts.ratedLoadKg && `${facts.ratedLoadKg} kg`],
          ['额定速度', facts.ratedSpeedMps && `${facts.ratedSpeedMps} m/s`],
          ['层站数', facts.stops],
          ['层门数', facts.landings],
          ['提升高度', facts.travelHeightM && `${facts.travelHeightM} m`],
          ['投用日期', facts.commissionedOn],
          ['备注', facts.note],
        ]}
      />
    </Card>
  );
}

function AssignmentTable({ rows }: { readonly rows: readonly AssignmentHeadDto[] }): VNode {
  if (rows.length === 0) return <Empty title="还没有评估项目" />;
  const columns: readonly Column<AssignmentHeadDto>[] = [
    { label: '项目', isHead: true, cell: ({ id, purpose }) => <a href={assignmentHref(id)}>{purpose}</a> },
    { label: '当前步骤', cell: ({ step }) => <StepTag step={step} /> },
    { label: '立项', cell: ({ openedAt }) => <span class="figures">{dayOf(openedAt)}</span> },
  ];
  return <DataTable caption="评估项目" isCaptionUnseen onPhone="cards" rows={rows} columns={columns} />;
}

function NewAssignment({ lift, engagements, form, formKey }: LiftPageWishes): VNode {
  const options = [{ value: '', label: '单独委托' }, ...engagements];
  return (
    <Card title="新建评估项目" id="new-assignment">
      <form class="form" method="post" action={`${liftHref(lift.deviceCode)}/assignments`}>
        <FaultList faults={form.faults} />
        <Hidden values={{ formKey }} />
        <Textarea
          form={form}
          name="purpose"
          label="评估目的"
          hint="例如：更新改造，为拆除旧梯的残余价值提供参考。"
          rows={2}
          maxLength={1000}
        />
        {engagements.length > 0 && <Select form={form} name="engagementId" label="所属委托" options={options} />}
        <div class="actions">
          <Button>新建项目</Button>
        </div>
      </form>
    </Card>
  );
}

function AppraisalTable({ rows }: { readonly rows: readonly LiftAppraisalDto[] }): VNode {
  if (rows.length === 0) return <Empty title="还没有评估" />;
  const columns: readonly Column<LiftAppraisalDto>[] = [
    { label: '评估基准日', isHead: true, cell: ({ referenceDate }) => <span class="figures">{referenceDate}</span> },
    { label: '残余价值（元）', isNumeric: true, cell: ({ residualValue }) => grouped(residualValue) },
    { label: '报告', cell: ({ report }) => <ReportState report={report} /> },
    { label: '评估时间', cell: ({ createdAt }) => <span class="figures">{minuteOf(createdAt)}</span> },
  ];
  return <DataTable caption="评估和报告" isCaptionUnseen onPhone="cards" rows={rows} columns={columns} />;
}

function ReportState({ report }: Pick<LiftAppraisalDto, 'report'>): VNode {
  if (report === null) return <span class="muted">没有</span>;
  if (report.state === 'draft') return <Tag>草稿</Tag>;
  if (report.state === 'prepared') return <Tag tone="caution">等待签章</Tag>;
  return <a href={`/r/${report.code}`}>{report.number}</a>;
}

function History({ lift, names }: LiftPageWishes): VNode {
  const columns: readonly Column<LiftFile>[] = [
    { label: '版本', isHead: true, cell: ({ version }) => `第 ${version} 版` },
    { label: '记录人', cell: ({ actor }) => whoDid(names, actor) },
    { label: '时间', cell: ({ at }) => <span class="figures">{minuteOf(at)}</span> },
    { label: '改动', cell: (file) => changesOf(file, lift.history as readonly LiftFile[]) },
  ];
  const rows = lift.history as readonly LiftFile[];
  return (
    <details>
      <summary>资料的全部版本（{rows.length}）</summary>
      <DataTable caption="资料的全部版本" isCaptionUnseen onPhone="cards" rows={rows} columns={columns} />
    </details>
  );
}

const factNames: Readonly<Record<string, string>> = {
  address: '地址',
  registrationNumber: '登记编号',
  region: '行政区划',
  manufacturer: '制造单位',
  model: '型号',
  drive: '驱动',
  machineRoom: '机房',
  ratedLoadKg: '载重量',
  ratedSpeedMps: '速度',
  stops: '层站数',
  landings: '层门数',
  travelHeightM: '提升高度',
  commissionedOn: '投用日期',
  note: '备注',
};

/** Which facts this version says otherwise than the one before. */
export function changesOf({ version, facts }: LiftFile, history: readonly LiftFile[]): string {
  const before = history.find((one) => one.version === version - 1);
  if (before === undefined) return '建档';
  const read = (from: object, name: string): unknown => (from as Readonly<Record<string, unknown>>)[name];
  const changed = Object.keys(factNames).filter((name) => read(facts, name) !== read(before.facts, name));
  return changed.map((name) => factNames[name]).join('、') || '无';
}
