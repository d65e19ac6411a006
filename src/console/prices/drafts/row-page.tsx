import type { VNode } from 'preact';
import { Button, ButtonLink, PostButton } from '../../../http/page/buttons.js';
import { Card } from '../../../http/page/card.js';
import { FileInput, Hidden, Select, TextInput, Textarea } from '../../../http/page/fields.js';
import type { FormState } from '../../../http/page/form-state.js';
import { FaultList } from '../../../http/page/notice.js';
import { sheetColumns, type SheetColumn } from '../../../price-tables/exchange/sheet-columns.js';
import type { PriceDraft } from '../../../price-tables/drafting/price-draft.js';
import { draftHref, evidenceHref, rowHref } from '../links.js';
import { fieldName } from '../row-form.js';
import { quotationField } from './quotation-form.js';

interface RowPageWishes {
  readonly draft: PriceDraft;
  readonly row: number | 'new';
  readonly form: FormState;
  /** Rooms for quotations. */
  readonly places: number;
}

export const evidenceTypes = '.pdf,.png,.jpg,.jpeg,.webp,.xlsx,.csv,.txt';

/** One price row in a form of its own: every field, the evidence, the quotations behind it. */
export function RowPage({ draft, row, form, places }: RowPageWishes): VNode {
  return (
    <>
      <form class="form wide" method="post" action={rowHref(draft.id, row)} data-guard="" encType="multipart/form-data">
        <FaultList faults={form.faults} />
        <Hidden values={{ version: draft.version, key: form.values['key'] ?? '' }} />
        <RowFields draft={draft} form={form} />
        <Quotations form={form} places={places} />
        <div class="actions">
          <Button>{row === 'new' ? '添加' : '保存'}</Button>
          <ButtonLink look="secondary" href={draftHref(draft.id)}>
            返回
          </ButtonLink>
        </div>
      </form>
      {row !== 'new' && (
        <div class="actions">
          <PostButton look="danger" action={`${rowHref(draft.id, row)}/removal`} fields={{ version: draft.version }}>
            删除这一行
          </PostButton>
        </div>
      )}
    </>
  );
}

function RowFields({ draft, form }: Pick<RowPageWishes, 'draft' | 'form'>): VNode {
  const columns = sheetColumns(draft.kind);
  const source = columns.filter(({ pointer }) => pointer.startsWith('/source') || pointer === '/sampleSize');
  const rest = columns.filter((column) => !source.includes(column));
  return (
    <div class="columns">
      <Card title="价格">
        {rest.map((column) => (
          <RowField column={column} form={form} />
        ))}
      </Card>
      <Card title="来源">
        {source.map((column) => (
          <RowField column={column} form={form} />
        ))}
        <FileInput
          form={form}
          name="evidence"
          label="上传证据文件"
          accept={evidenceTypes}
          hint="PDF、图片、Excel、CSV 或文本；保存后只留指纹和原件，不能更改。"
          isOptional
        />
      </Card>
    </div>
  );
}

interface RowFieldWishes {
  readonly column: SheetColumn;
  readonly form: FormState;
}

function RowField({ column, form }: RowFieldWishes): VNode {
  const { header, kind, required, allowed, labels } = column;
  const field = { form, name: fieldName(column), label: header, isOptional: !required };
  if (kind === 'choice') return <Select {...field} options={optionsOf(labels ?? {}, form.values[field.name])} />;
  if (field.name === 'note') return <Textarea {...field} rows={2} />;
  if (kind === 'day') return <TextInput {...field} type="date" />;
  if (kind === 'text') return <TextInput {...field} />;
  const isFigure = kind === 'amount' || kind === 'rate' || kind === 'count';
  return (
    <TextInput
      {...field}
      hint={allowed}
      look={isFigure ? 'figure' : 'code'}
      inputMode={isFigure ? 'decimal' : 'text'}
    />
  );
}

/** A code the labels do not know (another delivery basis of the standard) stays choosable where a row has it. */
function optionsOf(labels: Readonly<Record<string, string>>, value = ''): { value: string; label: string }[] {
  const known = Object.entries(labels).map(([code, label]) => ({ value: code, label }));
  const other = value === '' || value in labels ? [] : [{ value, label: value }];
  return [{ value: '', label: '请选择' }, ...known, ...other];
}

interface QuotationsWishes {
  readonly form: FormState;
  readonly places: number;
}

function Quotations({ form, places }: QuotationsWishes): VNode {
  return (
    <>
      <h2>询价</h2>
      <p class="muted">
        来源类别为“询价”时填写，至少三家。价格为各家报价的平均，低价、高价为最低和最高的报价，由系统算出，上面所填的数不起作用。
      </p>
      <div class="columns">
        {Array.from({ length: places }, (_, index) => (
          <QuotationCard form={form} index={index} />
        ))}
      </div>
    </>
  );
}

function QuotationCard({ form, index }: { readonly form: FormState; readonly index: number }): VNode {
  const name = (field: string): string => quotationField(index, field);
  const sha256 = form.values[name('evidenceSha256')] ?? '';
  return (
    <Card title={`第 ${index + 1} 家`}>
      <TextInput form={form} name={name('supplier')} label="报价单位" isOptional />
      <TextInput form={form} name={name('quotedOn')} label="报价日期" type="date" isOptional />
      <TextInput form={form} name={name('price')} label="报价（元）" look="figure" inputMode="decimal" isOptional />
      <FileInput form={form} name={name('file')} label="报价凭证" accept={evidenceTypes} isOptional />
      <Hidden values={{ [name('evidenceSha256')]: sha256 }} />
      {/^[0-9a-f]{64}$/.test(sha256) && (
        <p class="small">
          已有凭证：<a href={evidenceHref(sha256)}>查看</a>
        </p>
      )}
    </Card>
  );
}
