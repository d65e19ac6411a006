/** Lifts as the shipped edition and tables value them, and what their reports are made from. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appraise, type Appraisal, type AppraisalOrder, type AppraisalOutcome } from '../../src/engine/index.js';
import { PriceTableLibrary } from '../../src/price-tables/price-table-library.js';
import type { ReportInput } from '../../src/reports/report-content.js';
import { StandardLibrary } from '../../src/standards/standard-library.js';
import { sampleOrder } from './sample-order.js';
import { sampleInput } from './sample-report.js';

const shares = (map: Record<string, string>): { material: string; share: string }[] =>
  Object.entries(map).map(([material, share]) => ({ material, share }));

/** The sample lift on the shipped edition and tables: variants and materials where the catalogue asks for them. */
export const lift: AppraisalOrder = {
  ...sampleOrder,
  components: sampleOrder.components.map((component) => {
    if (component.id === 'c01') return { ...component, variant: 'geared' };
    if (component.id === 'c05') return { ...component, materials: shares({ 'stainless-430': '0.9', plastics: '0.1' }) };
    if (component.id === 'c07') return { ...component, materials: shares({ concrete: '1' }) };
    return component;
  }),
};

const examples = readdirSync('examples').filter((name) => name.endsWith('.json'));
export const orders: (readonly [string, AppraisalOrder])[] = [
  ['the sample lift', lift],
  ['the sample lift, tax included', { ...lift, terms: { ...lift.terms, taxBasis: 'included' } }],
  ['the sample lift in a district', { ...lift, region: '210102' }],
  ...examples.map(
    (name) => [name, JSON.parse(readFileSync(join('examples', name), 'utf8')) as AppraisalOrder] as const,
  ),
];

export const edition = (await StandardLibrary.load('standards')).find('shenyang-residual-value', '2024.1')!;
const tables = await PriceTableLibrary.load('price-tables');

export function outcomeOf(order: AppraisalOrder): AppraisalOutcome {
  const { standard } = edition;
  const priceTables = tables.editionsOf(Object.values(standard.tables)).map((published) => published.edition);
  const filledIn = {
    ...order,
    standard: { id: standard.id, version: standard.version },
    knownAt: order.knownAt ?? '2026-11-01T00:00:00+08:00',
  };
  return appraise(filledIn, { standard, priceTables });
}

export function inputOf(order: AppraisalOrder): ReportInput & { readonly appraisal: Appraisal } {
  const outcome = outcomeOf(order);
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.findings, null, 1));
  const { standard, texts, statement } = edition;
  return sampleInput({ appraisal: outcome.appraisal, order, standard, texts, statement });
}
