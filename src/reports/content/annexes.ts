/** 附件: the tables behind the conclusion, the derivations, the parameters used, and the fingerprints. */
import type { Block, Chapter, KeyValue } from '../report-document.js';
import type { Reference } from '../../engine/index.js';
import type { ReportScope } from './report-scope.js';
import { bulleted, column, heading, keyValues, paragraph, row } from './blocks.js';
import { BASES, byKey } from './basis-chapter.js';
import { componentTable } from './component-table.js';
import { deductionBlocks } from './deduction-table.js';
import { derivationBlocks } from './derivations.js';
import { findingBlocks } from './findings-table.js';
import { priceSourceTable } from './price-sources.js';
import { retainedBlocks } from './retained-table.js';
import { unitNameOrCode } from './names.js';
import { withUnit } from './format.js';

type UsedParameter = readonly [string, Extract<Reference, { kind: 'parameter' }>];

export function annexes(scope: ReportScope): readonly Chapter[] {
  const { text } = scope;
  const annex = (name: string, blocks: readonly Block[], startsOnNewPage = false): Chapter => {
    return { title: text(`annex.${name}`), startsOnNewPage, blocks };
  };
  return [
    annex('components', [paragraph(text('components.note')), componentTable(scope)], true),
    annex('deductions', deductionBlocks(scope)),
    annex('retained', retainedBlocks(scope)),
    annex('prices', [paragraph(text('prices.intro')), priceSourceTable(scope)]),
    annex('findings', findingBlocks(scope)),
    annex('parameters', parameterBlocks(scope)),
    annex('derivations', derivationBlocks(scope), true),
    annex('fingerprints', fingerprintBlocks(scope)),
  ];
}

function parameterBlocks(scope: ReportScope): readonly Block[] {
  const { text, appraisal } = scope;
  const parameters = Object.entries(appraisal.references)
    .flatMap(([key, reference]) => (reference.kind === 'parameter' ? [[key, reference] as const] : []))
    .sort(byKey);
  if (parameters.length === 0) return [paragraph(text('parameters.none'))];
  const rows = BASES.flatMap((basis) => parameters.filter(([, reference]) => reference.basis === basis));
  return [
    paragraph(text('parameters.intro')),
    {
      kind: 'table',
      caption: text('table.parameters'),
      columns: [
        column(text('column.parameter'), 7),
        column(text('column.value'), 4, 'right'),
        column(text('column.basis-mark'), 3, 'center'),
        column(text('column.clause'), 5),
        column(text('column.source'), 9),
      ],
      rows: rows.map((entry) => row(parameterCells(scope, entry))),
      density: 'dense',
    },
  ];
}

function parameterCells(
  scope: ReportScope,
  [key, { value, unit, basis, clause, source }]: UsedParameter,
): readonly string[] {
  const { text } = scope;
  const path = key.slice('parameter:'.length);
  const { kind, subject } = scope.parameterNames.get(path) ?? { kind: 'other', subject: path };
  const name = text(`parameter.${kind}`);
  return [
    subject === '' ? name : text('parameters.name', { name, subject }),
    unit === '1' ? value : withUnit(value, unitNameOrCode(scope, unit)),
    text(`basis-mark.${basis}`),
    clause,
    source,
  ];
}

function fingerprintBlocks({ text, fingerprints, appraisal, attachments }: ReportScope): readonly Block[] {
  const rows: KeyValue[] = [
    { label: text('fingerprint.result'), value: fingerprints.result },
    { label: text('fingerprint.order'), value: fingerprints.order },
    {
      label: text('fingerprint.standard', { id: appraisal.standard.id, version: appraisal.standard.version }),
      value: fingerprints.standard,
    },
    ...fingerprints.priceTables.map(({ editionId, sha256 }) => ({
      label: text('fingerprint.price-table', { edition: editionId }),
      value: sha256,
    })),
    { label: text('fingerprint.engine', { version: appraisal.calculationVersion }), value: fingerprints.engine },
  ];
  const files = attachments.map(({ name, description }) => text('attachments.file', { name, description }));
  return [
    paragraph(text('fingerprints.intro')),
    keyValues(rows),
    heading(text('attachments.heading')),
    files.length > 0 ? bulleted(files) : paragraph(text('attachments.none')),
  ];
}
