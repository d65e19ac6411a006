/**
 * A finding in plain Chinese: the text of its code, with component, price row and limits named. Works for refusals
 * too, which never reach a report but must be told.
 */
import type { Finding, FindingValue, MassMethod } from '../../engine/index.js';
import type { Naming } from './names.js';
import { componentNameById, pricedItemName, readRowId, regionName, rowName, unitNameOrCode } from './names.js';
import { dayInChinese, enumerated, grouped, percent, withoutTrailingZeros } from './format.js';
import type { TextValues } from './report-texts.js';

type Reader = (naming: Naming, value: string) => string;

/** Placeholders made from single data fields; a field the finding does not carry becomes a dash. */
const READERS: Readonly<Record<string, { readonly field: string; readonly read: Reader }>> = {
  region: { field: 'region', read: regionName },
  requestedRegion: { field: 'requestedRegion', read: regionName },
  row: { field: 'rowId', read: rowName },
  unit: { field: 'unit', read: unitNameOrCode },
  edition: { field: 'editionId', read: (_, id) => id },
  publisher: { field: 'publisher', read: (_, name) => name },
  title: { field: 'title', read: (_, title) => title },
  ageDays: { field: 'ageDays', read: (_, days) => days },
  factor: { field: 'factor', read: (_, factor) => factor },
  fromIndex: { field: 'fromIndexRowId', read: (_, id) => readRowId(id).editionId },
  toIndex: { field: 'toIndexRowId', read: (_, id) => readRowId(id).editionId },
  basis: { field: 'basis', read: ({ text }, basis) => text(`basis-mark.${basis}`) },
};

/** `component` stands for the component's name where a sentence is of several. */
export function describeFinding(naming: Naming, finding: Finding, component?: string): string {
  const own = named(
    naming,
    [finding.componentId].filter((id) => id !== null),
  );
  return naming.text(`finding.${finding.code}`, {
    ...limitValues(naming),
    ...Object.fromEntries(
      Object.entries(READERS).map(([name, { field, read }]) => [name, readField(naming, finding.data[field], read)]),
    ),
    date: dayInChinese(naming.order.referenceDate),
    component: component ?? own,
    components: named(naming, listOf(finding.data['componentIds'] ?? finding.data['deduction'])),
    conditions: conditionNames(naming, finding.data['conditions']),
    item: itemName(naming, finding),
  });
}

/** One sentence for several components with the same finding. */
export function describeFindings(naming: Naming, finding: Finding, componentIds: readonly string[]): string {
  return describeFinding(naming, finding, named(naming, componentIds));
}

function readField(naming: Naming, value: FindingValue | undefined, read: Reader): string {
  return enumerated(listOf(value).map((one) => read(naming, one))) || '—';
}

function named(naming: Naming, ids: readonly string[]): string {
  return ids.length === 0 ? '—' : enumerated(ids.map((id) => nameOf(naming, id)));
}

/** A refused service price names the deduction instead of a component. */
function nameOf(naming: Naming, id: string): string {
  const deduction = naming.standard.deductions.find(({ code }) => code === id);
  return deduction ? deduction.zh : componentNameById(naming, id);
}

function itemName(naming: Naming, { data }: Finding): string {
  const { code, variant } = data;
  if (typeof code !== 'string') return '—';
  return pricedItemName(naming, code, typeof variant === 'string' ? variant : null);
}

/** Each in quotation marks: the wording of a condition has commas of its own. */
export function conditionNames({ standard, text }: Naming, codes: FindingValue | undefined): string {
  const quoted = listOf(codes).map((code) => {
    const condition = standard.scrappingConditions[code]?.zh ?? text('condition.unknown', { code });
    return text('condition.quoted', { condition });
  });
  return quoted.join('');
}

function listOf(value: FindingValue | undefined): readonly string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? value : [];
}

function limitValues({ standard: { limits } }: Naming): TextValues {
  return {
    minimumOffers: withoutTrailingZeros(limits.minimumOffers.value),
    reconciliationRatio: percent(limits.reconciliationRatio.value),
    plausibleValue: grouped(limits.plausibleResidualValue.value),
    plausibleMassLow: grouped(limits.plausibleMassLow.value),
    plausibleMassHigh: grouped(limits.plausibleMassHigh.value),
  };
}

/** 过磅, 铭牌, … ; a defaulted mass is the catalogue's. */
export function massMethodName({ text }: Naming, method: MassMethod): string {
  return text(`mass-method.${method}`);
}
