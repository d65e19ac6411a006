/** The form in which a batch is sent, and what was wrong with the one before. Pure. */
import type { VNode } from 'preact';
import type { PlacedFault } from '../../batches/batch-problem.js';
import { Button, ButtonLink } from '../../http/page/buttons.js';
import { Card } from '../../http/page/card.js';
import { DataTable, type Column } from '../../http/page/data-table.js';
import { FileInput, Hidden, Select, TextInput } from '../../http/page/fields.js';
import type { FormState } from '../../http/page/form-state.js';
import { FaultList, Notice } from '../../http/page/notice.js';
import type { ShownPage } from '../../http/page/pages.js';
import { placeOf } from '../valuation/list-pages.js';
import { batchesHref } from './links.js';

export interface RefusedBatchFile {
  readonly fileName: string;
  readonly faults: readonly PlacedFault[];
  /** All there are; those above are the first. */
  readonly count: number;
}

export interface NewBatchWishes {
  readonly form: FormState;
  readonly formKey: string;
  readonly mayIssue: boolean;
  readonly refused?: RefusedBatchFile | null;
}

export function newBatchPage({ refused = null, ...wishes }: NewBatchWishes): ShownPage {
  return {
    title: '提交新批次',
    isWide: refused !== null,
    current: batchesHref,
    trail: [{ href: batchesHref, label: '批量评估' }],
    scripts: ['submit-once'],
    body: (
      <div class="stack">
        {refused !== null && <RefusedFile refused={refused} />}
        <Card title="上传">
          <UploadForm {...wishes} />
        </Card>
        <Card title="从哪里开始">
          <p>
            模板有“电梯”和“部件清单”两张表，以电梯编号对应；部件类型、单位、材质和报废条件列在另外几张表中，“说明”逐列解释。
          </p>
          <div class="actions">
            <ButtonLink look="secondary" href="/v1/batches/template.xlsx" isDownload>
              下载 Excel 模板
            </ButtonLink>
          </div>
        </Card>
      </div>
    ),
  };
}

function UploadForm({ form, formKey, mayIssue }: Omit<NewBatchWishes, 'refused'>): VNode {
  const options = [
    { value: 'none', label: '只评估，不出具报告' },
    ...(mayIssue ? [{ value: 'issue', label: '评估并逐台出具报告' }] : []),
  ];
  return (
    <form class="form" method="post" action={batchesHref} encType="multipart/form-data">
      <FaultList faults={form.faults} />
      <Hidden values={{ formKey }} />
      <TextInput form={form} name="label" label="批次名称" hint="以后凭此查找。" maxLength={200} />
      <Select form={form} name="reports" label="报告" options={options} />
      <FileInput
        form={form}
        name="orders"
        label="委托文件"
        accept=".xlsx,.ndjson,.jsonl"
        hint="填好的 Excel 模板（.xlsx），或者一行一份委托单的 NDJSON。有一处错误即全部不保存。"
      />
      <div class="actions">
        <Button>检查并提交</Button>
      </div>
    </form>
  );
}

const mostShown = 200;

const faultColumns: readonly Column<PlacedFault>[] = [
  { label: '位置', isHead: true, cell: (fault) => <span class="figures">{placeInFile(fault)}</span> },
  { label: '栏目', cell: (fault) => ('sheet' in fault ? (fault.header ?? '—') : fault.pointer || '—') },
  { label: '问题', cell: ({ message }) => (typeof message === 'string' ? message : message.zh) },
  { label: '允许的内容', cell: ({ allowed }) => allowed ?? '' },
];

const placeInFile = (fault: PlacedFault): string =>
  'sheet' in fault ? placeOf(fault) : fault.line === undefined ? '整个文件' : `第 ${fault.line} 行`;

function RefusedFile({ refused: { fileName, faults, count } }: { readonly refused: RefusedBatchFile }): VNode {
  return (
    <>
      <Notice tone="warning" title={`“${fileName}”有 ${count} 处错误，没有保存任何一台`} isStatus>
        <p>请在原文件中改正以下各处，再次上传。</p>
      </Notice>
      <DataTable caption="错误" columns={faultColumns} rows={faults.slice(0, mostShown)} onPhone="cards" />
      {count > mostShown && <p class="muted">只显示前 {mostShown} 处。</p>}
    </>
  );
}
