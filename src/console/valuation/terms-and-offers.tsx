/** What the valuation rests on beside the components: the terms of the engagement, and the second method. */
import type { VNode } from 'preact';
import type { DraftOrder } from '../../assignments/working-paper/working-paper.js';
import type { Appraisal } from '../../engine/index.js';
import { ButtonLink } from '../../http/page/buttons.js';
import { Card, Facts } from '../../http/page/card.js';
import { grouped } from '../../http/page/figures.js';
import { percent } from '../../reports/content/format.js';
import { fullNameOf } from '../../standards/regions/regions.js';
import { assignmentHref } from '../assignments/links.js';
import { valuationHref } from './links.js';
import type { ValuationScene } from './valuation-scenes.js';

const payers = { contractor: '新梯施工单位（不扣拆除费）', owners: '业主', recycler: '回收单位' } as const;
const bases = { included: '含税', excluded: '不含税' } as const;

interface TermsWishes {
  readonly order: DraftOrder;
  readonly assignmentId: string;
}

export function TermsCard({ order: { referenceDate, region, terms }, assignmentId }: TermsWishes): VNode {
  return (
    <Card title="评估条件">
      <Facts
        rows={[
          ['评估基准日', referenceDate ?? '未定'],
          ['地区', region === undefined ? '未定' : `${fullNameOf(region) ?? ''}（${region}）`],
          ['拆除费承担', terms?.dismantlingPaidBy === undefined ? '未定' : payers[terms.dismantlingPaidBy]],
          ['计税口径', terms?.taxBasis === undefined ? '未定' : bases[terms.taxBasis]],
          ['运输距离', terms?.haulDistanceKm === undefined ? '未定' : `${terms.haulDistanceKm} 公里`],
        ]}
      />
      <p class="small">
        这些条件在业务基本事项中约定。<a href={assignmentHref(assignmentId)}>到项目概况查看</a>
      </p>
    </Card>
  );
}

interface SecondMethodWishes {
  readonly scene: ValuationScene;
  readonly appraisal: Appraisal | null;
}

export function SecondMethodCard({ scene: { opened, isOpen }, appraisal }: SecondMethodWishes): VNode {
  const { paper, facts, assignment } = opened;
  const offers = paper.order.offers ?? [];
  const text = facts.contents.valuation.reconciliation;
  return (
    <Card title="第二种方法：整体报价">
      <div id="second-method" data-live-part>
        <Facts rows={[['报价', offers.length === 0 ? '没有' : `${offers.length} 份`], ...comparisonRows(appraisal)]} />
      </div>
      {text !== undefined && <Facts rows={[['差异说明', text]]} />}
      {isOpen && (
        <ButtonLink look="secondary" href={valuationHref(assignment.id, 'offers')}>
          填写报价与说明
        </ButtonLink>
      )}
    </Card>
  );
}

function comparisonRows(appraisal: Appraisal | null): readonly (readonly [string, string])[] {
  const second = appraisal?.secondMethod ?? null;
  if (appraisal === null || second === null) return [];
  const { mean, difference, ratio, spread } = second;
  return [
    ['报价平均', `${grouped(mean)} 元`],
    ['残值净额', `${grouped(appraisal.scrapResidualValue.net)} 元`],
    ['相差', `${grouped(difference)} 元${ratio === null ? '' : `，${percent(ratio)}`}`],
    ['报价离散', spread === null ? '' : percent(spread)],
  ];
}
