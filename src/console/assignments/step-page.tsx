/** The form of one step, or what it recorded when it is done. Pure. */
import type { VNode } from 'preact';
import type { AssignmentDto, StepStateDto } from '../../assignments/assignment.dto.js';
import type { StepId } from '../../assignments/steps/step-ids.js';
import { Button, ButtonLink, ConfirmForm } from '../../http/page/buttons.js';
import { Card } from '../../http/page/card.js';
import type { FormState } from '../../http/page/form-state.js';
import { Hidden } from '../../http/page/fields.js';
import { FaultList, Notice } from '../../http/page/notice.js';
import type { ShownPage } from '../../http/page/pages.js';
import { ArchiveFields, DocumentFields } from './document-fields.js';
import { BasicMattersFields, ContractFields } from './engagement-fields.js';
import { assignmentHref, assignmentsHref, missingHref, stepHref, workPlaces } from './links.js';
import type { NamedComponent, StepFieldsWishes } from './step-fields.js';
import { PlanFields, ReportFields, SurveyFields, ValuationFields } from './work-fields.js';

export interface StepPageWishes {
  readonly assignment: AssignmentDto;
  readonly step: StepStateDto;
  readonly form: FormState;
  readonly components: readonly NamedComponent[];
  readonly mayWrite: boolean;
  readonly status?: number;
}

const fields: Readonly<Record<StepId, (wishes: StepFieldsWishes) => VNode>> = {
  'basic-matters': BasicMattersFields,
  contract: ContractFields,
  plan: PlanFields,
  survey: SurveyFields,
  documents: DocumentFields,
  valuation: ValuationFields,
  report: ReportFields,
  archive: ArchiveFields,
};

export function stepPage(wishes: StepPageWishes): ShownPage {
  const { assignment, step, status } = wishes;
  const { id, purpose } = assignment;
  return {
    title: step.name,
    current: assignmentsHref,
    trail: [
      { href: assignmentsHref, label: '评估项目' },
      { href: assignmentHref(id), label: purpose },
    ],
    scripts: ['leave-guard'],
    ...(status === undefined ? {} : { status }),
    body: (
      <>
        <MissingNotice {...wishes} />
        <StepForm {...wishes} />
        <Reopen {...wishes} />
      </>
    ),
  };
}

function MissingNotice({ assignment: { id }, step }: StepPageWishes): VNode | null {
  const { missing, state } = step;
  if (missing.length === 0 || state === 'ahead') return null;
  const stepId = step.id as StepId;
  const isElsewhere = (pointer: string): boolean => pointer === '' || /^\/(order|steps)\//.test(pointer);
  const elsewhere = missing.filter(({ pointer }) => isElsewhere(pointer));
  return (
    <Notice tone="information" title={`尚缺 ${missing.length} 项`}>
      {elsewhere.length > 0 && (
        <ul>
          {elsewhere.slice(0, 8).map((one) => (
            <li>
              <a href={missingHref(id, stepId, one)}>{one.message}</a>
            </li>
          ))}
          {elsewhere.length > 8 && <li>另有 {elsewhere.length - 8} 项</li>}
        </ul>
      )}
      {workPlaces(id, stepId).map(({ href, label }) => (
        <p>
          <a href={href}>{label}</a>
        </p>
      ))}
    </Notice>
  );
}

function StepForm({ assignment: { id }, step, form, components, mayWrite }: StepPageWishes): VNode {
  const stepId = step.id as StepId;
  const Fields = fields[stepId];
  const isOpen = mayWrite && step.state !== 'done';
  return (
    <Card>
      {!isOpen && <p class="muted">{step.state === 'done' ? '这一步已经完成，只供查看。' : '您只能查看这一步。'}</p>}
      <form class="form" method="post" action={stepHref(id, stepId)}>
        <FaultList faults={form.faults} />
        <Hidden values={{ version: step.version }} />
        <fieldset class="plain" disabled={!isOpen}>
          <Fields form={form} components={components} />
        </fieldset>
        {isOpen && (
          <div class="actions">
            <Button>保存</Button>
            {step.state === 'current' && (
              <Button look="secondary" name="then" value="complete">
                保存并完成这一步
              </Button>
            )}
            <ButtonLink look="secondary" href={assignmentHref(id)}>
              返回项目
            </ButtonLink>
          </div>
        )}
      </form>
    </Card>
  );
}

/** Where somebody completed the step; the archive is never opened again. */
function Reopen({ assignment, step, mayWrite }: StepPageWishes): VNode | null {
  if (!mayWrite || step.doneAt === null || step.id === 'archive') return null;
  return (
    <Card title="重新打开这一步">
      <ConfirmForm
        action={`${stepHref(assignment.id, step.id as StepId)}/reopen`}
        label="重新打开"
        look="secondary"
        reason="理由"
        reasonHint="理由会留在档案中。后面的步骤保留原有内容，等这一步再次完成后继续。"
      />
    </Card>
  );
}
