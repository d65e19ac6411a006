/** The page of a survey: progress, what is missing, and one form a component. Pure; the script adds drafts and sending. */
import type { VNode } from 'preact';
import { gradeRange, gradesNotice, scoreGrades } from '../../assignments/survey/score-grades.js';
import { Card } from '../../http/page/card.js';
import { ButtonLink } from '../../http/page/buttons.js';
import { Empty, Notice } from '../../http/page/notice.js';
import type { FormState } from '../../http/page/form-state.js';
import { PartCard, type PartTrouble } from './part-card.js';
import type { SurveyScene } from './survey-scenes.js';
import { doneCount, fieldLabels, partAnchor } from './survey-words.js';

interface SurveyPageWishes {
  readonly scene: SurveyScene;
  /** Of the form that was refused. */
  readonly form: FormState;
  readonly trouble: PartTrouble | null;
}

export function SurveyPage({ scene, form, trouble }: SurveyPageWishes): VNode {
  const { assignmentId, parts } = scene;
  if (parts.length === 0) {
    return (
      <Empty title="工作底稿中还没有零部件">
        <p>请先取初始清单或导入零部件清单，再到现场调查。</p>
        <ButtonLink look="secondary" href={`/console/assignments/${encodeURIComponent(assignmentId)}`}>
          返回评估项目
        </ButtonLink>
      </Empty>
    );
  }
  return (
    <div class="survey" data-survey={JSON.stringify(forScript(scene))}>
      <SendingState />
      <Progress scene={scene} />
      <Grades />
      {parts.map((part, index) => (
        <PartCard
          scene={scene}
          part={part}
          next={parts[index + 1]?.component.id}
          form={form}
          trouble={trouble?.componentId === part.component.id ? trouble : null}
        />
      ))}
    </div>
  );
}

/** What the script needs to go on without the network. */
function forScript(scene: SurveyScene): object {
  const { assignmentId, version, types, commissionedOn, referenceDate, today, personId } = scene;
  return { assignmentId, version, types, commissionedOn, referenceDate, today, personId, fieldLabels };
}

/** Filled in by the script; without it forms are sent one by one and nothing is kept here. */
function SendingState(): VNode {
  return (
    <>
      <div class="survey-state" data-with-script="" hidden>
        <p role="status" data-sending-state="">
          正在读取本机草稿…
        </p>
        <p class="survey-state-acts">
          <button type="button" class="button secondary small" data-send-now="">
            立即发送
          </button>
          <a class="button secondary small" data-sign-in="" href="/sign-in" hidden>
            重新登录
          </a>
        </p>
      </div>
      <p class="small muted" data-offline-state="" hidden />
      <ul class="survey-queue small" data-photo-queue="" />
      <ul class="survey-queue small" data-left-over="" />
    </>
  );
}

function Progress({ scene }: { readonly scene: SurveyScene }): VNode {
  const { parts } = scene;
  const open = parts.filter(({ isDone }) => !isDone);
  return (
    <Card title="进度">
      <p class="survey-progress">
        已完成 <strong data-done-count="">{doneCount(scene)}</strong> 项，共 {parts.length} 项
      </p>
      <progress value={doneCount(scene)} max={parts.length} aria-label="已完成的零部件" data-progress="" />
      <details>
        <summary>
          还缺什么（<span data-open-count="">{open.length}</span> 项零部件）
        </summary>
        <ul class="survey-open" data-open-list="">
          {parts.map(({ component, remarks, name }) => (
            <li data-open-part={component.id} hidden={remarks.length === 0}>
              <a href={`#${partAnchor(component.id)}`}>{name}</a>
              <span class="muted"> {component.id}：</span>
              <span data-open-words="">{remarks.map(({ message }) => message).join('；')}</span>
            </li>
          ))}
        </ul>
      </details>
    </Card>
  );
}

function Grades(): VNode {
  return (
    <details class="survey-grades">
      <summary>成新率怎么打分</summary>
      <Notice tone="caution" title={gradesNotice} />
      <dl>
        {scoreGrades.map((grade) => (
          <div>
            <dt>
              {grade.zh} {gradeRange(grade)}
            </dt>
            <dd>{grade.description}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
