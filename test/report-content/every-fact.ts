/** A lift whose order fills every field it may have, with words and figures of their own, and its report. */
import { readFileSync } from 'node:fs';
import {
  appraise,
  type Appraisal,
  type AppraisalOrder,
  type Component,
  type PriceTableEdition,
} from '../../src/engine/index.js';
import { PriceTableLibrary } from '../../src/price-tables/price-table-library.js';
import type { PublishedEdition } from '../../src/price-tables/price-table-file.js';
import type { ReportInput } from '../../src/reports/report-content.js';
import { StandardLibrary } from '../../src/standards/standard-library.js';
import { sampleEdition, sampleRow } from '../builders/sample-tables.js';
import { sampleInput } from './sample-report.js';

const example = JSON.parse(readFileSync('examples/02-eleven-stops-2004-geared.json', 'utf8')) as AppraisalOrder;

/** A part that goes, although everything was stated of it that can be. */
const scrapped: Partial<Component> = {
  installedOn: '2005-10-03',
  survey: {
    score: '0.37',
    conditions: [
      { code: 'motor-bearing-broken', met: true },
      { code: 'motor-rotor-rubbing', met: false },
    ],
    surveyedOn: '2026-06-17',
    surveyor: '钱勘察',
    evidence: ['勘察记录甲', '勘察记录乙'],
  },
  retention: {
    installerConsent: true,
    loadChecked: false,
    inContract: true,
    certificate: '型试字第77号',
    functionalObsolescence: '0.23',
    refurbishment: { amount: '123.45', taxBasis: 'included', rate: '0.06' },
    reason: '电机曾经重绕',
  },
  evidence: ['照片甲', '磅单乙'],
};

function changed(component: Component): Component {
  if (component.id === 'c01') return { ...component, ...scrapped };
  // A condition that applies closes the gate of a part that was to stay.
  if (component.id === 'c10') return { ...component, survey: met(component) };
  if (component.id !== 'c09') return component;
  const refurbishment = { amount: '3.75', taxBasis: 'excluded' as const };
  const stated = { functionalObsolescence: '0.17', refurbishment, reason: '导轨面需要修磨' };
  return { ...component, retention: { ...component.retention, ...stated } };
}

function met({ survey }: Component): Component['survey'] {
  const conditions = survey!.conditions!.slice(1).map(({ code }, index) => ({ code, met: index === 0 }));
  return { ...survey, conditions };
}

const source = {
  kind: 'quotations',
  ...{ publisher: '询价经办单位', document: '询价记录汇编', capturedOn: '2026-06-11' },
  ...{ url: 'https://example.org/quotes/17', evidenceSha256: 'ab'.repeat(32) },
} as const;

const ownBook: PriceTableEdition = sampleEdition(
  'own-parts',
  [sampleRow('car-guide-rail', '97.5', { variant: 'T89/B', unit: 'm', low: '93.1', high: '99.9', source })],
  {
    ...{
      editionId: 'own-firm/own-parts/2026-06-12.c1',
      validFrom: '2026-06-12',
      corrects: 'own-firm/own-parts/2026-06-12',
    },
    ...{ publisher: '沈阳示例资产评估有限公司', title: '新件询价簿', publishedAt: '2026-06-13T07:08:09+08:00' },
  },
);

const published: PublishedEdition = {
  ...{ edition: ownBook, kind: 'parts', fingerprint: 'c'.repeat(64), file: '', origin: 'draft' },
  privateTo: 'the firm',
};

export const everyFact: AppraisalOrder = {
  ...example,
  knownAt: '2026-11-02T03:04:05+08:00',
  priceBooks: { scrap: 'own-scrap', parts: 'own-parts', services: 'own-services' },
  components: example.components.map(changed),
};

export interface PrintedReport {
  readonly input: ReportInput;
  readonly order: AppraisalOrder;
  readonly appraisal: Appraisal;
  readonly tables: readonly PublishedEdition[];
}

export async function reportOfEveryFact(): Promise<PrintedReport> {
  const edition = (await StandardLibrary.load('standards')).find('shenyang-residual-value', '2024.1')!;
  const library = await PriceTableLibrary.load('price-tables');
  const { standard, texts, statement } = edition;
  const tables = [...library.editionsOf(Object.values(standard.tables)), published];
  const priceTables = tables.map((table) => table.edition);
  const outcome = appraise(everyFact, { standard, priceTables });
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.findings, null, 1));
  const { appraisal, consultedEditions } = outcome;
  const asked = tables.filter((table) => consultedEditions.includes(table.edition.editionId));
  const fingerprints = {
    ...sampleInput().fingerprints,
    priceTables: asked.map((table) => ({ editionId: table.edition.editionId, sha256: table.fingerprint })),
  };
  const sources = { appraisal, order: everyFact, standard, texts, statement, fingerprints };
  return { input: sampleInput({ ...sources, priceTables: asked }), order: everyFact, appraisal, tables: asked };
}
