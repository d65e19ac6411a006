import type { VNode } from 'preact';
import { Button } from '../../http/page/buttons.js';
import { Card } from '../../http/page/card.js';
import { TextInput } from '../../http/page/fields.js';
import { freshForm } from '../../http/page/form-state.js';
import { reportHref } from '../valuation/links.js';
import type { ReportScene } from './signing-scenes.js';

/** Reports of earlier valuations that still count beside this one: each has to give way to it. */
export function EarlierReports({ scene: { valuation, may } }: { readonly scene: ReportScene }): VNode | null {
  const { assignment, facts } = valuation.opened;
  if (facts.earlierReports.length === 0) return null;
  return (
    <>
      {facts.earlierReports.map(({ appraisalId, number }) => (
        <Card title={`较早的报告 ${number} 仍然有效`}>
          <p>同一台电梯不应有两份同时有效的报告。取代以后，查验旧报告的人会看到新报告的编号和取代的理由。</p>
          {may.withdraw ? (
            <form class="form" method="post" action={reportHref(assignment.id, `earlier/${appraisalId}/supersession`)}>
              <TextInput
                form={freshForm()}
                name="earlierReason"
                label="取代的理由"
                hint="显示在公开页面上。"
                maxLength={500}
              />
              <div class="actions">
                <Button look="primary">以本报告取代</Button>
              </div>
            </form>
          ) : (
            <p class="muted">由签章人取代。</p>
          )}
        </Card>
      ))}
    </>
  );
}
