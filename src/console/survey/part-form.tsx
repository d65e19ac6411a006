/** The form of one component. Names carry the component's id, since many such forms stand on one page. */
import type { VNode } from 'preact';
import { unitNames } from '../../assignments/component-sheets/component-columns.js';
import { gradeRange, scoreGrades } from '../../assignments/survey/score-grades.js';
import { conditionField, fieldsOf } from '../../assignments/survey/survey-fields.js';
import { isKept, type ChecklistEntry } from '../../assignments/survey/surveyed-component.js';
import { Button } from '../../http/page/buttons.js';
import { Choices, Hidden, Select, Textarea, TextInput } from '../../http/page/fields.js';
import { freshForm, type FormState } from '../../http/page/form-state.js';
import { FaultList } from '../../http/page/notice.js';
import type { SurveyPart, SurveyScene } from './survey-scenes.js';
import { fieldLabels, massMethods, partHref } from './survey-words.js';

interface PartFormWishes {
  readonly scene: SurveyScene;
  readonly part: SurveyPart;
  readonly form: FormState;
  /** This is the form that was sent and could not be saved. */
  readonly isRefused: boolean;
}

export function PartForm({ scene, part, form: sent, isRefused }: PartFormWishes): VNode {
  const { component, sha256 } = part;
  const form = isRefused ? sent : freshForm(shownFields(scene, part));
  return (
    <form method="post" action={partHref(scene.assignmentId, component.id)} data-part-form="" novalidate>
      <FaultList faults={form.faults} />
      <Hidden values={{ seen: sha256 }} />
      <Figures form={form} part={part} />
      <Verdict form={form} part={part} />
      <Checklist form={form} part={part} />
      <Visit form={form} id={component.id} />
      <p class="actions">
        <Button>保存这一项</Button>
      </p>
    </form>
  );
}

/** Whoever opens a part that nobody has looked at is about to: day and name are proposed, and count once it is saved. */
function shownFields({ today, personName }: SurveyScene, { component }: SurveyPart): Readonly<Record<string, string>> {
  const fields = fieldsOf(component);
  const proposed = { surveyedOn: fields['surveyedOn'] || today, surveyor: fields['surveyor'] || personName };
  const all = { ...fields, ...proposed };
  return Object.fromEntries(Object.entries(all).map(([name, text]) => [`${component.id}.${name}`, text]));
}

interface PieceWishes {
  readonly form: FormState;
  readonly part: SurveyPart;
}

function Figures({ form, part: { component, type } }: PieceWishes): VNode {
  const at = (name: string) => ({ form, name: `${component.id}.${name}`, label: fieldLabels[name] });
  const unit = unitWord(component.unit ?? type?.unit);
  return (
    <div class="survey-figures">
      <TextInput {...at('quantity')} label={`数量（${unit}）`} inputMode="decimal" look="figure" maxLength={20} />
      <Select {...at('massMethod')} options={massMethods} />
      <TextInput
        {...at('kgPerUnit')}
        label={`单位质量（kg/${unit}）`}
        hint="目录参考值不填"
        inputMode="decimal"
        look="figure"
        maxLength={20}
      />
      <TextInput {...at('massBasis')} hint="磅单编号、铭牌或算式" maxLength={500} />
      <TextInput {...at('installedOn')} hint="与整梯一同安装的不填" type="date" isOptional />
    </div>
  );
}

const unitWord = (unit: string | undefined): string => unitNames[unit ?? ''] ?? '单位';

function Verdict({ form, part: { component, type } }: PieceWishes): VNode {
  const at = (name: string) => ({ form, name: `${component.id}.${name}`, label: fieldLabels[name] });
  const grades = scoreGrades.map((grade) => ({ value: grade.code, label: `${grade.zh} ${gradeRange(grade)}` }));
  const mayBeKept = type?.mayBeKept !== false;
  return (
    <>
      <Choices
        {...at('disposition')}
        hint={mayBeKept ? undefined : '按分类，这一类零部件不能保留'}
        options={[
          { value: 'dismantle', label: '拆除' },
          { value: 'retain', label: '保留继续使用' },
        ]}
        chosen={[form.values[`${component.id}.disposition`] ?? '']}
        isSingle
      />
      <div class="survey-figures">
        <Select {...at('grade')} options={[{ value: '', label: '未评' }, ...grades]} isOptional={!isKept(component)} />
        <TextInput
          {...at('score')}
          hint="0 至 1，例如 0.80"
          inputMode="decimal"
          look="figure"
          maxLength={6}
          isOptional={!isKept(component)}
        />
      </div>
    </>
  );
}

function Checklist({ form, part: { component, type } }: PieceWishes): VNode | null {
  const checklist = type?.checklist ?? [];
  if (checklist.length === 0) return null;
  return (
    <details class="survey-checklist" open={isKept(component)} data-checklist="">
      <summary>报废条件检查表（{checklist.length} 项）</summary>
      {checklist.map((entry) => (
        <Condition form={form} id={component.id} entry={entry} />
      ))}
    </details>
  );
}

const answers = [
  { value: 'no', label: '没有' },
  { value: 'yes', label: '有' },
  { value: '', label: '未查' },
] as const;

/** Only what was read as an item of the standard is shown under its clause. */
const sourceWords = ({ basis, clause }: ChecklistEntry): string =>
  basis === 'standard' ? clause : '检查表条目，非标准条文';

function Condition(wishes: { readonly form: FormState; readonly id: string; readonly entry: ChecklistEntry }): VNode {
  const { form, id, entry } = wishes;
  const name = `${id}.${conditionField(entry.code)}`;
  const given = form.values[name] ?? '';
  return (
    <fieldset class="survey-condition">
      <legend>
        {entry.zh}
        <span class="muted small">
          {' '}
          {sourceWords(entry)}
          {entry.isRequired && '；保留时必答'}
        </span>
      </legend>
      <div class="survey-answers">
        {answers.map(({ value, label }) => (
          <label>
            <input type="radio" name={name} value={value} checked={value === given} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Visit({ form, id }: { readonly form: FormState; readonly id: string }): VNode {
  const at = (name: string) => ({ form, name: `${id}.${name}`, label: fieldLabels[name] });
  return (
    <div class="survey-figures">
      <TextInput {...at('surveyedOn')} type="date" />
      <TextInput {...at('surveyor')} maxLength={100} />
      <Textarea {...at('evidence')} hint="每行一条：磅单、记录、尺寸" rows={2} maxLength={5000} isOptional />
      <Textarea {...at('description')} hint="厂家、型号、位置；会印入报告" rows={2} maxLength={500} isOptional />
    </div>
  );
}
