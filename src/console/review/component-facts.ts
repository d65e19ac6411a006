/** What the paper says of a component, in the words of the component sheet: one line a fact. Pure. */
import { componentColumns } from '../../assignments/component-sheets/component-columns.js';
import { listNames, shownComponent } from '../../assignments/component-sheets/component-rows.js';
import type { Component, Standard } from '../../engine/index.js';
import { shownCells } from '../../price-tables/exchange/sheet-values.js';

const inTheTitle = ['/id', '/type', '/variant'];

export function componentFacts(component: Component, standard: Standard): readonly (readonly [string, string])[] {
  const shown = shownComponent(component, listNames(standard));
  return shownCells(shown, componentColumns(standard))
    .filter(({ column, text }) => text !== '' && !inTheTitle.includes(column.pointer))
    .map(({ column, text }) => [column.header, text.replaceAll('\n', '；')] as const);
}
