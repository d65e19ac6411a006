import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../http/page/buttons.js';
import { Choices, Hidden, Select, Textarea, TextInput } from '../../../http/page/fields.js';
import type { FormBody } from '../../../http/page/form-body.js';
import type { FormState } from '../../../http/page/form-state.js';
import { FaultList } from '../../../http/page/notice.js';
import type { DraftHead, DraftTerms, PriceDraft } from '../../../price-tables/drafting/price-draft.js';
import { kindNames } from '../../../price-tables/exchange/sheet-columns.js';
import type { PriceTableKind } from '../../../price-tables/price-table-file.js';
import { consolePriceTables, draftHref } from '../links.js';

const statusOptions = [
  { value: 'official', label: '正式价格' },
  { value: 'demonstration', label: '演示价格（报告每页加“演示价格”水印）' },
] as const;

/** The fields of what an editor may change, as a form shows them. */
export function termFields({ title, status, validFrom, method, licence, regions }: DraftTerms): Record<string, string> {
  return { title, status, validFrom, method, licence, regions: regions.join('、') };
}

/** Regions are separated by whatever people put between codes. */
export function termsOfForm(sent: FormBody): DraftTerms {
  return {
    title: sent.text('title'),
    status: sent.text('status') as DraftTerms['status'],
    validFrom: sent.text('validFrom'),
    method: sent.text('method'),
    licence: sent.text('licence'),
    regions: sent
      .text('regions')
      .split(/[\s,，、;；]+/)
      .filter((code) => code !== ''),
  };
}

export function headOfForm(sent: FormBody, organisationId: string): DraftHead {
  return {
    ...termsOfForm(sent),
    tableId: sent.text('tableId'),
    publisher: sent.text('publisher'),
    kind: sent.text('kind') as PriceTableKind,
    privateTo: sent.text('privateTo') === 'private' ? organisationId : null,
  };
}

function TermFields({ form }: { readonly form: FormState }): VNode {
  return (
    <>
      <TextInput form={form} name="title" label="标题" maxLength={200} />
      <Select form={form} name="status" label="性质" options={statusOptions} />
      <TextInput form={form} name="validFrom" label="自何日起" type="date" hint="价格自这一天起有效。" />
      <TextInput
        form={form}
        name="regions"
        label="地区"
        look="code"
        hint="GB/T 2260 六位代码，如沈阳市 210100；几个地区之间用顿号或空格隔开。"
      />
      <Textarea
        form={form}
        name="method"
        label="编制方法"
        rows={4}
        hint="价格如何得出：询价几家、如何取数、有何调整。随价格表公开。"
      />
      <Textarea form={form} name="licence" label="使用许可" rows={2} hint="他人可以怎样使用这些价格。随价格表公开。" />
    </>
  );
}

interface HeadPageWishes {
  readonly draft: PriceDraft;
  readonly form: FormState;
}

export function HeadForm({ draft, form }: HeadPageWishes): VNode {
  return (
    <form class="form" method="post" action={draftHref(draft.id, 'head')}>
      <FaultList faults={form.faults} />
      <Hidden values={{ version: draft.version }} />
      <TermFields form={form} />
      <div class="actions">
        <Button>保存表头</Button>
        <ButtonLink look="secondary" href={draftHref(draft.id)}>
          返回
        </ButtonLink>
      </div>
    </form>
  );
}

const audiences = [
  { value: 'public', label: '公开', hint: '发布后任何人可见，所有评估都可以采用；只有协会可以' },
  { value: 'private', label: '本单位专用', hint: '只有本单位的评估可以采用，不对外公开' },
] as const;

/** The first edition of a table that is not there yet. */
export function NewTableForm({ form }: { readonly form: FormState }): VNode {
  const kinds = Object.entries(kindNames).map(([value, label]) => ({ value, label }));
  const chosen = form.values['privateTo'] ?? 'public';
  return (
    <form class="form" method="post" action={draftHref('new')}>
      <FaultList faults={form.faults} />
      <Choices form={form} name="privateTo" label="给谁用" options={audiences} chosen={[chosen]} isSingle />
      <Select form={form} name="kind" label="种类" options={kinds} />
      <TextInput
        form={form}
        name="tableId"
        label="表的代码"
        look="code"
        hint="小写字母、数字和连字符，如 shenyang-scrap。一经发布不能更改。"
      />
      <TextInput form={form} name="publisher" label="发布者代码" look="code" hint="小写字母、数字和连字符。" />
      <TermFields form={form} />
      <div class="actions">
        <Button>建立草稿</Button>
        <ButtonLink look="secondary" href={consolePriceTables}>
          返回
        </ButtonLink>
      </div>
    </form>
  );
}
