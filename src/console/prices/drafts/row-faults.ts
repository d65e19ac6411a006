/** Faults of a draft beside the fields of its forms, in the words of the sheet. */
import { EdgeError, type Fault } from '../../../http/edge-error.js';
import type { FieldFault, FormState } from '../../../http/page/form-state.js';
import { sheetColumns } from '../../../price-tables/exchange/sheet-columns.js';
import type { PriceTableKind } from '../../../price-tables/price-table-file.js';
import { fieldName } from '../row-form.js';

const headLabels: Readonly<Record<string, string>> = {
  title: '标题',
  status: '性质',
  validFrom: '自何日起',
  regions: '地区',
  method: '编制方法',
  licence: '使用许可',
  tableId: '表的代码',
  publisher: '发布者代码',
  kind: '种类',
  rows: '价格',
};

const quotationLabels: Readonly<Record<string, string>> = {
  supplier: '报价单位',
  quotedOn: '报价日期',
  price: '报价',
  evidenceSha256: '报价凭证',
};

/** `/rows/3/source/kind` → `rows.3.source.kind`; a missing key is missing at its own field, not at what holds it. */
function nameOf({ pointer, code, message }: Fault): string {
  const missing = code === 'missing-key' ? /"([^"]+)"/.exec(message.en)?.[1] : undefined;
  return `${pointer}${missing === undefined ? '' : `/${missing}`}`.slice(1).replaceAll('/', '.');
}

/** 第 4 行 价格 */
function placeOf(name: string, kind: PriceTableKind): string {
  const [, row, field = ''] = /^rows\.(\d+)\.?(.*)$/.exec(name) ?? [];
  if (row === undefined) return headLabels[name.split('.')[0] ?? ''] ?? '';
  return `第 ${Number(row) + 1} 行 ${fieldLabel(field, kind)}`.trim();
}

function fieldLabel(field: string, kind: PriceTableKind): string {
  const [, index, part = ''] = /^quotations\.(\d+)\.(\w+)$/.exec(field) ?? [];
  if (index !== undefined) return `第 ${Number(index) + 1} 家${quotationLabels[part] ?? ''}`;
  return sheetColumns(kind).find((column) => fieldName(column) === field)?.header ?? '';
}

function wordsOf({ code, message, allowed }: Fault): string {
  if (code === 'missing-key') return '必填，不能为空';
  return allowed === undefined || code === 'required' ? message.zh : `${message.zh}；允许：${allowed}`;
}

/** The refusals a form shows by itself; everything else is thrown on. */
const shown: readonly string[] = ['malformed', 'unprocessable', 'conflict', 'too-large', 'unsupported-media-type'];

/** Two people at one draft: nothing is lost on either side, and nobody writes over what they have not seen. */
export const overtaken = {
  title: '别人在此期间改过这份草稿，您的内容还没有保存',
  detail: '您所填的内容仍在下面。请先查看草稿的现状，确认无误后再次保存。',
} as const;

interface Refusal {
  readonly error: unknown;
  readonly kind: PriceTableKind;
  /** The part of a field's name that this form leaves out: `rows.3.` in the form of one row. */
  readonly own?: string;
}

/** The form once more, as it was typed, with every fault. */
export function refusedDraftForm(values: FormState['values'], { error, kind, own = '' }: Refusal): FormState {
  if (!(error instanceof EdgeError)) throw error;
  if (error.kind === 'precondition-failed') return { values, faults: { ...overtaken, all: [] } };
  if (!shown.includes(error.kind)) throw error;
  const { title, detail, faults = [] } = error.content;
  const all = faults.map((fault): FieldFault => {
    const name = nameOf(fault);
    const isOwn = own !== '' && name.startsWith(own);
    const place = isOwn ? fieldLabel(name.slice(own.length), kind) : placeOf(name, kind);
    const text = place === '' ? wordsOf(fault) : `${place}：${wordsOf(fault)}`;
    return { name: isOwn ? name.slice(own.length) : name, text };
  });
  return { values, faults: { title: title.zh, detail: detail?.zh ?? null, all } };
}
