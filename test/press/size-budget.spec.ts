/**
 * What the drawing of a long report takes: bytes are the same on every machine, so a figure can be held. The aim is
 * 250 kB for 150 components of five materials (every material with a derivation of its own, 32 pages); fonts and page contents
 * are what is left to press.
 */
import { describe, expect, it } from '@jest/globals';
import { appraise } from '../../src/engine/index.js';
import { renderPdf } from '../../src/reports/render-pdf.js';
import { buildReportContent } from '../../src/reports/report-content.js';
import { benchOrder, benchRuleBook } from '../bench/bench-order.js';
import { sampleInput } from '../report-content/sample-report.js';

describe('the drawing of a report of 150 components', () => {
  it('takes no more than 305 kB, attachments and signatures apart', async () => {
    const order = benchOrder(150);
    const ruleBook = benchRuleBook();
    const outcome = appraise(order, ruleBook);
    if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.findings));
    const types = Object.entries(ruleBook.standard.componentTypes);
    const componentTypes = Object.fromEntries(types.map(([code, type]) => [code, { ...type, system: 'traction' }]));
    const standard = { ...ruleBook.standard, componentTypes };
    const { appraisal } = outcome;
    const content = buildReportContent(sampleInput({ order, standard, appraisal, attachments: [] }));
    const pdf = await renderPdf(content);
    expect(pdf.length).toBeLessThanOrEqual(305_000);
    expect(Buffer.compare(pdf, await renderPdf(content))).toBe(0);
  });
});
