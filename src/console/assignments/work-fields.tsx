/** Fields of the steps whose work is done on pages of their own. Pure. */
import type { VNode } from 'preact';
import { TextInput, Textarea } from '../../http/page/fields.js';
import type { StepFieldsWishes } from './step-fields.js';

export function PlanFields({ form }: StepFieldsWishes): VNode {
  return (
    <>
      <TextInput form={form} name="surveyor" label="现场调查人员" maxLength={100} />
      <TextInput form={form} name="surveyOn" label="现场调查日期" type="date" />
      <Textarea
        form={form}
        name="methods"
        label="评估方法"
        hint="例如：拆除部件按可变现净值，留用部件按重置成本乘以综合成新率；以收购报价作第二种方法。"
        maxLength={2000}
      />
      <TextInput form={form} name="reportDueOn" label="计划的报告日" type="date" />
    </>
  );
}

export function SurveyFields({ form }: StepFieldsWishes): VNode {
  const answers = Object.entries(form.values).filter(([name]) => name.startsWith('answers.'));
  return (
    <>
      <TextInput form={form} name="surveyor" label="现场调查人员" maxLength={100} />
      <TextInput form={form} name="surveyedOn" label="现场调查日期" type="date" />
      <Textarea form={form} name="notes" label="现场情况" isOptional rows={5} maxLength={4000} />
      {answers.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

export function ValuationFields({ form }: StepFieldsWishes): VNode {
  return (
    <Textarea
      form={form}
      name="reconciliation"
      label="与第二种方法的差异说明"
      hint="收购报价与评估结果相差超过标准规定的比例时必须说明。"
      isOptional
      rows={6}
      maxLength={4000}
    />
  );
}

export function ReportFields({ form }: StepFieldsWishes): VNode {
  return <Textarea form={form} name="note" label="备注" isOptional maxLength={1000} />;
}
