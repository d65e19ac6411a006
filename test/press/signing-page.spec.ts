import { describe, expect, it } from '@jest/globals';
import type { StructTreeNode } from 'pdfjs-dist/types/src/display/api.js';
import { PdfFile } from '../../src/signing/pdf/pdf-file.js';
import { PdfReference } from '../../src/signing/pdf/pdf-value.js';
import { readSignatureFields } from '../../src/signing/pdf/signature-fields.js';
import { appraiserFieldSize } from '../../src/reports/press/appraiser-appearance.js';
import { renderPdf } from '../../src/reports/render-pdf.js';
import type { Signatures } from '../../src/reports/report-document.js';
import { openPdf, pageText } from './pdf-reading.js';
import { paragraph, plainDocument } from './plain-document.js';

const reviewer = { role: '复核人', name: '陈示例', certificate: '' };
const signer = (index: number) => ({
  role: '资产评估专业人员',
  name: `张${index}`,
  certificate: `C-${index}`,
  signs: true,
});

const page = (people: Signatures['people']): Promise<Uint8Array> =>
  renderPdf(
    plainDocument([
      paragraph('说明'),
      { kind: 'signatures', people, firm: '沈阳示例资产评估有限公司', date: '2026年7月15日', sealHint: '盖章处' },
    ]),
  );
const signers = (count: number) => Array.from({ length: count }, (_, index) => signer(index + 1));
const fieldNames = (count: number) => [...signers(count).map((_, index) => `Appraiser${index + 1}`), 'FirmSeal'];

interface Widget {
  fieldName: string;
  rect: [number, number, number, number];
  annotationFlags: number;
  page: number;
}

async function widgetsOf(bytes: Uint8Array): Promise<Widget[]> {
  const pdf = await openPdf(bytes);
  const found: Widget[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const annotations = (await (await pdf.getPage(number)).getAnnotations()) as (Widget & { subtype: string })[];
    found.push(...annotations.filter(({ subtype }) => subtype === 'Widget').map((one) => ({ ...one, page: number })));
  }
  await pdf.destroy();
  return found;
}

describe('the page where the appraisers sign', () => {
  it.each([2, 3])(
    'has a visible empty field for each of %s, in the order of signing, and the seal last',
    async (count) => {
      const bytes = await page([...signers(count), reviewer]);
      const file = PdfFile.open(bytes);
      const fields = readSignatureFields(file);
      expect(fields.map(({ name }) => name)).toEqual(fieldNames(count));
      for (const { dictionary, value } of fields) {
        expect(value).toBeUndefined();
        expect(dictionary.get('P')).toBeInstanceOf(PdfReference);
        expect(dictionary.get('StructParent')).toEqual(expect.any(Number));
        expect(file.dictionary(dictionary.get('AP'))?.get('N')).toBeInstanceOf(PdfReference);
      }
      const widgets = await widgetsOf(bytes);
      expect(widgets.map(({ fieldName }) => fieldName)).toEqual(fieldNames(count));
      for (const { annotationFlags } of widgets) expect(annotationFlags).toBe(4 | 128);
      for (const { rect } of widgets.slice(0, -1)) {
        expect(rect[2] - rect[0]).toBeCloseTo(appraiserFieldSize.width, 2);
        expect(rect[3] - rect[1]).toBeCloseTo(appraiserFieldSize.height, 2);
      }
      // Down the page, none over another.
      widgets.slice(1).forEach(({ rect }, index) => expect(rect[3]).toBeLessThan(widgets[index]!.rect[1]));
    },
  );

  it('describes each field for those who do not see it, inside the row of its appraiser', async () => {
    const pdf = await openPdf(await page([...signers(2), reviewer]));
    const found: string[] = [];
    const walk = (node: StructTreeNode & { alt?: string }, path: string): void => {
      const here = `${path}/${node.role}`;
      if (node.role === 'Form') found.push(`${here} ${node.alt}`);
      for (const child of node.children) {
        if ('role' in child) walk(child, here);
      }
    };
    walk(await (await pdf.getPage(pdf.numPages)).getStructTree(), '');
    await pdf.destroy();
    expect(found.map((line) => line.split('/').slice(-3).join('/'))).toEqual([
      'TR/TD/Form 资产评估专业人员张1的电子签名',
      'TR/TD/Form 资产评估专业人员张2的电子签名',
      expect.stringMatching(/Form 沈阳示例资产评估有限公司电子签章$/u),
    ]);
  });

  it('goes on over the page when there are many, and never parts a field from its row', async () => {
    const bytes = await page([...signers(24), reviewer]);
    const widgets = await widgetsOf(bytes);
    expect(widgets.map(({ fieldName }) => fieldName)).toEqual(fieldNames(24));
    const pdf = await openPdf(bytes);
    for (const { fieldName, rect, page: number } of widgets.slice(0, -1)) {
      expect(rect[1]).toBeGreaterThan(62);
      expect(await pageText(pdf, number)).toContain(`张${fieldName.slice('Appraiser'.length)}`);
    }
    await pdf.destroy();
  });

  it('has the seal alone when nobody else signs in the file', async () => {
    const people = signers(2).map((person) => ({ ...person, signs: false }));
    expect((await widgetsOf(await page([...people, reviewer]))).map(({ fieldName }) => fieldName)).toEqual([
      'FirmSeal',
    ]);
  });
});
