import type { VNode } from 'preact';
import { Ledger } from '../../http/page/card.js';
import { DataTable, type Column } from '../../http/page/data-table.js';
import type { Appraisal } from '../../engine/index.js';
import { isNegative } from '../../reports/content/decimals.js';
import { yuan } from '../../reports/content/format.js';
import type { LiftParts, ToldPart, ToldParts } from './lift-parts.js';

/** 拆下来的 and 留下来的, each with what it is worth and why; and what the costs are that come off the cash. */
export function PartsTables({ parts }: { readonly parts: LiftParts }): VNode {
  return (
    <>
      <h2>拆下来什么，能卖多少</h2>
      <PartsTable parts={parts.takenOut} caption="拆下来当废旧物资卖的零部件" none="没有拆下来卖的零部件。" />
      <h2>留下来什么，省下多少</h2>
      <p>
        留用的零部件不卖，所以没有现金；金额是因此不必再花的购置费，按买新的要花的钱和旧的还有几成新（综合成新率）计算。
      </p>
      <PartsTable parts={parts.kept} caption="留在新电梯上继续用的零部件" none="没有留用的零部件，余值是零。" />
    </>
  );
}

interface PartsTableWishes {
  readonly parts: ToldParts;
  readonly caption: string;
  readonly none: string;
}

function PartsTable({ parts: { parts, others, total }, caption, none }: PartsTableWishes): VNode {
  if (parts.length === 0) return <p>{none}</p>;
  const columns: readonly Column<ToldPart>[] = [
    { label: '零部件', isHead: true, cell: ({ name, quantity }) => `${name}，${quantity}` },
    { label: '说明', isLong: true, cell: ({ why }) => why },
    { label: '金额', isNumeric: true, cell: ({ amount }) => yuan(amount) },
  ];
  return (
    <>
      <DataTable caption={caption} columns={columns} rows={parts} onPhone="cards" />
      <p>
        {others && `其余 ${others.count} 项共 ${yuan(others.amount)}，逐项见报告附件。`}合计{' '}
        <strong>{yuan(total)}</strong>。
      </p>
    </>
  );
}

interface MoneyWishes {
  readonly appraisal: Appraisal;
  readonly costs: LiftParts['costs'] | null;
}

/** From what is sold to what is left of it. 余值 is no part of this. */
export function MoneyPart({ appraisal: { scrapResidualValue }, costs }: MoneyWishes): VNode {
  const { gross, deductions, net } = scrapResidualValue;
  return (
    <>
      <h2>钱从哪里来，到哪里去</h2>
      <Ledger
        rows={[
          ['卖得', yuan(gross)],
          ...(costs ?? []).map(({ name, amount }) => [`减：${name}`, yuan(amount)] as const),
          ...(costs === null || costs.length === 0 ? [['减：各项费用', yuan(deductions)] as const] : []),
          ['剩下的现金（残值净额）', <strong>{yuan(net)}</strong>],
        ]}
      />
      <p>
        {isNegative(net)
          ? '净额是负数：卖得的钱不够付费用。差额由谁承担，按合同或者由业主依法共同决定。'
          : '这笔钱属于全体业主。用在哪里由业主依法共同决定；没有另外约定的，各户的份额按专有部分面积计算。'}
      </p>
    </>
  );
}
