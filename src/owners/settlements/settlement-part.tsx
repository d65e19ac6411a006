/** What the dismantled lift really brought, beside what was appraised: for residents and for the firm alike. Pure. */
import type { VNode } from 'preact';
import { Card, Facts } from '../../http/page/card.js';
import { DataTable, type Column } from '../../http/page/data-table.js';
import { dayInChinese, grouped, withoutTrailingZeros, yuan } from '../../reports/content/format.js';
import type { Compared } from './explain-difference.js';
import type { Settlement, WeighbridgeSlip } from './settlement.js';
import {
  buyerShown,
  destinationShown,
  differenceSentences,
  manifestShown,
  signed,
  taxNames,
  type ExplainedBy,
} from './settlement-words.js';

interface ComparedRow extends Compared {
  readonly name: string;
}

const comparedColumns: readonly Column<ComparedRow>[] = [
  { label: '项目', isHead: true, cell: ({ name }) => name },
  { label: '评估', isNumeric: true, cell: ({ appraised }) => yuan(appraised) },
  { label: '实际', isNumeric: true, cell: ({ actual }) => yuan(actual) },
  { label: '差额', isNumeric: true, cell: ({ difference }) => signed(difference) },
];

interface SettlementPartWishes extends ExplainedBy {
  readonly reader: 'public' | 'firm';
}

export function SettlementPart({ settlement, referenceDate, reader }: SettlementPartWishes): VNode {
  const { difference, slips, receivedOn, taxBasis, note, files } = settlement;
  const rows = [
    { name: '卖得的钱', ...difference.gross },
    { name: '费用', ...difference.costs },
    { name: '剩下的现金', ...difference.net },
  ];
  return (
    <>
      <DataTable caption="评估和实际" columns={comparedColumns} rows={rows} onPhone="cards" />
      <ul>
        {differenceSentences({ settlement, referenceDate }).map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
      <Card>
        <Facts
          rows={[
            ['过磅', slips.map((slip) => <div>{slipShown(slip)}</div>)],
            ['买方', buyerShown(settlement, reader)],
            ['收款', `${dayInChinese(receivedOn)}，${taxNames[taxBasis]}`],
            ['危险废物转移联单', manifestShown(settlement)],
            ['款项去向', destinationShown(settlement)],
            ['存档文件', files.length > 0 && files.map(fileShown)],
            ['说明', note],
          ]}
        />
      </Card>
    </>
  );
}

const fileShown = ({ name, sha256 }: Settlement['files'][number]): VNode => (
  <div class="mono">{`${name}：${sha256}`}</div>
);

const slipShown = ({ number, weighedOn, netKg }: WeighbridgeSlip): string =>
  `${number}，${dayInChinese(weighedOn)}，净重 ${grouped(withoutTrailingZeros(netKg))} 千克`;
