import type { VNode } from 'preact';
import type { StoredAppraisal } from '../../appraisals/stored-appraisal.js';
import { Card } from '../../http/page/card.js';
import { DataTable, type Column } from '../../http/page/data-table.js';
import { minuteOf } from '../../http/page/china-time.js';
import { Difference, grouped } from '../../http/page/figures.js';
import { comparePapers } from '../valuation/compare-papers.js';
import { ComparisonView } from '../valuation/comparison-view.js';
import { valuationHref } from '../valuation/links.js';
import { figureDifferences, type FigureDifference } from '../valuation/what-if.js';
import type { ReviewScene } from './review-scenes.js';

const columns: readonly Column<FigureDifference>[] = [
  { label: '项目', isHead: true, cell: ({ label }) => label },
  { label: '上次（元）', isNumeric: true, cell: ({ before }) => grouped(before) },
  { label: '这次（元）', isNumeric: true, cell: ({ after }) => grouped(after) },
  { label: '相差', isNumeric: true, cell: ({ difference }) => <Difference amount={difference} /> },
];

interface EarlierWishes {
  readonly scene: ReviewScene;
  readonly stored: StoredAppraisal;
}

/** What changed since the appraisal before: nobody reads everything twice. */
export function EarlierConclusion({ scene, stored }: EarlierWishes): VNode {
  const { conclusions, earlier, names, valuation } = scene;
  return (
    <Card title="历次定稿" id="earlier">
      <ul>
        {conclusions.map(({ paperVersion, at, actor, appraisalId }) => (
          <li>
            第 {paperVersion} 版底稿，{names.get(actor) ?? actor}，{minuteOf(at)}{' '}
            <span class="mono small muted">{appraisalId}</span>
          </li>
        ))}
      </ul>
      {earlier !== null && (
        <>
          <DataTable
            caption="与上次定稿比较"
            columns={columns}
            rows={figureDifferences(earlier.appraisal, stored.appraisal)}
            onPhone="cards"
          />
          <ComparisonView comparison={comparePapers(earlier.order, stored.order)} naming={valuation.naming} />
        </>
      )}
      <p>
        <a href={valuationHref(valuation.opened.assignment.id, 'comparison')}>比较任意两版工作底稿</a>
      </p>
    </Card>
  );
}
