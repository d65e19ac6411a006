/** An order as one row of the sheet of lifts and many of the sheet of components, and back. */
import {
  componentColumns,
  componentTemplate,
  namesOf,
  yesNoNames,
} from '../../assignments/component-sheets/component-columns.js';
import {
  componentOf,
  listNames,
  shownComponent,
  type ListNames,
} from '../../assignments/component-sheets/component-rows.js';
import { codeOf, type Names } from '../../assignments/component-sheets/listed-values.js';
import type { SubmittedOrder } from '../../appraisals/order/appraisal-order.dto.js';
import type { Component, Standard } from '../../engine/index.js';
import type { SheetTemplate } from '../../price-tables/exchange/sheet-template.js';
import { referenceColumn } from './lift-columns.js';
import { appraisersOf, appraisersText, offersOf, offersText } from './listed-lift-values.js';

type Members = Readonly<Record<string, unknown>>;

const withReference = (template: SheetTemplate): SheetTemplate => ({
  ...template,
  columns: [referenceColumn, ...template.columns],
  keys: ['ref', ...template.keys],
});

/** As it is shown. */
export const componentRowTemplate = (standard: Standard): SheetTemplate => withReference(componentTemplate(standard));

/** As it is read: a type's name means something only by the edition of the lift's own order. */
export function componentRowsToRead(standard: Standard): SheetTemplate {
  const columns = componentColumns(standard).map(({ labels, ...column }) =>
    column.pointer === '/type' ? { ...column, kind: 'text' as const } : { ...column, ...(labels && { labels }) },
  );
  return withReference({ ...componentTemplate(standard), columns });
}

export function shownLift(ref: string, { components: _, ...order }: SubmittedOrder): Members {
  const { engagement, offers, lift } = order;
  return {
    ...{ ref, ...order, lift: { ...lift, machineRoom: String(lift.machineRoom) } },
    ...(engagement && {
      engagement: {
        ...engagement,
        ...(engagement.appraisers && { appraisers: appraisersText(engagement.appraisers) }),
      },
    }),
    ...(offers && { offers: offersText(offers) }),
  };
}

export const shownComponentRow = (ref: string, component: Component, names: ListNames): Members => ({
  ref,
  ...shownComponent(component, names),
});

/** What the words of an edition's catalogue mean. */
export interface CatalogueNames extends ListNames {
  readonly types: Names;
}

export const catalogueNames = (standard: Standard): CatalogueNames => ({
  ...listNames(standard),
  types: namesOf(standard.componentTypes),
});

/** Of unchecked values: whatever is not understood stays as it was written, for the checks to name. */
export function orderOfRows(liftRow: Members, componentRows: readonly Members[], names: CatalogueNames): Members {
  const { engagement, offers, lift, ...rest } = withoutReference(liftRow);
  return {
    ...rest,
    ...(isMembers(engagement) && { engagement: engagementOf(engagement) }),
    ...(lift === undefined ? {} : { lift: isMembers(lift) ? liftOf(lift) : lift }),
    ...(typeof offers === 'string' && { offers: offersOf(offers) }),
    components: componentRows.map((row) => {
      const component = componentOf(withoutReference(row), names);
      const { type } = component;
      return typeof type === 'string' ? { ...component, type: codeOf(names.types, type) } : component;
    }),
  };
}

const withoutReference = ({ ref: _, ...row }: Members): Members => row;

function engagementOf(engagement: Members): Members {
  const { appraisers } = engagement;
  return typeof appraisers === 'string' ? { ...engagement, appraisers: appraisersOf(appraisers) } : engagement;
}

function liftOf(lift: Members): Members {
  const { machineRoom } = lift;
  const isAnswer = typeof machineRoom === 'string' && Object.hasOwn(yesNoNames, machineRoom);
  return isAnswer ? { ...lift, machineRoom: machineRoom === 'true' } : lift;
}

const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null;
