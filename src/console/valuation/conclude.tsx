import type { VNode } from 'preact';
import { ConfirmForm } from '../../http/page/buttons.js';
import { Card, Facts } from '../../http/page/card.js';
import { grouped } from '../../http/page/figures.js';
import { stepOf } from '../../assignments/steps/state-of.js';
import { reviewHref, valuationHref } from './links.js';
import type { ValuationScene } from './valuation-scenes.js';

/** 定稿: the paper as it stands becomes an appraisal that nobody changes any more, and goes to review. */
export function Conclude({ scene }: { readonly scene: ValuationScene }): VNode {
  const { opened, preview, isOpen } = scene;
  const { paper, facts, state, assignment } = opened;
  const { appraised } = facts;
  // What was given back is computed again also where the paper needs no change: a price was corrected, say.
  const isReturned = facts.review?.verdict === 'returned';
  const isStored = appraised !== null && appraised.paperVersion === paper.version && !isReturned;
  const lacks = stepOf(state, 'valuation').missing.filter(({ code }) => code !== 'appraisal-missing');
  return (
    <Card title="定稿" id="conclude">
      {appraised !== null && (
        <Facts
          rows={[
            ['已存评估', `依据第 ${appraised.paperVersion} 版底稿，残余价值 ${grouped(appraised.residualValue)} 元`],
            ['编号', <span class="mono">{appraised.appraisalId}</span>],
            ['复核', <a href={reviewHref(assignment.id)}>查看内部复核</a>],
          ]}
        />
      )}
      {lacks.length > 0 && (
        <ul>
          {lacks.map(({ message }) => (
            <li>{message}</li>
          ))}
        </ul>
      )}
      {isOpen && preview.kind === 'appraised' && !isStored && (
        <ConfirmForm action={valuationHref(assignment.id, 'appraisal')} label="定稿并提交复核" version={paper.version}>
          <p>{`按第 ${paper.version} 版工作底稿存为评估，金额不再改动；如需修改，只能另存新的评估。`}</p>
        </ConfirmForm>
      )}
    </Card>
  );
}
