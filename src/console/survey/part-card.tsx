/** One component of a survey: how it stands, its form, its photographs. */
import type { VNode } from 'preact';
import { evidenceLabelNames, evidenceLabelTones } from '../../assignments/survey/evidence-label.js';
import { fieldsOf, type SurveyFields } from '../../assignments/survey/survey-fields.js';
import type { SurveyRemark } from '../../assignments/survey/surveyed-component.js';
import type { DraftComponent } from '../../assignments/working-paper/working-paper.js';
import { Notice } from '../../http/page/notice.js';
import type { FormState } from '../../http/page/form-state.js';
import { Tag } from '../../http/page/status-tag.js';
import { PartForm } from './part-form.js';
import { PartPhotos } from './part-photos.js';
import type { SurveyPart, SurveyScene } from './survey-scenes.js';
import { fieldLabels, partAnchor } from './survey-words.js';

/** The part whose form could not be saved, and why. */
export interface PartTrouble {
  readonly componentId: string;
  /** What somebody else has saved in the meantime; null: nothing, the form itself is at fault. */
  readonly theirs: DraftComponent | null;
}

interface PartCardWishes {
  readonly scene: SurveyScene;
  readonly part: SurveyPart;
  readonly next: string | undefined;
  readonly form: FormState;
  readonly trouble: PartTrouble | null;
}

export function PartCard({ scene, part, next, form, trouble }: PartCardWishes): VNode {
  const { component, evidence, remarks, photos, sha256 } = part;
  const { id } = component;
  return (
    <details
      class="survey-part"
      open={trouble !== null}
      data-part={id}
      data-component={JSON.stringify(component)}
      data-sha256={sha256}
      data-photos={photos.length}
    >
      <PartHead part={part} />
      <div class="survey-part-body" id={partAnchor(id)}>
        <p class="muted small" data-evidence-reason="">
          {evidenceLabelNames[evidence.label]}：{evidence.reason}
        </p>
        <Remarks remarks={remarks} />
        {trouble?.theirs && <Conflict id={id} mine={form.values} theirs={trouble.theirs} />}
        <div data-conflict="" />
        <PartForm scene={scene} part={part} form={form} isRefused={trouble !== null} />
        <PartPhotos scene={scene} part={part} />
        {next !== undefined && (
          <p>
            <a class="button secondary" href={`#${partAnchor(next)}`} data-next={next}>
              下一项
            </a>
          </p>
        )}
      </div>
    </details>
  );
}

function PartHead({ part }: { readonly part: SurveyPart }): VNode {
  const { component, evidence, remarks } = part;
  return (
    <summary>
      <span class="survey-part-name">{part.name}</span> <span class="muted small">{component.id}</span>
      <span class="survey-tags">
        <span data-evidence-label="">
          <Tag tone={evidenceLabelTones[evidence.label]}>{evidenceLabelNames[evidence.label]}</Tag>
        </span>{' '}
        <span data-part-state="">
          <PartState remarks={remarks} />
        </span>
      </span>
    </summary>
  );
}

function PartState({ remarks }: { readonly remarks: readonly SurveyRemark[] }): VNode {
  if (remarks.length === 0) return <Tag tone="good">完成</Tag>;
  const isContradictory = remarks.some(({ kind }) => kind === 'contradiction');
  return (
    <Tag tone={isContradictory ? 'warning' : 'neutral'}>{isContradictory ? '有矛盾' : `缺 ${remarks.length} 项`}</Tag>
  );
}

function Remarks({ remarks }: { readonly remarks: readonly SurveyRemark[] }): VNode {
  return (
    <ul class="survey-remarks" data-remarks="" aria-live="polite">
      {remarks.map(({ kind, message }) => (
        <li class={kind}>{message}</li>
      ))}
    </ul>
  );
}

interface ConflictWishes {
  readonly id: string;
  readonly mine: Readonly<Record<string, string>>;
  readonly theirs: DraftComponent;
}

/** Both versions side by side; the form below holds one's own, and is sent against what stands there now. */
function Conflict({ id, mine, theirs }: ConflictWishes): VNode {
  const stands: SurveyFields = fieldsOf(theirs);
  const rows = Object.entries(fieldLabels).filter(([name]) => (mine[`${id}.${name}`] ?? '') !== (stands[name] ?? ''));
  return (
    <Notice tone="warning" title="这一项已被他人更改，您填写的还没有保存">
      <p>下面的表单保留了您填写的内容：保存即以您的为准；要采用现在的内容，请重新打开本页。</p>
      <dl class="survey-versions">
        {rows.map(([name, label]) => (
          <div>
            <dt>{label}</dt>
            <dd>
              现在：{stands[name] || '（空）'}
              <br />
              我的：{mine[`${id}.${name}`] || '（空）'}
            </dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}
