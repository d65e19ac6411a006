/** 附件: the tables behind the conclusion, the derivations, the parameters used, and the fingerprints. */
import type { Block, Chapter, KeyValue } from '../report-document.js';
import type { ReportScope } from './report-scope.js';
import { bulleted, heading, keyValues, paragraph } from './blocks.js';
import { componentTable } from './component-table.js';
import { deductionBlocks } from './deduction-table.js';
import { derivationBlocks } from './derivations.js';
import { findingBlocks } from './findings-table.js';
import { priceSourceTable } from './price-sources.js';
import { retainedBlocks } from './retained-table.js';
import { parameterBlocks } from './parameter-table.js';

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
