/** The report on its way: drawn, signed by each appraiser on a key of their own, sealed by the firm, and what became of it. */
import type { VNode } from 'preact';
import { ButtonLink, PostButton } from '../../http/page/buttons.js';
import { Card, Facts } from '../../http/page/card.js';
import { minuteOf } from '../../http/page/china-time.js';
import { DataTable, type Column } from '../../http/page/data-table.js';
import type { FormState } from '../../http/page/form-state.js';
import { FaultList, Notice } from '../../http/page/notice.js';
import { StatusTag, Tag } from '../../http/page/status-tag.js';
import { Tabs } from '../../http/page/tabs.js';
import type { StoredReport } from '../../reports/report-store.js';
import type { SlotView } from '../../reports/signatures/signing-chain.js';
import { reportHref, reviewHref, workTabs } from '../valuation/links.js';
import { EarlierReports } from './earlier-reports.js';
import { SignNext } from './sign-next.js';
import type { ReportScene } from './signing-scenes.js';
import { StandingForms } from './standing-forms.js';

interface ReportPageWishes {
  readonly scene: ReportScene;
  readonly form: FormState;
}

export function ReportBody({ scene, form }: ReportPageWishes): VNode {
  const { assignment } = scene.valuation.opened;
  return (
    <>
      <Tabs label="评估项目的各个页面" links={workTabs(assignment.id)} current={reportHref(assignment.id)} />
      <FaultList faults={form.faults} />
      {scene.report === null ? <NotDrawn scene={scene} /> : <Drawn scene={scene} report={scene.report} form={form} />}
    </>
  );
}

function NotDrawn({ scene: { valuation, may } }: { readonly scene: ReportScene }): VNode {
  const { facts, assignment } = valuation.opened;
  if (facts.review?.verdict !== 'approved') {
    return (
      <Notice tone="information" title="还不能制作报告">
        <p>
          评估须先由未参与计算的人<a href={reviewHref(assignment.id)}>复核通过</a>。
        </p>
      </Notice>
    );
  }
  return (
    <Card title="制作报告">
      <p>按已复核的评估制作报告，取得报告编号和查验码；随后由评估人员逐一签名，最后加盖机构签章。</p>
      {may.issue ? (
        <PostButton action={reportHref(assignment.id, 'drawing')}>制作报告</PostButton>
      ) : (
        <p class="muted">由评估人员或签章人制作。</p>
      )}
    </Card>
  );
}

interface DrawnWishes extends ReportPageWishes {
  readonly report: StoredReport;
}

function Drawn({ scene, report, form }: DrawnWishes): VNode {
  const { version, file } = report;
  const { slots } = scene;
  const isIssued = file !== null && file.kind !== 'draft';
  return (
    <>
      <Card title={`报告 ${version.number}`} aside={<State scene={scene} report={report} />}>
        <Facts
          rows={[
            ['查验码', <span class="mono">{version.code}</span>],
            ['制作时间', minuteOf(version.createdAt)],
            ['公开页面', isIssued ? <a href={`/r/${version.code}`}>{`/r/${version.code}`}</a> : null],
            ['SHA-256', file === null ? null : <span class="mono small">{file.sha256}</span>],
          ]}
        />
        <Download report={report} />
      </Card>
      {slots.length > 0 && <DataTable caption="签名与签章" columns={slotColumns} rows={slots} onPhone="cards" />}
      {!isIssued && <SignNext scene={scene} form={form} />}
      {!isIssued && <SealNext scene={scene} />}
      {isIssued && <EarlierReports scene={scene} />}
      {isIssued && <StandingForms scene={scene} />}
    </>
  );
}

function SealNext({ scene: { slots, may, valuation } }: { readonly scene: ReportScene }): VNode | null {
  const allSigned = slots.length > 0 && slots.every(({ slot, state }) => slot === 'seal' || state === 'signed');
  if (!allSigned) return null;
  return (
    <Card title="机构签章">
      <p>全部评估人员已经签名。加盖机构签章后文件封存，报告即为出具。</p>
      {may.seal ? (
        <PostButton action={reportHref(valuation.opened.assignment.id, 'seal')}>加盖机构签章</PostButton>
      ) : (
        <p class="muted">由签章人加盖。</p>
      )}
    </Card>
  );
}

function State({ scene: { standing }, report: { file } }: Omit<DrawnWishes, 'form'>): VNode {
  if (file === null) return <Tag tone="caution">等待签名</Tag>;
  if (file.kind === 'draft') return <StatusTag status="draft" />;
  if (standing?.revocation) return <StatusTag status="revoked" />;
  if (standing?.supersession) return <StatusTag status="superseded" />;
  return <StatusTag status="in-force" />;
}

function Download({ report: { version, file } }: { readonly report: StoredReport }): VNode {
  const path = `/v1/appraisals/${version.appraisalId}/report`;
  return (
    <div class="actions">
      <ButtonLink
        look={file === null ? 'secondary' : 'primary'}
        href={file === null ? `${path}/prepared` : path}
        isDownload
      >
        {file === null ? '下载签名中的文件' : '下载报告（PDF）'}
      </ButtonLink>
    </div>
  );
}

const states = {
  signed: <Tag tone="good">已签</Tag>,
  open: <Tag tone="caution">轮到签名</Tag>,
  waiting: <Tag>等待前一位</Tag>,
} as const;

const slotColumns: readonly Column<SlotView>[] = [
  {
    label: '签名栏',
    isHead: true,
    cell: ({ slot }) => (slot === 'seal' ? '机构签章' : slot.replace('appraiser-', '评估人员 ')),
  },
  { label: '姓名', cell: ({ name }) => name },
  { label: '状态', cell: ({ state }) => states[state] },
  { label: '证书', cell: ({ signerName }) => signerName ?? '' },
  { label: '时间', cell: ({ signedAt }) => (signedAt === null ? '' : minuteOf(signedAt)) },
];
