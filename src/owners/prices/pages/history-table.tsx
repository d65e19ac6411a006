import type { VNode } from 'preact';
import { DataTable, type Column } from '../../../http/page/data-table.js';
import { editionPath } from '../price-links.js';
import type { EditionOnRecord } from '../table-history.js';
import { minuteOf } from '../../../http/page/china-time.js';
import { StateTag } from './state-tag.js';

const columns: readonly Column<EditionOnRecord>[] = [
  { label: '版本', isHead: true, cell: ({ published }) => <Edition published={published} /> },
  { label: '状态', cell: ({ state }) => <StateTag state={state} /> },
];
const remarks: Column<EditionOnRecord> = { label: '说明', isLong: true, cell: (record) => <Remark record={record} /> };

/** Every edition there ever was: nothing that was published disappears. */
export function HistoryTable({ history }: { readonly history: readonly EditionOnRecord[] }): VNode {
  const hasRemarks = history.some(({ state, correctedBy, published }) => {
    return state === 'withdrawn' || correctedBy !== null || published.edition.corrects !== undefined;
  });
  const shown = hasRemarks ? [...columns, remarks] : columns;
  return <DataTable caption="历次版本" isCaptionUnseen columns={shown} rows={history} />;
}

function Edition({ published: { edition } }: Pick<EditionOnRecord, 'published'>): VNode {
  return (
    <div>
      <a class="figures" href={editionPath(edition.editionId)}>
        {edition.validFrom} 起{edition.corrects === undefined ? '' : '（更正版）'}
      </a>
      <div class="muted small figures">{minuteOf(edition.publishedAt)} 公布</div>
    </div>
  );
}

function Remark({ record }: { readonly record: EditionOnRecord }): VNode {
  const { published, correctedBy, withdrawalReason } = record;
  const { corrects, withdrawnAt } = published.edition;
  return (
    <div>
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
          {minuteOf(withdrawnAt)} 撤回{withdrawalReason === null ? '' : `：${withdrawalReason}`}
        </div>
      )}
    </div>
  );
}

const EditionLink = ({ editionId }: { readonly editionId: string }): VNode => (
  <a href={editionPath(editionId)}>{editionId.split('/').at(-1)}</a>
);
