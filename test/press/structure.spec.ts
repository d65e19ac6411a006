import { describe, expect, it } from '@jest/globals';
import type { StructTreeContent, StructTreeNode } from 'pdfjs-dist/types/src/display/api.js';
import { renderPdf } from '../../src/reports/render-pdf.js';
import { openPdf } from './pdf-reading.js';
import { sampleDocument } from './sample-document.js';

type Node = StructTreeNode & { alt?: string; children: (StructTreeNode | StructTreeContent)[] };
const isNode = (child: StructTreeNode | StructTreeContent): child is Node => 'role' in child;

/** All elements of the document with the roles above them, page by page. */
async function elements(): Promise<{ role: string; path: string; alt: string | undefined }[]> {
  const pdf = await openPdf(await renderPdf(sampleDocument()));
  const found: { role: string; path: string; alt: string | undefined }[] = [];
  const walk = (node: Node, path: string): void => {
    const here = `${path}/${node.role}`;
    found.push({ role: node.role, path: here, alt: node.alt });
    node.children.filter(isNode).forEach((child) => walk(child, here));
  };
  for (let page = 1; page <= pdf.numPages; page += 1) {
    const tree = (await (await pdf.getPage(page)).getStructTree()) as Node;
    tree.children.filter(isNode).forEach((child) => walk(child, ''));
  }
  await pdf.destroy();
  return found;
}

describe('the structure tree', () => {
  it('has one title, headings in order, tables, lists, figures, contents and the field', async () => {
    const all = await elements();
    const count = (role: string): number => all.filter((element) => element.role === role).length;
    expect(count('H1')).toBe(1);
    expect(count('H2')).toBe(sampleDocument().chapters.length);
    expect(count('H3')).toBe(3);
    expect(count('TOCI')).toBe(sampleDocument().chapters.length - 1);
    expect(count('Form')).toBe(1);
    expect(count('Figure')).toBe(3);
    const paths = new Set(all.map(({ path }) => path));
    for (const path of [
      '/Document/Table/Caption',
      '/Document/Table/THead/TR/TH',
      '/Document/Table/TBody/TR/TD',
      '/Document/Table/TBody/TR/TH',
      '/Document/L/LI/Lbl',
      '/Document/L/LI/LBody',
      '/Document/TOC/TOCI/Reference/Link',
      '/Document/P/Link',
    ]) {
      expect([...paths]).toContain(path);
    }
  });

  it('describes every figure and the field', async () => {
    const described = (await elements()).filter(({ role }) => role === 'Figure' || role === 'Form');
    for (const { alt } of described) expect(alt?.length).toBeGreaterThan(5);
  });

  it('leaves no content unmarked: all operators stand inside marked content', async () => {
    const text = Buffer.from(await renderPdf(sampleDocument(), { compress: false })).toString('latin1');
    const streams = [...text.matchAll(/1 0 0 -1 0 841\.89 cm\n([^]*?)\nendstream/gu)].map((match) => match[1]!);
    expect(streams.length).toBeGreaterThanOrEqual(8);
    for (const stream of streams) {
      let depth = 0;
      for (const line of stream.split('\n')) {
        if (/>>BDC$/u.test(line)) depth += 1;
        else if (line === 'EMC') depth -= 1;
        else {
          expect({ line, marked: depth === 1 || ['', 'BT', 'ET'].includes(line.trim()) }).toEqual({
            line,
            marked: true,
          });
        }
      }
      expect(depth).toBe(0);
    }
  });
});
