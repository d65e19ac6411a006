/** Fields of the first two steps: what was agreed, with whom, and who takes part. Pure. */
import type { VNode } from 'preact';
import { Choices, Select, TextInput, Textarea } from '../../http/page/fields.js';
import type { FormState } from '../../http/page/form-state.js';
import type { StepFieldsWishes } from './step-fields.js';

const blank = { value: '', label: '请选择' };
const profiles = [
  blank,
  { value: 'agency', label: '资产评估报告（已备案的评估机构）' },
  { value: 'group-standard', label: '电梯残余价值评估报告（团体标准）' },
];
const payers = [
  blank,
  { value: 'contractor', label: '新梯施工单位' },
  { value: 'owners', label: '业主' },
  { value: 'recycler', label: '回收单位' },
];
const taxBases = [blank, { value: 'excluded', label: '不含税' }, { value: 'included', label: '含税' }];

export function BasicMattersFields({ form }: StepFieldsWishes): VNode {
  return (
    <>
      <Select form={form} name="profile" label="报告类型" options={profiles} />
      <TextInput form={form} name="client" label="委托人" maxLength={200} />
      <TextInput form={form} name="otherUsers" label="其他评估报告使用人" maxLength={500} />
      <Tick form={form} name="noOtherUsers" label="没有其他使用人" words="除委托人外没有其他使用人" />
      <Textarea
        form={form}
        name="purpose"
        label="评估目的"
        hint="不填时采用立项时的评估目的。"
        isOptional
        rows={2}
        maxLength={1000}
      />
      <Tick form={form} name="statutory" label="法定评估" words="属于法定评估，档案保存三十年" />
      <TermFields form={form} />
      <Recusals form={form} />
    </>
  );
}

interface TickWishes {
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  readonly words: string;
}

function Tick({ form, name, label, words }: TickWishes): VNode {
  const chosen = form.values[name] === 'true' ? ['true'] : [];
  return <Choices form={form} name={name} label={label} options={[{ value: 'true', label: words }]} chosen={chosen} />;
}

/** What the order calculates with. */
function TermFields({ form }: { readonly form: FormState }): VNode {
  return (
    <>
      <TextInput form={form} name="referenceDate" label="评估基准日" type="date" />
      <TextInput
        form={form}
        name="region"
        label="行政区划代码"
        hint="六位，例如沈阳市 210100。价格按地区取用。"
        look="code"
        inputMode="numeric"
        maxLength={6}
      />
      <Select form={form} name="dismantlingPaidBy" label="拆除费用由谁承担" options={payers} />
      <Select form={form} name="taxBasis" label="价格口径" options={taxBases} />
      <TextInput form={form} name="haulDistanceKm" label="运距（千米）" look="figure" inputMode="decimal" isOptional />
    </>
  );
}

/** Lines that are filled in, and a few more. */
export function linesOf(form: FormState, list: string, spare: number): readonly number[] {
  const used = Object.keys(form.values).flatMap((name) => {
    const line = name.startsWith(`${list}.`) ? /^\d+/.exec(name.slice(list.length + 1))?.[0] : undefined;
    return line !== undefined && form.values[name] !== '' ? [Number(line)] : [];
  });
  return Array.from({ length: Math.max(-1, ...used) + 1 + spare }, (_, index) => index);
}

function Recusals({ form }: { readonly form: FormState }): VNode {
  return (
    <fieldset class="field" id="recusals">
      <legend>无利害关系声明</legend>
      <p class="hint">每一位参与的评估人员和复核人声明与委托人、被评估电梯没有利害关系。</p>
      {linesOf(form, 'recusals', 3).map((line) => (
        <div class="beside">
          <TextInput form={form} name={`recusals.${line}.name`} label="姓名" maxLength={100} />
          <TextInput form={form} name={`recusals.${line}.declaredOn`} label="声明日期" type="date" />
        </div>
      ))}
    </fieldset>
  );
}

export function ContractFields({ form }: StepFieldsWishes): VNode {
  return (
    <>
      <TextInput form={form} name="contractNumber" label="委托合同编号" maxLength={200} />
      <TextInput form={form} name="signedOn" label="签订日期" type="date" />
      <TextInput form={form} name="firm.name" label="评估单位名称" maxLength={200} />
      <TextInput form={form} name="firm.registration" label="评估机构备案编号" isOptional maxLength={200} />
      <fieldset class="field" id="appraisers">
        <legend>承办的评估人员</legend>
        <p class="hint">至少两名；由他们在报告上签名。</p>
        {linesOf(form, 'appraisers', 2).map((line) => (
          <div class="beside">
            <TextInput form={form} name={`appraisers.${line}.name`} label="姓名" maxLength={100} />
            <TextInput form={form} name={`appraisers.${line}.certificate`} label="证书编号" maxLength={100} />
          </div>
        ))}
      </fieldset>
      <TextInput form={form} name="reviewer" label="复核人" hint="不能是承办的评估人员。" maxLength={200} />
      <TextInput
        form={form}
        name="externalReportCode"
        label="行业协会统一报告编码"
        isOptional
        look="code"
        maxLength={200}
      />
    </>
  );
}
