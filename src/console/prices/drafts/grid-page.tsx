import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../http/page/buttons.js';
import { Hidden } from '../../../http/page/fields.js';
import type { FormState } from '../../../http/page/form-state.js';
import { FaultList, Notice } from '../../../http/page/notice.js';
import { Pager } from '../../../http/page/tabs.js';
import type { PriceDraft } from '../../../price-tables/drafting/price-draft.js';
import { sheetColumns, type SheetColumn } from '../../../price-tables/exchange/sheet-columns.js';
import type { PriceRowInFile } from '../../../price-tables/price-table-file.js';
import { draftHref } from '../links.js';
import type { PriceWords } from '../price-words.js';
import { fieldName } from '../row-form.js';
import { cellName, removalName, type GridSlice } from './grid-form.js';

interface GridPageWishes {
  readonly draft: PriceDraft;
  readonly words: PriceWords;
  readonly slice: GridSlice;
  readonly form: FormState;
}

/** The rows as a sheet: one field a cell, some empty rows to add more. The script adds pasting and further rows. */
export function GridPage({ draft, words, slice, form }: GridPageWishes): VNode {
  const { from, shown, previous, next } = slice;
  const href = (start: number): string => `${draftHref(draft.id, 'grid')}?from=${start}`;
  return (
    <form class="wide" method="post" action={href(from)} data-guard="">
      <FaultList faults={form.faults} />
      <Hidden values={{ version: draft.version, shown }} />
      <Notice tone="information">
        <p>
          可以直接改格中的内容；最后的空行用来添加。
          <span data-with-script="" hidden>
            在一格中粘贴从 Excel 复制的一块，会依次填入右边和下面的格子。
          </span>
          保存前不会改动草稿。
        </p>
      </Notice>
      <Grid draft={draft} words={words} slice={slice} form={form} />
      <div class="actions">
        <Button>保存这一页</Button>
        {next === null && (
          <button class="button secondary" type="button" data-add-row="" hidden>
            再加十行
          </button>
        )}
        <ButtonLink look="secondary" href={draftHref(draft.id)}>
          返回
        </ButtonLink>
      </div>
      <Pager previousHref={previous === null ? null : href(previous)} nextHref={next === null ? null : href(next)} />
    </form>
  );
}

function Grid({ draft, words, slice, form }: GridPageWishes): VNode {
  const columns = sheetColumns(draft.kind);
  const { from, shown, total, existing } = slice;
  return (
    <div class="table-frame grid-frame" tabIndex={0} role="group" aria-label="价格，可左右移动">
      <table class="table grid" data-grid="">
        <caption>
          第 {Math.min(from + 1, total)}—{Math.min(from + existing, total)} 行，共 {total} 行
        </caption>
        <thead>
          <tr>
            <th scope="col">行</th>
            {columns.map(({ header }) => (
              <th scope="col">{header}</th>
            ))}
            <th scope="col">删除</th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: shown }, (_, place) => (
            <GridRow
              number={from + place}
              columns={columns}
              form={form}
              isNew={place >= existing}
              name={nameOf(draft.rows[from + place], words)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const nameOf = (row: PriceRowInFile | undefined, words: PriceWords): string | undefined =>
  row === undefined ? undefined : words.row(row);

interface GridRowWishes {
  readonly number: number;
  readonly columns: readonly SheetColumn[];
  readonly form: FormState;
  readonly isNew: boolean;
  /** What the row prices now, to know it by while its cells move under the eye. */
  readonly name: string | undefined;
}

function GridRow({ number, columns, form, isNew, name }: GridRowWishes): VNode {
  const prefix = `rows.${number}.`;
  const isFaulty = form.faults.all.some(({ name }) => name.startsWith(prefix));
  return (
    <tr class={isFaulty ? 'faulty' : undefined} data-row={number}>
      <th scope="row">
        {isNew ? '新' : number + 1}
        {name !== undefined && <span class="row-name"> {name}</span>}
      </th>
      {columns.map((column) => (
        <td>
          <Cell column={column} number={number} form={form} />
        </td>
      ))}
      <td>
        {!isNew && (
          <input
            type="checkbox"
            name={removalName(number)}
            value="1"
            checked={form.values[removalName(number)] === '1'}
            aria-label={`删除第 ${number + 1} 行`}
          />
        )}
      </td>
    </tr>
  );
}

interface CellWishes {
  readonly column: SheetColumn;
  readonly number: number;
  readonly form: FormState;
}

function Cell({ column, number, form }: CellWishes): VNode {
  const name = cellName(number, fieldName(column));
  const value = form.values[name] ?? '';
  const faults = form.faults.all.filter((fault) => fault.name === name).map(({ text }) => text);
  const attributes: CellAttributes = {
    id: name,
    name,
    'aria-label': `第 ${number + 1} 行 ${column.header}`,
    'aria-invalid': faults.length > 0 ? 'true' : undefined,
    'aria-describedby': faults.length > 0 ? `${name}-fault` : undefined,
  };
  return (
    <>
      <CellControl column={column} value={value} attributes={attributes} />
      {faults.length > 0 && (
        <p class="fault" id={`${name}-fault`}>
          {faults.map(withoutPlace).join('；')}
        </p>
      )}
    </>
  );
}

/** At its own cell a fault need not say where it is. */
const withoutPlace = (text: string): string => text.replace(/^第 \d+ 行 [^：]*：/, '');

interface CellAttributes {
  readonly id: string;
  readonly name: string;
  readonly 'aria-label': string;
  readonly 'aria-invalid': 'true' | undefined;
  readonly 'aria-describedby': string | undefined;
}

interface CellControlWishes {
  readonly column: SheetColumn;
  readonly value: string;
  readonly attributes: CellAttributes;
}

function CellControl({ column, value, attributes }: CellControlWishes): VNode {
  const { labels, kind } = column;
  if (labels === undefined) {
    const look = kind === 'amount' || kind === 'rate' || kind === 'count' ? `figure ${kind}` : kind;
    return <input {...attributes} class={`input ${look}`} value={value} autocomplete="off" />;
  }
  const other = value === '' || value in labels ? [] : [value];
  return (
    <select {...attributes} class="input">
      {['', ...Object.keys(labels), ...other].map((code) => (
        <option value={code} selected={code === value}>
          {labels[code] ?? code}
        </option>
      ))}
    </select>
  );
}
