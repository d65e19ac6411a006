import { describe, expect, it } from '@jest/globals';
import { renderPdf } from '../../src/reports/render-pdf.js';
import type { Block, ReportDocument } from '../../src/reports/report-document.js';
import { documentText, withoutBlanks } from './pdf-reading.js';
import { paragraph, plainDocument } from './plain-document.js';
import { sampleDocument } from './sample-document.js';

type Words = { readonly [K in Block['kind']]: (block: Extract<Block, { kind: K }>) => readonly string[] };

/** The words of a block in reading order; alternative texts and the figures behind charts are not printed. */
const words: Words = {
  heading: ({ text }) => [text],
  paragraph: ({ text }) => [text],
  list: ({ items, ordered }) => items.flatMap((item, index) => [ordered ? `${index + 1}.` : '•', item]),
  'key-values': ({ rows }) => rows.flatMap(({ label, value }) => [label, value]),
  cards: ({ cards }) => cards.flatMap(({ title, caption, amount, detail }) => [title, caption, amount, ...detail]),
  callout: ({ callout }) => [callout.title, callout.text],
  table: ({ caption, columns, rows }) => [
    caption,
    ...columns.map(({ title }) => title),
    ...rows.flatMap(({ cells, detail }) => [...cells, detail ?? '']),
  ],
  'bar-chart': ({ title, bars, series }) => [
    title,
    ...bars.flatMap(({ label, valueLabel }) => [label, valueLabel]),
    ...series.map(({ name }) => name),
  ],
  'range-chart': ({ title, value, low, high }) => [title, value.label, low.label, high.label],
  derivations: ({ items }) => items.flatMap(({ title, lines, result }) => [title, result, ...lines]),
  signatures: ({ people, firm, date, sealHint }) => [
    ...people.flatMap(({ role, name, certificate }) => [role, name, certificate]),
    firm,
    date,
    sealHint,
  ],
  contents: () => [],
};

function wordsOf(block: Block): readonly string[] {
  return (words[block.kind] as (block: Block) => readonly string[])(block);
}

/** Page furniture and repeated heads stand between the parts of a block that runs over: they are taken out. */
async function printedText(document: ReportDocument): Promise<string> {
  const pages = await documentText(await renderPdf(document));
  const { left, right } = document.runningHead;
  const furniture = [`${left}${right}${document.runningFoot}`, document.runningFoot].map(withoutBlanks);
  return pages
    .map((text, index) =>
      text
        .replace(withoutBlanks(`第${index + 1}页共${pages.length}页`), '')
        .replace(furniture[0]!, '')
        .replace(furniture[1]!, ''),
    )
    .join('');
}

describe('the text of the PDF', () => {
  const sample = sampleDocument({ watermark: null });
  const blocks = sample.chapters.flatMap((chapter) => chapter.blocks);
  const kinds = [...new Set(blocks.map(({ kind }) => kind))];

  it('is sampled with every kind of block', () => {
    expect(kinds.sort()).toEqual(
      ['bar-chart', 'callout', 'cards', 'contents', 'derivations', 'heading', 'key-values', 'list', 'paragraph', 'range-chart', 'signatures', 'table'], // prettier-ignore
    );
  });

  it.each(kinds.filter((kind) => kind !== 'contents'))('equals what was put in: %s', async (kind) => {
    for (const block of blocks.filter((candidate) => candidate.kind === kind)) {
      const text = (await printedText(plainDocument([paragraph('始'), block, paragraph('终')]))).replace(/^.*?始/u, '');
      const words = withoutBlanks(wordsOf(block).join(''));
      if (kind === 'bar-chart') {
        // The scale stands between title and bars.
        expect(text.replace(/^(.*?）)[−\d,]+(?=曳)/u, '$1')).toContain(words);
      } else if (kind === 'table') {
        const head = withoutBlanks(block.kind === 'table' ? block.columns.map(({ title }) => title).join('') : '');
        const [first, ...others] = text.split(head);
        expect([first, head, others.join('')].join('')).toContain(words);
      } else {
        expect(text).toContain(words);
      }
    }
  });

  it('equals what was put in on the cover', async () => {
    const { cover } = sample;
    const text = await printedText({ ...sample, chapters: [] });
    const words = [
      cover.firm,
      sample.reportNumber,
      cover.title,
      cover.subtitle,
      ...cover.facts.flatMap(({ label, value }) => [label, value]),
      ...wordsOf({ kind: 'cards', cards: cover.cards }),
      ...cover.notices.flatMap((callout) => wordsOf({ kind: 'callout', callout })),
      cover.qr.heading,
      ...cover.qr.lines,
    ];
    expect(text).toBe(withoutBlanks(words.join('')));
  });

  it('lists every chapter with its page in the contents', async () => {
    const pages = await documentText(await renderPdf(sample));
    for (const { title } of sample.chapters.slice(1)) {
      const words = withoutBlanks(title);
      const page = pages.findIndex((text, index) => index > 1 && text.includes(words)) + 1;
      expect(pages[1]).toContain(`${words}${page}`);
    }
  });
});
