/**
 * The form of one component: the very columns of the component sheet, one field each, read and shown by the same rules;
 * only the scrapping conditions have a choice of their own each. Pure.
 */
import { shownComponent, componentOf, listNames } from '../../assignments/component-sheets/component-rows.js';
import { componentColumns, componentTemplate } from '../../assignments/component-sheets/component-columns.js';
import type { DraftComponent } from '../../assignments/working-paper/working-paper.js';
import type { Component, Standard } from '../../engine/index.js';
import type { Fault } from '../../http/edge-error.js';
import type { FormBody } from '../../http/page/form-body.js';
import type { FieldFault, FormState } from '../../http/page/form-state.js';
import { RowTaker } from '../../price-tables/exchange/row-taker.js';
import type { SheetColumn } from '../../price-tables/exchange/sheet-columns.js';
import { shownCells } from '../../price-tables/exchange/sheet-values.js';
import type { SheetCell } from '../../price-tables/exchange/sheet-cell.js';

const CONDITIONS = '/survey/conditions';

/** `/mass/kgPerUnit` → `mass.kgPerUnit` */
export const fieldName = ({ pointer }: Pick<SheetColumn, 'pointer'>): string => pointer.slice(1).replaceAll('/', '.');

export const conditionField = (code: string): string => `condition:${code}`;

/** The columns that are fields of their own. */
export const formColumns = (standard: Standard): readonly SheetColumn[] =>
  componentColumns(standard).filter(({ pointer }) => pointer !== CONDITIONS);

/** What must be answered before the type may stay, and what was answered beyond that. */
export function conditionsAsked(
  standard: Standard,
  component: Pick<DraftComponent, 'type' | 'survey'>,
): readonly string[] {
  const asked = standard.componentTypes[component.type]?.requiredConditions ?? [];
  const answered = (component.survey?.conditions ?? []).map(({ code }) => code);
  return [...new Set([...asked, ...answered])];
}

export function valuesOf(component: DraftComponent, standard: Standard): Readonly<Record<string, string>> {
  // Members that are missing are shown as nothing, like in any sheet.
  const shown = shownComponent(component as Component, listNames(standard));
  const cells = shownCells(shown, formColumns(standard)).map(({ column, text }) => [
    fieldName(column),
    codeOfText(column, text),
  ]);
  const answers = (component.survey?.conditions ?? []).map(({ code, met }) => [
    conditionField(code),
    met ? 'yes' : 'no',
  ]);
  return Object.fromEntries([...cells, ...answers]) as Readonly<Record<string, string>>;
}

/** Choices of a form hold codes, not the words of the sheet. */
function codeOfText({ labels }: SheetColumn, text: string): string {
  if (labels === undefined) return text;
  return Object.entries(labels).find(([, label]) => label === text)?.[0] ?? text;
}

/** Unchecked, as the sheet reads a row. */
export function componentFromForm(sent: FormBody, standard: Standard): Record<string, unknown> {
  const columns = formColumns(standard);
  const taker = new RowTaker('', { ...componentTemplate(standard), columns });
  taker.take({ number: 1, cells: cellsOf(columns.map(({ header }) => header)) });
  taker.take({ number: 2, cells: cellsOf(columns.map((column) => sent.text(fieldName(column)))) });
  const read = componentOf(taker.rows[0]?.value ?? {}, listNames(standard));
  const conditions = answersOf(sent);
  if (conditions.length === 0) return read;
  return { ...read, survey: { ...(read['survey'] as object | undefined), conditions } };
}

const cellsOf = (texts: readonly string[]): ReadonlyMap<number, SheetCell> =>
  new Map(texts.map((text, index) => [index + 1, { kind: 'text', text }]));

function answersOf(sent: FormBody): readonly { readonly code: string; readonly met: boolean }[] {
  const prefix = conditionField('');
  return sent.names().flatMap((name) => {
    const answer = name.startsWith(prefix) ? sent.text(name) : '';
    return answer === 'yes' || answer === 'no' ? [{ code: name.slice(prefix.length), met: answer === 'yes' }] : [];
  });
}

/** `/materials/0/share` is said at the field 材质. */
export function fieldFaults(faults: readonly Fault[], standard: Standard): readonly FieldFault[] {
  const columns = formColumns(standard);
  return faults.map(({ pointer, message }) => {
    const column = columns.find((one) => pointer === one.pointer || pointer.startsWith(`${one.pointer}/`));
    // What is allowed stands above the field.
    const text = column === undefined ? message.zh : `${column.header}：${message.zh}`;
    return { name: column === undefined ? '' : fieldName(column), text };
  });
}

export const refusedComponent = (sent: FormBody, faults: readonly Fault[], standard: Standard): FormState => ({
  values: sent.values,
  faults: { title: null, detail: null, all: fieldFaults(faults, standard) },
});
