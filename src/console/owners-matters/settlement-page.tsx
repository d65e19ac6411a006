/** The settlement after dismantling: what stands, its corrections, and the form. Pure. */
import type { VNode } from 'preact';
import { chinaDayOf } from '../../config/clock.js';
import type { CalendarDay } from '../../engine/index.js';
import { Button } from '../../http/page/buttons.js';
import { Card } from '../../http/page/card.js';
import { Choices, Hidden, Select, Textarea, TextInput } from '../../http/page/fields.js';
import type { FormState } from '../../http/page/form-state.js';
import { FaultList } from '../../http/page/notice.js';
import type { ShownPage } from '../../http/page/pages.js';
import { destinationKinds } from '../../owners/settlements/settlement.js';
import type { ExplainedSettlement } from '../../owners/settlements/settlement-desk.js';
import { SettlementPart } from '../../owners/settlements/settlement-part.js';
import { destinationNames } from '../../owners/settlements/settlement-words.js';
import { dayInChinese, yuan } from '../../reports/content/format.js';
import { OwnersTabs, ownersPath, trailTo } from './owners-index.js';
import { slipRows } from './settlement-form.js';

interface SettlementPageWishes {
  readonly id: string;
  readonly settlements: readonly ExplainedSettlement[];
  readonly referenceDate: CalendarDay;
  readonly form: FormState;
  readonly status: number;
}

export function settlementPage({ id, settlements, referenceDate, form, status }: SettlementPageWishes): ShownPage {
  const [standing, ...corrected] = settlements;
  return {
    title: '拆除结算',
    lead: '拆除以后实际过磅、收款和款项去向。登记以后不能改写，有误的另登更正；会显示在报告的查验页面上。',
    ...{ isWide: true, current: ownersPath, trail: trailTo, status },
    scripts: ['submit-once', 'leave-guard'],
    body: (
      <>
        <OwnersTabs id={id} current="settlement" />
        {standing && <SettlementPart settlement={standing} referenceDate={referenceDate} reader="firm" />}
        {corrected.length > 0 && <Corrected settlements={corrected} />}
        <SettlementForm id={id} form={form} corrects={standing?.id ?? null} />
      </>
    ),
  };
}

const Corrected = ({ settlements }: Pick<SettlementPageWishes, 'settlements'>): VNode => (
  <>
    <h2>已经更正的结算</h2>
    <ul>
      {settlements.map(({ recordedAt, received, costs }) => (
        <li>
          {dayInChinese(chinaDayOf(new Date(recordedAt)))}登记：收款 {yuan(received)}，费用 {yuan(costs)}
        </li>
      ))}
    </ul>
  </>
);

interface SettlementFormWishes {
  readonly id: string;
  readonly form: FormState;
  readonly corrects: string | null;
}

function SettlementForm({ id, form, corrects }: SettlementFormWishes): VNode {
  return (
    <Card title={corrects === null ? '登记结算' : '登记更正'}>
      <form class="form" method="post" action={`${ownersPath}/${id}/settlement`} data-guard="">
        <FaultList faults={form.faults} />
        {corrects !== null && <Hidden values={{ corrects }} />}
        <h3>过磅单</h3>
        <Slips form={form} />
        <MoneyFields form={form} />
        <WhereFields form={form} />
        <div class="actions">
          <Button>{corrects === null ? '登记，不能再改' : '登记更正，不能再改'}</Button>
        </div>
      </form>
    </Card>
  );
}

interface FormPart {
  readonly form: FormState;
}

/** One load is usual; the further ones are folded away unless something is in them. */
function Slips({ form }: FormPart): VNode {
  const [first, ...further] = slipRows;
  const isUsed = Object.entries(form.values).some(([name, text]) => /^slips\.[1-9]/.test(name) && text !== '');
  return (
    <>
      <SlipFields form={form} row={first} />
      <details open={isUsed}>
        <summary>还有过磅单（至多 {slipRows.length} 张）</summary>
        {further.map((row) => (
          <SlipFields form={form} row={row} />
        ))}
      </details>
    </>
  );
}

function SlipFields({ form, row }: FormPart & { readonly row: number }): VNode {
  const field = (name: string): string => `slips.${row}.${name}`;
  const isOptional = row > 0;
  return (
    <div class="stack">
      <TextInput {...{ form, isOptional, name: field('number'), label: `第 ${row + 1} 张编号`, maxLength: 60 }} />
      <TextInput {...{ form, isOptional, name: field('weighedOn'), label: '过磅日期', type: 'date' }} />
      <TextInput
        {...{ form, isOptional, name: field('netKg'), label: '净重（千克）', inputMode: 'decimal' }}
        look="figure"
      />
      <TextInput {...{ form, name: field('material'), label: '材料代码', maxLength: 60 }} isOptional look="code" />
    </div>
  );
}

function MoneyFields({ form }: FormPart): VNode {
  return (
    <>
      <TextInput {...{ form, name: 'buyer.name', label: '买方', maxLength: 100 }} />
      <Choices
        {...{ form, name: 'buyer.isPerson', label: '买方是个人吗' }}
        chosen={form.values['buyer.isPerson'] === undefined ? [] : ['yes']}
        options={[{ value: 'yes', label: '是个人，查验页面上只显示姓氏' }]}
      />
      <TextInput {...{ form, name: 'received', label: '收到的钱（元）', inputMode: 'decimal', look: 'figure' }} />
      <TextInput {...{ form, name: 'receivedOn', label: '收款日期', type: 'date' }} />
      <Select
        {...{ form, name: 'taxBasis', label: '收到的钱含税吗' }}
        options={[
          { value: '', label: '请选择' },
          { value: 'included', label: '含税' },
          { value: 'excluded', label: '不含税' },
        ]}
      />
      <TextInput
        {...{ form, name: 'costs', label: '付出的费用（元）', inputMode: 'decimal', look: 'figure' }}
        hint="拆除、切割、运输、危险废物处置等，合计；没有的填 0"
      />
    </>
  );
}

function WhereFields({ form }: FormPart): VNode {
  return (
    <>
      <TextInput {...{ form, name: 'manifestNumber', label: '危险废物转移联单编号', maxLength: 60 }} isOptional />
      <TextInput
        {...{ form, name: 'manifestMissing', label: '没有联单的原因', maxLength: 200 }}
        hint="联单编号和原因填一项"
        isOptional
      />
      <Select
        {...{ form, name: 'destination.kind', label: '款项去向' }}
        options={[
          { value: '', label: '请选择' },
          ...destinationKinds.map((kind) => ({ value: kind, label: destinationNames[kind] })),
        ]}
      />
      <TextInput
        {...{ form, name: 'destination.note', label: '去向说明', maxLength: 200 }}
        hint="去向为其他的必填"
        isOptional
      />
      <Textarea {...{ form, name: 'note', label: '说明', rows: 3, maxLength: 500 }} hint="会公开显示" isOptional />
    </>
  );
}
