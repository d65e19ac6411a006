import type { VNode } from 'preact';
import { Card } from '../../http/page/card.js';
import { DataTable, type Column } from '../../http/page/data-table.js';
import { Difference, grouped } from '../../http/page/figures.js';
import { componentTitle, dispositionWords } from './component-words.js';
import type { ValuationScene } from './valuation-scenes.js';
import { decidedOtherwise, figureDifferences, type DecidedOtherwise, type FigureDifference } from './what-if.js';
import type { Trial } from './trial.js';

interface WhatIfWishes {
  readonly scene: ValuationScene;
  readonly trial: Trial | null;
}

/** What the decisions that are tried out change against the saved paper. */
export function WhatIf({ scene, trial }: WhatIfWishes): VNode {
  const changed = trial === null ? [] : decidedOtherwise(scene.opened.paper.order, trial.order);
  return (
    <div id="difference" data-live-part aria-live="polite">
      {trial !== null && (
        <Card title="试算：与已保存的底稿比较" tone="warning">
          <Changed changed={changed} scene={scene} />
          <Differences scene={scene} trial={trial} />
        </Card>
      )}
    </div>
  );
}

interface ChangedWishes {
  readonly changed: readonly DecidedOtherwise[];
  readonly scene: ValuationScene;
}

function Changed({ changed, scene: { opened, naming } }: ChangedWishes): VNode {
  if (changed.length === 0) return <p>所选处置与已保存的底稿相同。</p>;
  const word = (one: DecidedOtherwise['before']): string => (one === null ? '未定' : dispositionWords[one]);
  const titleOf = (id: string): string => {
    const component = (opened.paper.order.components ?? []).find((one) => one.id === id);
    return component === undefined ? id : `${componentTitle(naming, component)}（${id}）`;
  };
  return (
    <ul>
      {changed.map(({ id, before, after }) => (
        <li>
          {titleOf(id)}：{word(before)} → {word(after)}
        </li>
      ))}
    </ul>
  );
}

const columns: readonly Column<FigureDifference>[] = [
  { label: '项目', isHead: true, cell: ({ label }) => label },
  { label: '已保存（元）', isNumeric: true, cell: ({ before }) => grouped(before) },
  { label: '试算（元）', isNumeric: true, cell: ({ after }) => grouped(after) },
  { label: '相差', isNumeric: true, cell: ({ difference }) => <Difference amount={difference} /> },
];

function Differences({ scene: { preview }, trial }: { readonly scene: ValuationScene; readonly trial: Trial }): VNode {
  if (preview.kind !== 'appraised' || trial.preview.kind !== 'appraised') {
    return <p>两者之中有一份尚不能计算，无法比较金额。</p>;
  }
  const rows = figureDifferences(preview.appraisal, trial.preview.appraisal);
  return <DataTable caption="尚未保存" columns={columns} rows={rows} onPhone="cards" isCaptionUnseen />;
}
