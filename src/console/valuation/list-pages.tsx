import type { VNode } from 'preact';
import type { AssignmentCase } from '../../assignments/assignment-cases.js';
import type { ComponentSheetFault } from '../../assignments/component-sheets/read-component-sheet.js';
import { Button, ButtonLink, PostButton } from '../../http/page/buttons.js';
import { Card } from '../../http/page/card.js';
import { DataTable, type Column } from '../../http/page/data-table.js';
import { FileInput, Hidden } from '../../http/page/fields.js';
import type { FormState } from '../../http/page/form-state.js';
import { Empty, FaultList, Notice } from '../../http/page/notice.js';
import { valuationHref } from './links.js';

export interface RefusedList {
  readonly fileName: string;
  readonly faults: readonly ComponentSheetFault[];
}

interface ListPageWishes {
  readonly assignmentId: string;
  readonly version: number;
  readonly form: FormState;
}

export function ImportPage({
  assignmentId,
  version,
  form,
  refused,
}: ListPageWishes & { readonly refused: RefusedList | null }): VNode {
  return (
    <>
      {refused !== null && <RefusedNotice refused={refused} />}
      <Card title="上传">
        <form class="form" method="post" action={valuationHref(assignmentId, 'import')} encType="multipart/form-data">
          <FaultList faults={form.faults} />
          <Hidden values={{ version }} />
          <FileInput
            form={form}
            name="sheet"
            label="部件清单文件"
            accept=".xlsx,.csv"
            hint="Excel（.xlsx）或 CSV（UTF-8、GB18030）。表中的部件将替换底稿现有的全部部件；有一处错误即全部不导入。"
          />
          <div class="actions">
            <Button>检查并导入</Button>
          </div>
        </form>
      </Card>
      <Card title="从哪里开始">
        <p>下载空白模板填写；或者导出底稿现有的清单，修改后再导入。</p>
        <div class="actions">
          <ButtonLink look="secondary" href="/v1/component-lists/template?format=xlsx" isDownload>
            下载 Excel 模板
          </ButtonLink>
          <ButtonLink look="secondary" href={valuationHref(assignmentId, 'sheet?format=xlsx')} isDownload>
            导出现有清单
          </ButtonLink>
        </div>
      </Card>
    </>
  );
}

const mostShown = 200;

const faultColumns: readonly Column<ComponentSheetFault>[] = [
  { label: '位置', isHead: true, cell: (fault) => <span class="figures">{placeOf(fault)}</span> },
  { label: '栏目', cell: ({ header }) => header ?? '—' },
  { label: '问题', cell: ({ message }) => message },
  { label: '允许的内容', cell: ({ allowed }) => allowed ?? '' },
];

function RefusedNotice({ refused: { fileName, faults } }: { readonly refused: RefusedList }): VNode {
  return (
    <>
      <Notice tone="warning" title={`“${fileName}”有 ${faults.length} 处错误，没有导入任何一行`} isStatus>
        <p>请在原文件中改正以下各处，再次上传。</p>
      </Notice>
      <DataTable caption="全部错误" columns={faultColumns} rows={faults.slice(0, mostShown)} onPhone="cards" />
      {faults.length > mostShown && <p class="muted">只显示前 {mostShown} 处。</p>}
    </>
  );
}

/** 部件清单!F12, as the spreadsheet program names the cell. */
export function placeOf({ sheet, row, column }: ComponentSheetFault): string {
  const cell = row === null ? (column ?? '') : `${column ?? '第 '}${row}${column === null ? ' 行' : ''}`;
  if (cell === '') return sheet ?? '整个文件';
  return sheet === null ? cell : `${sheet}!${cell}`;
}

const liftWords = ({ paper, assignment }: AssignmentCase): string => {
  const { manufacturer, model, ratedLoadKg, stops } = paper.order.lift ?? {};
  const facts = [manufacturer, model, ratedLoadKg && `${ratedLoadKg} 千克`, stops && `${stops} 站`].filter(Boolean);
  return facts.length === 0 ? assignment.deviceCode : facts.join('，');
};

function similarColumns(assignmentId: string, version: number): readonly Column<AssignmentCase>[] {
  return [
    {
      label: '电梯',
      isHead: true,
      cell: ({ paper, assignment }) => paper.order.lift?.address ?? assignment.deviceCode,
    },
    { label: '参数', cell: liftWords },
    { label: '部件', isNumeric: true, cell: ({ paper }) => String(paper.order.components?.length ?? 0) },
    {
      label: '',
      cell: ({ assignment: { id } }) => (
        <PostButton
          look="secondary"
          isSmall
          action={valuationHref(assignmentId, 'copy')}
          fields={{ version, from: id }}
        >
          复制
        </PostButton>
      ),
    },
  ];
}

export function CopyPage({
  assignmentId,
  version,
  form,
  similar,
}: ListPageWishes & { readonly similar: readonly AssignmentCase[] }): VNode {
  return (
    <>
      <FaultList faults={form.faults} />
      <p>
        复制类型、规格、数量和质量；勘察结果、保留条件、安装日期和证据是另一台电梯的，不复制。底稿现有的部件将被替换。
      </p>
      {similar.length === 0 ? (
        <Empty title="还没有其他有部件清单的评估项目" />
      ) : (
        <DataTable
          caption="最相近的在前"
          columns={similarColumns(assignmentId, version)}
          rows={similar}
          onPhone="cards"
        />
      )}
    </>
  );
}
