/** The report of the benchmark: 150 components × 5 materials with their full derivation, and what it is made from. */
import { appraise, type RuleBook } from '../../../src/engine/index.js';
import type { ReportSources } from '../../../src/reports/produce-report.js';
import { buildReportContent } from '../../../src/reports/report-content.js';
import type { ReportDocument } from '../../../src/reports/report-document.js';
import type { ReportIdentity } from '../../../src/reports/report-identity.js';
import { recordAttachment } from '../../../src/reports/report-record.js';
import { sampleOrder } from '../../report-content/sample-order.js';
import { sampleIdentity, sampleInput } from '../../report-content/sample-report.js';
import { benchOrder, benchRuleBook } from '../bench-order.js';

/** The sample's part belongs to no system of a lift; a report is ordered by them. */
function inSystem({ standard, priceTables }: RuleBook, system: string): RuleBook {
  const types = Object.entries(standard.componentTypes).map(([code, type]) => [code, { ...type, system }]);
  return { priceTables, standard: { ...standard, componentTypes: Object.fromEntries(types) } };
}

export const benchSources: ReportSources = (() => {
  const { engagement } = sampleOrder;
  const order = { ...benchOrder(150), engagement };
  const ruleBook = inSystem(benchRuleBook(), 'traction');
  const outcome = appraise(order, ruleBook);
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.findings));
  const { texts, statement, fingerprints } = sampleInput();
  const { appraisal } = outcome;
  // The bench draws with the record alone; prices and workbook are attachments of their own budget.
  return { order, appraisal, standard: ruleBook.standard, texts, statement, fingerprints, priceTables: [] };
})();

const { reportNumber, code, verifyUrl, issuedOn, createdAt } = sampleIdentity;
export const benchIdentity: ReportIdentity = { reportNumber, code, verifyUrl, issuedOn, createdAt };

/** The words of the report, its record attached; with fields for the appraisers where they sign in the file. */
export function benchDocument(appraisersSign: boolean): ReportDocument {
  const { order, appraisal, fingerprints } = benchSources;
  return buildReportContent({
    ...benchSources,
    identity: { ...benchIdentity, registered: true, developmentSeal: true, appraisersSign },
    missingForIssue: [],
    attachments: [recordAttachment({ report: benchIdentity, order, appraisal, fingerprints })],
  });
}
