import type { VNode } from 'preact';
import type { PriceTableEdition } from '../../../engine/index.js';
import { ButtonLink } from '../../../http/page/buttons.js';
import { Card, Facts } from '../../../http/page/card.js';
import { DataTable, type Column } from '../../../http/page/data-table.js';
import { StepChart } from '../../../http/page/line-chart.js';
import { Notice } from '../../../http/page/notice.js';
import { StatusTag } from '../../../http/page/status-tag.js';
import { keyOfRow, keyText } from '../../../price-tables/comparison/row-key.js';
import { seriesHistory } from '../../../price-tables/comparison/series-history.js';
import type { PriceRowInFile } from '../../../price-tables/price-table-file.js';
import { publisherName } from '../../../price-tables/publisher-name.js';
import { minuteOf } from '../../../http/page/china-time.js';
import { editionsWithState, type EditionState } from '../edition-state.js';
import { editionHref } from '../links.js';
import type { PriceWords } from '../price-words.js';
import { priceColumns, terms } from '../row-cells.js';
import { Sparkline } from '../sparkline.js';
import type { TableOverview } from '../table-overview.js';
import { PrivateBook } from '../private-book.js';
import { Age } from './tables-page.js';

export interface TablePageWishes {
  readonly overview: TableOverview;
  readonly editions: readonly PriceTableEdition[];
  /** The row whose course is drawn large, as `keyText`; null: the first. */
  readonly drawn: string | null;
  readonly today: string;
  readonly words: PriceWords;
  readonly mayWrite: boolean;
}

/** One table: what it says now, how each price came there, and every edition. */
export function TablePage(wishes: TablePageWishes): VNode {
  const { overview, words, mayWrite } = wishes;
  const { newest, age, isPrivate, kind, regions, status, publisher } = overview;
  return (
    <>
      {isPrivate && <PrivateBook />}
      {age !== null && age.state !== 'fresh' && <AgeNotice age={age} />}
      <Card>
        <Facts
          rows={[
            ['发布者', publisherName(publisher)],
            ['种类', words.kind(kind)],
            ['地区', words.regions(regions)],
            ['性质', <StatusTag status={status} />],
            ['期龄', <Age age={age} />],
            ['编制方法', newest?.method],
            ['使用许可', newest?.licence],
          ]}
        />
        {mayWrite && newest !== null && (
          <div class="actions">
            <ButtonLink href={editionHref(newest.editionId, 'next')}>编制下一期</ButtonLink>
          </div>
        )}
      </Card>
      {newest !== null && <CurrentRows {...wishes} newest={newest} />}
      <Editions {...wishes} />
    </>
  );
}

function AgeNotice({ age }: { readonly age: NonNullable<TableOverview['age']> }): VNode {
  const { days, limitDays, state } = age;
  return state === 'too-old' ? (
    <Notice tone="warning" title="最新一期已超过标准的期龄上限">
      <p>
        已 {days} 天，上限 {limitDays} 天：评估基准日为今天的评估取不到本表的价格。请尽快编制下一期。
      </p>
    </Notice>
  ) : (
    <Notice tone="caution" title="最新一期即将过期">
      <p>
        已 {days} 天，上限 {limitDays} 天。请在到期前发布下一期。
      </p>
    </Notice>
  );
}

interface CurrentRowsWishes extends TablePageWishes {
  readonly newest: PriceTableEdition;
}

function CurrentRows({ newest, editions, overview, words, drawn, today }: CurrentRowsWishes): VNode {
  const { kind } = overview;
  const chosen = newest.rows.find((row) => keyText(keyOfRow(row)) === drawn) ?? newest.rows[0];
  const here = `?row=`;
  const columns: readonly Column<PriceRowInFile>[] = [
    ...priceColumns({ kind, words }),
    {
      label: '走势',
      cell: (row) => (
        <a class="spark-link" href={`${here}${encodeURIComponent(keyText(keyOfRow(row)))}#course`}>
          <Sparkline points={standingPoints(editions, row)} />
          <span class="unseen">{words.row(row)}的走势</span>
        </a>
      ),
    },
  ];
  return (
    <>
      <h2>现行价格（自 {newest.validFrom} 起）</h2>
      <div id="course">
        {chosen !== undefined && (
          <StepChart
            title={`${words.row(chosen)}，${words.region(chosen.region)}`}
            unit={terms(chosen, { kind, words })}
            points={coursePoints(editions, chosen)}
            until={today}
          />
        )}
      </div>
      <DataTable caption="现行价格" isCaptionUnseen columns={columns} rows={newest.rows} filterLabel="筛选品名" />
    </>
  );
}

const standingPoints = (editions: readonly PriceTableEdition[], row: PriceRowInFile) =>
  seriesHistory(editions, keyOfRow(row)).filter(({ isCorrected, isWithdrawn }) => !isCorrected && !isWithdrawn);

function coursePoints(editions: readonly PriceTableEdition[], row: PriceRowInFile) {
  return standingPoints(editions, row).map(({ validFrom, price, low, high }) => ({
    day: validFrom,
    value: price,
    ...(low === null || high === null ? {} : { low, high }),
  }));
}

function Editions({ editions }: TablePageWishes): VNode {
  const columns: readonly Column<{ readonly edition: PriceTableEdition; readonly state: EditionState }>[] = [
    {
      label: '自何日起',
      isHead: true,
      cell: ({ edition: { editionId, validFrom, corrects } }) => (
        <a href={editionHref(editionId)}>
          {validFrom}
          {corrects !== undefined && '（更正）'}
        </a>
      ),
    },
    { label: '状态', cell: ({ state }) => <StatusTag status={state} /> },
    { label: '发布时刻', cell: ({ edition }) => <span class="figures">{minuteOf(edition.publishedAt)}</span> },
    { label: '行数', isNumeric: true, cell: ({ edition }) => edition.rows.length },
  ];
  return (
    <>
      <h2>各期</h2>
      <DataTable caption="各期" isCaptionUnseen columns={columns} rows={editionsWithState(editions)} onPhone="dense" />
    </>
  );
}
