/** 附件: the tables behind the conclusion, the derivations, the parameters used, and the fingerprints. */
import type { Block, Chapter, TableRow } from '../report-document.js';
import type { ReportScope } from './report-scope.js';
import { bulleted, column, heading, paragraph, row } from './blocks.js';
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
    annex('components', [paragraph(text('components.note'), 'small'), componentTable(scope)], true),
    annex('deductions', deductionBlocks(scope)),
    annex('retained', retainedBlocks(scope)),
    annex('prices', [paragraph(text('prices.intro'), 'small'), priceSourceTable(scope)]),
    annex('findings', findingBlocks(scope)),
    annex('parameters', parameterBlocks(scope)),
    annex('derivations', derivationBlocks(scope)),
    annex('fingerprints', fingerprintBlocks(scope)),
  ];
}

function fingerprintBlocks({ text, fingerprints, appraisal, attachments }: ReportScope): readonly Block[] {
  const rows: TableRow[] = [
    row([text('fingerprint.result'), fingerprints.result]),
    row([text('fingerprint.order'), fingerprints.order]),
    row([
      text('fingerprint.standard', { id: appraisal.standard.id, version: appraisal.standard.version }),
      fingerprints.standard,
    ]),
    ...fingerprints.priceTables.map(({ editionId, sha256 }) =>
      row([text('fingerprint.price-table', { edition: editionId }), sha256]),
    ),
    row([text('fingerprint.engine', { version: appraisal.calculationVersion }), fingerprints.engine]),
  ];
  const files = attachments.map(({ name, description }) => text('attachments.file', { name, description }));
  return [
    paragraph(text('fingerprints.intro'), 'small'),
    {
      kind: 'table',
      caption: text('table.fingerprints'),
      columns: [column(text('column.fingerprinted'), 7), column(text('column.fingerprint'), 11)],
      rows,
      density: 'dense',
    },
    heading(text('attachments.heading')),
    files.length > 0 ? bulleted(files) : paragraph(text('attachments.none')),
  ];
}
