import type { VNode } from 'preact';
import { ButtonLink } from '../../../http/page/buttons.js';
import { Card, Facts } from '../../../http/page/card.js';
import { StatusTag } from '../../../http/page/status-tag.js';
import { keyOfRow } from '../../../price-tables/comparison/row-key.js';
import { editionPath, pricePath, tablePath } from '../price-links.js';
import type { PriceNames } from '../price-names.js';
import type { PublicTable } from '../public-tables.js';
import type { EditionOnRecord } from '../table-history.js';
import { minuteOf } from '../../../http/page/china-time.js';
import { DemonstrationNotice } from './demonstration-notice.js';
import { HistoryTable } from './history-table.js';
import { PriceChart } from './price-chart.js';
import { PriceRows } from './price-rows.js';
import { StateTag } from './state-tag.js';

interface TablePageWishes {
  readonly table: PublicTable;
  readonly history: readonly EditionOnRecord[];
  /** The current edition, or else the newest. */
  readonly face: EditionOnRecord;
  readonly names: PriceNames;
  readonly today: string;
}

export function TablePage({ table, history, face, names, today }: TablePageWishes): VNode {
  const { published } = face;
  const { edition } = published;
  const [first] = edition.rows;
  return (
    <>
      <DemonstrationNotice status={edition.status} />
      <TableFacts face={face} names={names} />
      {first !== undefined && (
        <>
          <h2>价格走势</h2>
          <PriceChart table={table} rowKey={keyOfRow(first)} names={names} today={today} />
          <p class="muted">
            图中是<a href={pricePath(edition, keyOfRow(first))}>{names.item(first)}</a>
            。点击下表中的名称，可以看到每一种的走势。
          </p>
        </>
      )}
      <h2 id="prices">{face.state === 'current' ? '现行价格' : '最新一版的价格'}</h2>
      <PriceRows published={published} names={names} />
      <h2 id="history">历次版本</h2>
      <HistoryTable history={history} />
      <Card title="下载">
        <div class="actions">
          <ButtonLink href={editionPath(edition.editionId, 'csv')} look="secondary">
            本期价格（CSV）
          </ButtonLink>
          <ButtonLink href={tablePath(table, 'csv')} look="secondary">
            历次版本（CSV）
          </ButtonLink>
          <ButtonLink href={tablePath(table, 'json')} look="secondary">
            历次版本（JSON）
          </ButtonLink>
        </div>
      </Card>
    </>
  );
}

function TableFacts({ face, names }: { readonly face: EditionOnRecord; readonly names: PriceNames }): VNode {
  const { edition, kind } = face.published;
  return (
    <Card
      title={`${edition.validFrom} 起的价格`}
      aside={
        <span class="row">
          <StatusTag status={edition.status} />
          <StateTag state={face.state} />
        </span>
      }
    >
      <Facts
        rows={[
          ['类别', names.kind(kind)],
          ['地区', names.regions(edition.regions)],
          ['公布时间', `${minuteOf(edition.publishedAt)}（北京时间）`],
          ['有效期', '到下一版生效为止；超过评估标准规定的时限后不再采用'],
          ['编制方法', edition.method],
          ['使用许可', edition.licence],
          ['本版网址', <a href={editionPath(edition.editionId)}>{edition.editionId}</a>],
        ]}
      />
    </Card>
  );
}
