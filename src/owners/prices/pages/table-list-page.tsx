import type { VNode } from 'preact';
import { ButtonLink } from '../../../http/page/buttons.js';
import { Card } from '../../../http/page/card.js';
import { Empty } from '../../../http/page/notice.js';
import { StatusTag } from '../../../http/page/status-tag.js';
import { publisherName } from '../../../price-tables/publisher-name.js';
import { editionPath, feedPath, tablePath, tablesPath } from '../price-links.js';
import type { PriceNames } from '../price-names.js';
import type { PublicTable } from '../public-tables.js';
import { faceOf, historyOf } from '../table-history.js';

interface TableListWishes {
  readonly tables: readonly PublicTable[];
  readonly names: PriceNames;
  readonly today: string;
}

export function TableListPage({ tables, names, today }: TableListWishes): VNode {
  return (
    <>
      {tables.length === 0 && <Empty title="还没有公布任何价格表" />}
      {tables.map((table) => (
        <TableCard table={table} names={names} today={today} />
      ))}
      <Downloads />
    </>
  );
}

function TableCard({
  table,
  names,
  today,
}: Omit<TableListWishes, 'tables'> & { readonly table: PublicTable }): VNode | null {
  const history = historyOf(table, today);
  const face = faceOf(history);
  if (face === undefined) return null;
  const { edition, kind } = face.published;
  return (
    <Card title={<a href={tablePath(table)}>{edition.title}</a>} aside={<StatusTag status={edition.status} />}>
      <p>
        {names.kind(kind)}，{names.regions(edition.regions)}。{face.state === 'current' ? '现行版本' : '最新版本'}自
        <a class="figures" href={editionPath(edition.editionId)}>
          {edition.validFrom}
        </a>{' '}
        起，历次版本共 {history.length} 个。
      </p>
      <p class="muted small">发布者：{publisherName(edition.publisher)}</p>
    </Card>
  );
}

function Downloads(): VNode {
  return (
    <Card title="下载和订阅">
      <p>价格表公开，任何人都可以查看、下载。订阅后，每次公布、更正、撤回都会得到通知。</p>
      <div class="actions">
        <ButtonLink href={tablesPath('csv')} look="secondary">
          下载目录（CSV）
        </ButtonLink>
        <ButtonLink href={tablesPath('json')} look="secondary">
          目录（JSON）
        </ButtonLink>
        <ButtonLink href={feedPath.atom} look="secondary">
          订阅（Atom）
        </ButtonLink>
        <ButtonLink href={feedPath.json} look="secondary">
          订阅（JSON Feed）
        </ButtonLink>
      </div>
    </Card>
  );
}
