/** Fields of the papers: received or missing, filed or missing, and how well each line is founded. Pure. */
import type { VNode } from 'preact';
import {
  archiveKindList,
  archiveKinds,
  documentKindList,
  documentKinds,
  evidenceLabelList,
} from '../../assignments/steps/step-papers.js';
import { evidenceLabelNames } from '../../assignments/survey/evidence-label.js';
import { Hidden, Select, TextInput } from '../../http/page/fields.js';
import type { StepFieldsWishes } from './step-fields.js';

const yesOrNo = (yes: string, no: string) => [
  { value: '', label: '请选择' },
  { value: 'true', label: yes },
  { value: 'false', label: no },
];

export function DocumentFields({ form, components }: StepFieldsWishes): VNode {
  return (
    <>
      <fieldset class="field" id="papers">
        <legend>评估资料</legend>
        {documentKindList.map((kind, line) => (
          <div class="beside">
            <Hidden values={{ [`papers.${line}.kind`]: kind }} />
            <Select
              form={form}
              name={`papers.${line}.received`}
              label={documentKinds[kind]}
              options={yesOrNo('已收到', '没有')}
            />
            <TextInput
              form={form}
              name={`papers.${line}.reference`}
              label="编号或者存放处"
              isOptional
              maxLength={500}
            />
            <TextInput form={form} name={`papers.${line}.reason`} label="没有的理由" isOptional maxLength={500} />
          </div>
        ))}
      </fieldset>
      <fieldset class="field" id="labels">
        <legend>各行依据</legend>
        <p class="hint">已按质量的确定方法、现场调查和照片预选，请逐行核对。</p>
        {components.map(({ id, name }, line) => (
          <div>
            <Hidden values={{ [`labels.${line}.componentId`]: id }} />
            <Select form={form} name={`labels.${line}.label`} label={name} options={labelOptions} />
          </div>
        ))}
        {components.length === 0 && <p class="muted">工作底稿中还没有零部件。</p>}
      </fieldset>
    </>
  );
}

const labelOptions = [
  { value: '', label: '请选择' },
  ...evidenceLabelList.map((value) => ({ value, label: evidenceLabelNames[value] })),
];

export function ArchiveFields({ form }: StepFieldsWishes): VNode {
  return (
    <>
      <fieldset class="field" id="papers">
        <legend>归档核对</legend>
        {archiveKindList.map((kind, line) => (
          <div class="beside">
            <Hidden values={{ [`papers.${line}.kind`]: kind }} />
            <Select
              form={form}
              name={`papers.${line}.filed`}
              label={archiveKinds[kind]}
              options={yesOrNo('已归档', '没有')}
            />
            <TextInput form={form} name={`papers.${line}.reason`} label="没有的理由" isOptional maxLength={500} />
          </div>
        ))}
      </fieldset>
      <TextInput form={form} name="place" label="档案存放地点" maxLength={200} />
    </>
  );
}
