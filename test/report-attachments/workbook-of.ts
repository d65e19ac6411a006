/** The workbook of a random appraisal, as a report would carry it. */
import type { ReportInput } from '../../src/reports/report-content.js';
import { workbookAttachment } from '../../src/reports/workbook/appraisal-workbook.js';
import { sampleIdentity, shippedTexts } from '../report-content/sample-report.js';
import type { Appraised } from './random-appraised.js';

const texts = shippedTexts();

export function inputOf({ order, appraisal, standard, fingerprints }: Appraised): ReportInput {
  const rest = {
    texts,
    statement: '',
    priceTables: [],
    identity: sampleIdentity,
    missingForIssue: [],
    attachments: [],
  };
  return { order, appraisal, standard, fingerprints, ...rest };
}

/** null: a figure has more digits than a spreadsheet keeps. */
export async function workbookOf(appraised: Appraised): Promise<Uint8Array | null> {
  try {
    return (await workbookAttachment(inputOf(appraised))).bytes;
  } catch (error) {
    if ((error as { code?: string }).code === 'report-figure-too-long') return null;
    throw error;
  }
}
