import type { VNode } from 'preact';
import { DataTable, type Column } from '../../../http/page/data-table.js';
import { editionPath } from '../price-links.js';
import type { EditionOnRecord } from '../table-history.js';
import { chinaTime } from '../table-words.js';
import { StateTag } from './state-tag.js';

const columns: readonly Column<EditionOnRecord>[] = [
  {
    label: '版本',
    isHead: true,
    cell: ({ published: { edition } }) => (
      <a class="figures" href={editionPath(edition.editionId)}>
        {edition.validFrom} 起{edition.corrects === undefined ? '' : '（更正版）'}
      </a>
    ),
  },
  { label: '状态', cell: ({ state }) => <StateTag state={state} /> },
  {
    label: '公布时间',
    cell: ({ published: { edition } }) => <span class="figures">{chinaTime(edition.publishedAt)}</span>,
  },
  { label: '价格数', isNumeric: true, cell: ({ published: { edition } }) => String(edition.rows.length) },
  { label: '说明', cell: (record) => <Remark record={record} /> },
];

/** Every edition there ever was: nothing that was published disappears. */
export const HistoryTable = ({ history }: { readonly history: readonly EditionOnRecord[] }): VNode => (
  <DataTable caption="历次版本" isCaptionUnseen onPhone="cards" columns={columns} rows={history} />
);

export function Remark({ record }: { readonly record: EditionOnRecord }): VNode {
  const { published, correctedBy, withdrawalReason } = record;
  const { corrects, withdrawnAt } = published.edition;
  return (
    <>
      {corrects !== undefined && (
        <div>
          更正了 <EditionLink editionId={corrects} />
        </div>
      )}
      {correctedBy !== null && (
        <div>
          由 <EditionLink editionId={correctedBy} /> 更正
        </div>
      )}
      {withdrawnAt !== undefined && (
        <div>
          {chinaTime(withdrawnAt)} 撤回{withdrawalReason === null ? '' : `：${withdrawalReason}`}
        </div>
      )}
    </>
  );
}

const EditionLink = ({ editionId }: { readonly editionId: string }): VNode => (
  <a href={editionPath(editionId)}>{editionId.split('/').at(-1)}</a>
);
