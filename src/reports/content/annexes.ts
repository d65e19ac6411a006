/** 附件: the tables behind the conclusion, the derivations, the parameters used, and the fingerprints. */
import type { Block, Chapter, TableRow } from '../report-document.js';
import type { ReportFingerprints } from './report-input.js';
import type { ReportScope } from './report-scope.js';
import { bulleted, column, heading, paragraph, row, rowWithDetail } from './blocks.js';
import { componentTable } from './component-table.js';
import { dayInChinese } from './format.js';
import { deductionBlocks } from './deduction-table.js';
import { derivationBlocks } from './derivations.js';
import { findingBlocks } from './findings-table.js';
import { editionHead } from './price-edition.js';
import { priceEvidence } from './price-evidence.js';
import { priceSourceTable } from './price-sources.js';
import { recordBlocks } from './record-annex.js';
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
    annex('prices', [paragraph(text('prices.intro'), 'small'), priceSourceTable(scope), ...priceEvidence(scope)]),
    annex('findings', findingBlocks(scope)),
    annex('parameters', parameterBlocks(scope)),
    annex('derivations', derivationBlocks(scope)),
    annex('fingerprints', fingerprintBlocks(scope)),
    annex('record', recordBlocks(scope)),
  ];
}

function fingerprintBlocks(scope: ReportScope): readonly Block[] {
  const { text, standard, fingerprints, appraisal, attachments } = scope;
  const rows: TableRow[] = [
    row([text('fingerprint.result'), fingerprints.result]),
    row([text('fingerprint.order'), fingerprints.order]),
    rowWithDetail(
      [
        text('fingerprint.standard', { id: appraisal.standard.id, version: appraisal.standard.version }),
        fingerprints.standard,
      ],
      text('fingerprint.standard-head', { title: standard.title, validFrom: dayInChinese(standard.validFrom) }),
    ),
    ...fingerprints.priceTables.map((table) => priceTableRow(scope, table)),
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

function priceTableRow(scope: ReportScope, table: ReportFingerprints['priceTables'][number]): TableRow {
  const cells = [scope.text('fingerprint.price-table', { edition: table.editionId }), table.sha256];
  const head = editionHead(scope, table);
  return head === '' ? row(cells) : rowWithDetail(cells, head);
}
