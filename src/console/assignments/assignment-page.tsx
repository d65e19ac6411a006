/** One assignment: its eight steps, who completed each and when, what is missing and where to put it right. Pure. */
import type { VNode } from 'preact';
import type { AssignmentDto, StepStateDto } from '../../assignments/assignment.dto.js';
import type { StepId } from '../../assignments/steps/step-ids.js';
import { ButtonLink, PostButton } from '../../http/page/buttons.js';
import { Card, Facts } from '../../http/page/card.js';
import { minuteOf } from '../../http/page/china-time.js';
import type { FormState } from '../../http/page/form-state.js';
import { Notice } from '../../http/page/notice.js';
import type { ShownPage } from '../../http/page/pages.js';
import { Steps } from '../../http/page/steps.js';
import { Tag } from '../../http/page/status-tag.js';
import { whoDid } from '../who-did.js';
import { ActHistory, type ShownAct } from './act-history.js';
import { HoldCard } from './hold-card.js';
import { assignmentsHref, engagementHref, liftHref, missingHref, stepHref, workPlaces } from './links.js';

export interface AssignmentPageWishes {
  readonly assignment: AssignmentDto;
  readonly address: string | null;
  /** Everything that was done, oldest first. */
  readonly acts: readonly ShownAct[];
  readonly names: ReadonlyMap<string, string>;
  readonly may: { readonly write: boolean; readonly close: boolean };
  /** A form of this page that was refused. */
  readonly refused: FormState | null;
}

export function assignmentPage(wishes: AssignmentPageWishes): ShownPage {
  const { assignment, names } = wishes;
  const { id, purpose, steps } = assignment;
  const who = (step: StepStateDto): string | undefined =>
    step.doneAt === null ? undefined : `${whoDid(names, step.doneBy)}，${minuteOf(step.doneAt)}`;
  return {
    title: purpose,
    isWide: true,
    current: assignmentsHref,
    trail: [{ href: assignmentsHref, label: '评估项目' }],
    body: (
      <>
        <Head {...wishes} />
        <Steps
          label="评估步骤"
          steps={steps.map((step) => ({
            name: step.name,
            state: step.state === 'ahead' ? 'todo' : (step.state as 'done' | 'current'),
            ...(step.state === 'done' ? { note: who(step) } : {}),
          }))}
        />
        {wishes.refused && <RefusedNotice form={wishes.refused} />}
        {steps.map((step) => (
          <StepCard id={id} step={step} who={who(step)} {...wishes} />
        ))}
        <HoldCard {...wishes} />
        <ActHistory {...wishes} />
      </>
    ),
  };
}

function Head({ assignment, address }: AssignmentPageWishes): VNode {
  const { deviceCode, engagementId, paper, report, keepUntil, step } = assignment;
  return (
    <Card>
      <Facts
        rows={[
          ['电梯', <a href={liftHref(deviceCode)}>{deviceCode}</a>],
          ['地址', address],
          ['委托', engagementId && <a href={engagementHref(engagementId)}>查看本委托的全部电梯</a>],
          ['工作底稿', `第 ${paper.version} 版`],
          ['报告', report && <ReportLink report={report} />],
          ['保存至', keepUntil],
          ['状态', step === null ? <Tag tone="good">已归档，不再增改</Tag> : null],
        ]}
      />
    </Card>
  );
}

function ReportLink({
  report: { number, code, state },
}: {
  readonly report: NonNullable<AssignmentDto['report']>;
}): VNode {
  if (state !== 'archived') return <span>{state === 'draft' ? '草稿' : `${number}，等待签章`}</span>;
  return <a href={`/r/${code}`}>{number}</a>;
}

/** Named apart from the form it belongs to, which may be far below. */
function RefusedNotice({ form: { faults } }: { readonly form: FormState }): VNode {
  return (
    <Notice tone="warning" title={faults.title ?? '未能完成'} isStatus>
      {faults.detail !== null && <p>{faults.detail}</p>}
      {faults.all.length > 0 && (
        <ul>
          {faults.all.map(({ text }) => (
            <li>{text}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

interface StepCardWishes extends AssignmentPageWishes {
  readonly id: string;
  readonly step: StepStateDto;
  readonly who: string | undefined;
}

const marks = { done: { word: '已完成', tone: 'good' }, current: { word: '当前', tone: 'information' } } as const;

function StepCard(wishes: StepCardWishes): VNode {
  const { id, step, who } = wishes;
  const mark = step.state === 'ahead' ? null : marks[step.state as 'done' | 'current'];
  return (
    <Card id={step.id} title={step.name} aside={mark && <Tag tone={mark.tone}>{mark.word}</Tag>}>
      {who !== undefined && (
        <p class="muted small">
          {step.state === 'done' ? '完成' : '曾完成'}：{who}
        </p>
      )}
      <MissingList id={id} step={step} />
      <StepActions {...wishes} />
    </Card>
  );
}

const mayActOn = ({ step, may, assignment }: StepCardWishes): boolean =>
  assignment.step !== null && (step.id === 'archive' ? may.close : may.write);

function StepActions(wishes: StepCardWishes): VNode {
  const { id, step } = wishes;
  const stepId = step.id as StepId;
  const mayAct = mayActOn(wishes);
  return (
    <>
      <div class="actions">
        {workPlaces(id, stepId).map(({ href, label }) => (
          <ButtonLink look="secondary" href={href}>
            {label}
          </ButtonLink>
        ))}
        <ButtonLink look="secondary" href={stepHref(id, stepId)}>
          {mayAct && step.state !== 'done' ? '填写' : '查看'}
        </ButtonLink>
        {mayAct && <CompleteButton id={id} step={step} />}
      </div>
    </>
  );
}

/** Offered when it would be obeyed: a step that lacks something says so instead. */
function CompleteButton({ id, step }: Pick<StepCardWishes, 'id' | 'step'>): VNode | null {
  if (step.state !== 'current' || step.missing.length > 0 || step.doneAt !== null) return null;
  return (
    <PostButton action={`${stepHref(id, step.id as StepId)}/complete`}>
      {step.id === 'archive' ? '归档，关闭档案' : '完成这一步'}
    </PostButton>
  );
}

const mostShown = 8;

/** Of the current step open to be worked through; of a later one folded up. */
function MissingList({ id, step }: Pick<StepCardWishes, 'id' | 'step'>): VNode | null {
  const { missing, state } = step;
  if (missing.length === 0) return null;
  const count = `尚缺 ${missing.length} 项`;
  const shown = missing.slice(0, mostShown);
  const list = (
    <ul>
      {shown.map((one) => (
        <li>
          <a href={missingHref(id, step.id as StepId, one)}>{one.message}</a>
        </li>
      ))}
      {missing.length > shown.length && <li class="muted">另有 {missing.length - shown.length} 项</li>}
    </ul>
  );
  return state === 'current' ? (
    <div>
      <p>{count}：</p>
      {list}
    </div>
  ) : (
    <details>
      <summary class="muted">{count}</summary>
      {list}
    </details>
  );
}
