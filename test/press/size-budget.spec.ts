/**
 * What the drawing of a report takes, attachments and signatures apart: bytes are the same on every machine, so a figure can
 * be held. 150 rows, each with its derivation, are 26 pages; with five materials a row, each derived, they are 32.
 */
import { describe, expect, it } from '@jest/globals';
import { appraise, type Component } from '../../src/engine/index.js';
import { renderPdf } from '../../src/reports/render-pdf.js';
import { buildReportContent } from '../../src/reports/report-content.js';
import { benchOrder, benchRuleBook } from '../bench/bench-order.js';
import { sampleInput } from '../report-content/sample-report.js';

const materialsOf = (component: Component, count: number): Component['materials'] =>
  component.materials?.slice(0, count).map((one) => ({ ...one, share: count === 1 ? '1' : one.share }));

async function drawn(materialCount: number): Promise<{ pdf: Uint8Array; again: Uint8Array }> {
  const full = benchOrder(150);
  const components = full.components.map((one) => ({ ...one, materials: materialsOf(one, materialCount) }));
  const order = { ...full, components };
  const ruleBook = benchRuleBook();
  const outcome = appraise(order, ruleBook);
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.findings));
  const types = Object.entries(ruleBook.standard.componentTypes);
  const componentTypes = Object.fromEntries(types.map(([code, type]) => [code, { ...type, system: 'traction' }]));
  const standard = { ...ruleBook.standard, componentTypes };
  const { appraisal } = outcome;
  const content = buildReportContent(sampleInput({ order, standard, appraisal, attachments: [] }));
  return { pdf: await renderPdf(content), again: await renderPdf(content) };
}

describe('the drawing of a report of 150 components', () => {
  it.each([
    { materials: 1, most: 250_000 },
    { materials: 5, most: 272_000 },
  ])('of $materials materials takes no more than $most bytes', async ({ materials, most }) => {
    const { pdf, again } = await drawn(materials);
    expect(pdf.length).toBeLessThanOrEqual(most);
    expect(Buffer.compare(pdf, again)).toBe(0);
  });
});
