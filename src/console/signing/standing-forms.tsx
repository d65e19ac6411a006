import type { VNode } from 'preact';
import { Button } from '../../http/page/buttons.js';
import { Card } from '../../http/page/card.js';
import { Select, TextInput } from '../../http/page/fields.js';
import { freshForm } from '../../http/page/form-state.js';
import { stillStands } from '../../reports/standing/standing-store.js';
import type { VisibilityMode } from '../../reports/standing/standing.entities.js';
import { reportHref } from '../valuation/links.js';
import type { ReportScene } from './signing-scenes.js';

const modes: readonly { readonly value: VisibilityMode; readonly label: string }[] = [
  { value: 'full', label: '报告全文' },
  { value: 'figures', label: '各项金额，没有全文' },
  { value: 'closed', label: '只有报告的状态' },
];

/** What may still be done to a report that is out: nothing of it ever changes, only what is said about it. */
export function StandingForms({ scene }: { readonly scene: ReportScene }): VNode {
  const { may, standing, visibility, valuation } = scene;
  const { id } = valuation.opened.assignment;
  const isStanding = standing !== null && stillStands(standing);
  return (
    <>
      {may.publish && (
        <Card title="公开范围">
          <form class="form" method="post" action={reportHref(id, 'visibility')}>
            <Select form={freshForm({ mode: visibility })} name="mode" label="持查验码的人能看到" options={modes} />
            <div class="actions">
              <Button look="secondary">保存公开范围</Button>
            </div>
          </form>
        </Card>
      )}
      {may.withdraw && isStanding && <Withdrawal id={id} />}
    </>
  );
}

function Withdrawal({ id }: { readonly id: string }): VNode {
  const form = freshForm();
  return (
    <details>
      <summary>取代或撤销这份报告</summary>
      <div class="columns">
        <Card title="由新报告取代">
          <form class="form" method="post" action={reportHref(id, 'supersession')}>
            <TextInput form={form} name="by" label="新评估的编号" look="code" hint="新评估的报告须已出具。" />
            <TextInput
              form={form}
              name="supersessionReason"
              label="取代的理由"
              hint="显示在公开页面上。"
              maxLength={500}
            />
            <div class="actions">
              <Button look="danger">取代</Button>
            </div>
          </form>
        </Card>
        <Card title="撤销">
          <form class="form" method="post" action={reportHref(id, 'revocation')}>
            <TextInput
              form={form}
              name="revocationReason"
              label="撤销的理由"
              hint="显示在公开页面上。"
              maxLength={500}
            />
            <div class="actions">
              <Button look="danger">撤销报告</Button>
            </div>
          </form>
        </Card>
      </div>
    </details>
  );
}
