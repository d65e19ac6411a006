/** The result of the paper as it stands: 残值 and 余值 apart, the range, and why there is none when there is none. */
import type { VNode } from 'preact';
import type { Appraisal } from '../../engine/index.js';
import { Card, Facts } from '../../http/page/card.js';
import { grouped } from '../../http/page/figures.js';
import { Notice } from '../../http/page/notice.js';
import { percent } from '../../reports/content/format.js';
import type { Naming } from '../../reports/content/names.js';
import { otherFaults, type LineRow } from './line-rows.js';
import type { PaperPreview } from './preview-paper.js';

interface TotalsWishes {
  readonly preview: PaperPreview;
  readonly rows: readonly LineRow[];
  readonly naming: Naming | null;
}

/** The script `live-totals` puts the newest in its place. */
export function Totals({ preview, rows, naming }: TotalsWishes): VNode {
  return (
    <div id="totals" data-live-part aria-live="polite">
      {preview.kind === 'appraised' ? (
        <Figures appraisal={preview.appraisal} />
      ) : (
        <NoFigures preview={preview} rows={rows} naming={naming} />
      )}
    </div>
  );
}

const yuan = (amount: string): VNode => <span class="figures">{grouped(amount)} 元</span>;

function Figures({ appraisal }: { readonly appraisal: Appraisal }): VNode {
  const { scrapResidualValue, remainingValue, residualValue, range, roundingDifference, assumedShare } = appraisal;
  const { gross, deductions, net } = scrapResidualValue;
  return (
    <div class="columns">
      <Card title="残值（净额）" tone="cash">
        <p class="amount">{grouped(net)} 元</p>
        <Facts
          rows={[
            ['毛额', yuan(gross)],
            ['扣减', yuan(deductions)],
          ]}
        />
        <p class="small muted">拆除部件变卖所得，是现金。</p>
      </Card>
      <Card title="余值" tone="avoided">
        <p class="amount">{grouped(remainingValue)} 元</p>
        <p class="small muted">保留部件省下的购置费，不是现金，不能与残值当作一笔钱。</p>
      </Card>
      <Card title="残余价值">
        <p class="amount">{grouped(residualValue)} 元</p>
        <Facts
          rows={[
            ['范围', <span class="figures">{`${grouped(range.low)} — ${grouped(range.high)} 元`}</span>],
            ['取整差额', yuan(roundingDifference)],
            ['假设占比', percent(assumedShare)],
          ]}
        />
      </Card>
    </div>
  );
}

function NoFigures({ preview, rows, naming }: TotalsWishes): VNode {
  const others = otherFaults(preview, naming);
  const faulty = rows.filter(({ faults }) => faults.length > 0);
  return (
    <Notice
      tone="caution"
      title={preview.kind === 'invalid' ? '工作底稿还不完整，尚不能计算' : '缺少计算依据，尚不能计算'}
    >
      <p>缺少的依据不以估计代替；补齐后即可算出结果。</p>
      <ul>
        {others.map((words) => (
          <li>{words}</li>
        ))}
        {faulty.map(({ component: { id }, faults }) => (
          <li>
            <a href={`#line-${id}`}>部件 {id}</a>：{faults.join('；')}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
