import type { VNode } from 'preact';
import type { Offer } from '../../engine/index.js';
import { Button, ButtonLink } from '../../http/page/buttons.js';
import { Card } from '../../http/page/card.js';
import { Hidden, Select, Textarea, TextInput } from '../../http/page/fields.js';
import type { FormState } from '../../http/page/form-state.js';
import { FaultList } from '../../http/page/notice.js';
import { valuationHref } from './links.js';

interface OffersWishes {
  readonly assignmentId: string;
  readonly version: number;
  readonly form: FormState;
  /** So many places for offers. */
  readonly places: number;
}

const bases = [
  { value: 'included', label: '含税' },
  { value: 'excluded', label: '不含税' },
];

export function OffersForm({ assignmentId, version, form, places }: OffersWishes): VNode {
  return (
    <form class="form" method="post" action={valuationHref(assignmentId, 'offers')} data-guard="">
      <FaultList faults={form.faults} />
      <Hidden values={{ version, places }} />
      <p>回收单位对全部拆除部件的整体报价，至少三份，来自不同的单位。报价只用来核对，不改变评估结果。</p>
      {Array.from({ length: places }, (_, index) => (
        <OfferFields form={form} index={index} />
      ))}
      <Card title="差异说明">
        <Textarea
          form={form}
          name="reconciliation"
          label="两种方法相差的原因"
          hint="报价平均数与残值净额相差超过标准规定的比例时必填，记入评估档案；报告中注明须作说明。"
          isOptional
          maxLength={4000}
        />
      </Card>
      <div class="actions">
        <Button>保存</Button>
        <ButtonLink look="secondary" href={valuationHref(assignmentId)}>
          返回
        </ButtonLink>
      </div>
    </form>
  );
}

function OfferFields({ form, index }: { readonly form: FormState; readonly index: number }): VNode {
  return (
    <Card title={`报价 ${index + 1}`}>
      <TextInput form={form} name={`offers.${index}.amount`} label="金额（元）" look="figure" inputMode="decimal" />
      <Select form={form} name={`offers.${index}.taxBasis`} label="计税口径" options={bases} />
      <TextInput
        form={form}
        name={`offers.${index}.rate`}
        label="税率"
        hint="含税时必填，如 0.03"
        look="figure"
        isOptional
      />
      <TextInput form={form} name={`offers.${index}.offeredOn`} label="报价日期" type="date" />
      <TextInput form={form} name={`offers.${index}.source`} label="报价单位和记录" maxLength={500} />
    </Card>
  );
}

const KEYS = ['amount', 'taxBasis', 'rate', 'offeredOn', 'source'] as const;

export const offerValues = (offers: readonly Offer[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    offers.flatMap((offer, index) => KEYS.map((key) => [`offers.${index}.${key}`, offer[key] ?? ''] as const)),
  );

/** Unchecked; a place without amount and source says nothing. */
export function offersFrom(text: (name: string) => string, places: number): readonly Record<string, string>[] {
  return Array.from({ length: places }, (_, index) => index)
    .filter((index) => text(`offers.${index}.amount`) !== '' || text(`offers.${index}.source`) !== '')
    .map((index) => {
      const given = KEYS.map((key) => [key, text(`offers.${index}.${key}`)] as const);
      return Object.fromEntries(given.filter(([, value]) => value !== ''));
    });
}
