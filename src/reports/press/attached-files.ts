import { createHash } from 'node:crypto';
import type { Attachment } from '../report-document.js';
import type { PdfFile, PdfReference } from './pdf-file.js';

/** Embeds files as PDF/A-3 wants them: media type, relationship, 16-byte checksum, dates, and a sorted name tree. */
export function attachFiles(pdf: PdfFile, attachments: readonly Attachment[], createdAt: Date): void {
  if (attachments.length === 0) return;
  const sorted = [...attachments].sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  const specifications = sorted.map((attachment) => fileSpecification(pdf, attachment, createdAt));
  const names = sorted.flatMap(({ name }, index) => [new String(name), specifications[index]]);
  const tree = pdf.catalog.Names as PdfReference;
  tree.data.EmbeddedFiles = { Names: names };
  pdf.catalog.AF = specifications;
}

function fileSpecification(pdf: PdfFile, attachment: Attachment, createdAt: Date): PdfReference {
  const file = pdf.reference({
    Type: 'EmbeddedFile',
    Subtype: attachment.mediaType.replaceAll('/', '#2F'),
    Params: {
      Size: attachment.bytes.length,
      CheckSum: new Uint8Array(createHash('md5').update(attachment.bytes).digest()),
      CreationDate: createdAt,
      ModDate: createdAt,
    },
  });
  file.end(attachment.bytes);
  const specification = pdf.reference({
    Type: 'Filespec',
    F: new String(attachment.name),
    UF: new String(attachment.name),
    Desc: new String(attachment.description),
    AFRelationship: attachment.relationship,
    EF: { F: file, UF: file },
  });
  specification.end();
  return specification;
}
