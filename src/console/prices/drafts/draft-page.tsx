import type { VNode } from 'preact';
import { ButtonLink, ConfirmForm } from '../../../http/page/buttons.js';
import { Card, Facts } from '../../../http/page/card.js';
import { DataTable, type Column } from '../../../http/page/data-table.js';
import { Empty } from '../../../http/page/notice.js';
import { StatusTag } from '../../../http/page/status-tag.js';
import type { PriceRowInFile } from '../../../price-tables/price-table-file.js';
import { draftHref, editionHref, rowHref } from '../links.js';
import { priceColumns, sourceColumns } from '../row-cells.js';
import { DraftFrame, isEditable, type DraftScene } from './draft-frame.js';
import { DraftTimeline } from './draft-timeline.js';

/** A draft as it stands: head, every row, what happened to it. */
export function DraftPage({ scene }: { readonly scene: DraftScene }): VNode {
  const { draft, steps, names } = scene;
  return (
    <DraftFrame scene={scene}>
      <Head scene={scene} />
      <Rows scene={scene} />
      <DraftTimeline steps={steps} names={names} />
      {isEditable(scene) && (
        <details>
          <summary>作废此草稿</summary>
          <ConfirmForm
            action={draftHref(draft.id, 'discard')}
            label="作废"
            look="danger"
            version={draft.version}
            reason="作废原因"
          />
        </details>
      )}
    </DraftFrame>
  );
}

function Head({ scene }: { readonly scene: DraftScene }): VNode {
  const { draft, words } = scene;
  const { baseEditionId, corrects } = draft;
  const link = (id: string): VNode => <a href={editionHref(id)}>{id}</a>;
  return (
    <Card title="表头" aside={isEditable(scene) ? <a href={draftHref(draft.id, 'head')}>修改表头</a> : undefined}>
      <Facts
        rows={[
          ['价格表', `${draft.publisher}/${draft.tableId}`],
          ['种类', words.kind(draft.kind)],
          ['性质', <StatusTag status={draft.status} />],
          ['自何日起', <span class="figures">{draft.validFrom}</span>],
          ['地区', words.regions(draft.regions)],
          ['编制方法', draft.method],
          ['使用许可', draft.licence],
          ['更正', corrects && link(corrects)],
          ['以何版为底', baseEditionId === null ? '本表首期' : link(baseEditionId)],
        ]}
      />
    </Card>
  );
}

function Rows({ scene }: { readonly scene: DraftScene }): VNode {
  const { draft, words } = scene;
  const { id, kind, rows } = draft;
  const edit: Column<PriceRowInFile> = {
    label: '修改',
    cell: (row, index) => (
      <a class="figures" href={rowHref(id, index)}>
        修改<span class="unseen">{words.row(row)}</span>
      </a>
    ),
  };
  const columns = [
    ...priceColumns({ kind, words }),
    ...sourceColumns({ kind, words }),
    ...(isEditable(scene) ? [edit] : []),
  ];
  return (
    <>
      {isEditable(scene) && (
        <div class="actions">
          <ButtonLink href={rowHref(id, 'new')}>添加一行</ButtonLink>
          <ButtonLink look="secondary" href={draftHref(id, 'grid')}>
            在表格中编辑
          </ButtonLink>
          <ButtonLink look="secondary" href={draftHref(id, 'import')}>
            从 Excel 或 CSV 导入
          </ButtonLink>
        </div>
      )}
      {rows.length === 0 ? (
        <Empty title="还没有价格">
          <p>逐行添加，在表格中录入，或从 Excel 导入。</p>
        </Empty>
      ) : (
        <DataTable caption={`全部 ${rows.length} 行`} columns={columns} rows={rows} filterLabel="筛选品名" />
      )}
    </>
  );
}
