import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../http/page/buttons.js';
import { Card } from '../../../http/page/card.js';
import { DataTable, type Column } from '../../../http/page/data-table.js';
import { FileInput, Hidden } from '../../../http/page/fields.js';
import type { FormState } from '../../../http/page/form-state.js';
import { FaultList, Notice } from '../../../http/page/notice.js';
import type { PriceDraft } from '../../../price-tables/drafting/price-draft.js';
import type { SheetFault } from '../../../price-tables/exchange/sheet-fault.js';
import { draftHref, templateHref } from '../links.js';

export interface RefusedSheet {
  readonly fileName: string;
  readonly faults: readonly SheetFault[];
  /** The same sheet with the faults written into it; null: it cannot be read as a sheet at all, or is too large to be put here. */
  readonly annotated: { readonly fileName: string; readonly mediaType: string; readonly bytes: Buffer } | null;
}

interface ImportPageWishes {
  readonly draft: PriceDraft;
  readonly form: FormState;
  readonly refused: RefusedSheet | null;
}

/** A whole sheet in place of all rows, or every fault of it. */
export function ImportPage({ draft, form, refused }: ImportPageWishes): VNode {
  return (
    <>
      {refused !== null && <RefusedNotice refused={refused} />}
      <Card title="上传">
        <form class="form" method="post" action={draftHref(draft.id, 'import')} encType="multipart/form-data">
          <FaultList faults={form.faults} />
          <Hidden values={{ version: draft.version }} />
          <FileInput
            form={form}
            name="sheet"
            label="价格表文件"
            accept=".xlsx,.csv"
            hint="Excel（.xlsx）或 CSV（UTF-8、GB18030）。表中的行将替换草稿现有的全部行；有一处错误即全部不导入。"
          />
          <div class="actions">
            <Button>检查并导入</Button>
          </div>
        </form>
      </Card>
      <Card title="从哪里开始">
        <p>下载空白模板填写；或者在已发布版本的页面上下载 Excel，修改后再导入。</p>
        <div class="actions">
          <ButtonLink look="secondary" href={templateHref(draft.kind, 'xlsx')} isDownload>
            下载 Excel 模板
          </ButtonLink>
          <ButtonLink look="secondary" href={templateHref(draft.kind, 'csv')} isDownload>
            下载 CSV 模板
          </ButtonLink>
        </div>
      </Card>
    </>
  );
}

const mostShown = 200;

function RefusedNotice({ refused: { fileName, faults, annotated } }: { readonly refused: RefusedSheet }): VNode {
  const columns: readonly Column<SheetFault>[] = [
    { label: '位置', isHead: true, cell: (fault) => <span class="figures">{placeOf(fault)}</span> },
    { label: '栏目', cell: ({ header }) => header ?? '—' },
    { label: '问题', cell: ({ message }) => message },
    { label: '允许的内容', cell: ({ allowed }) => allowed ?? '' },
  ];
  return (
    <>
      <Notice tone="warning" title={`“${fileName}”有 ${faults.length} 处错误，没有导入任何一行`} isStatus>
        <p>请在原文件中改正以下各处，再次上传。</p>
        {annotated !== null && (
          <p>
            <a
              href={`data:${annotated.mediaType};base64,${annotated.bytes.toString('base64')}`}
              download={annotated.fileName}
            >
              下载标出错误的表格
            </a>
            （在每一行末尾加了“错误说明”，改正后可直接上传）
          </p>
        )}
      </Notice>
      <DataTable caption="全部错误" columns={columns} rows={faults.slice(0, mostShown)} onPhone="cards" />
      {faults.length > mostShown && <p class="muted">只显示前 {mostShown} 处；其余见下载的表格。</p>}
    </>
  );
}

/** 价格表!F12, as the spreadsheet program names the cell. */
function placeOf({ sheet, row, column }: SheetFault): string {
  const cell = row === null ? (column ?? '') : `${column ?? '第 '}${row}${column === null ? ' 行' : ''}`;
  if (cell === '') return sheet ?? '整个文件';
  return sheet === null ? cell : `${sheet}!${cell}`;
}
