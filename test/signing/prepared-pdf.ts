import PDFDocument from 'pdfkit';

export interface PreparedPdf {
  /** Names of the empty signature fields. */
  fieldNames?: string[];
  attachment?: { name: string; bytes: Buffer };
  text?: string;
}

/** A small one-page PDF with empty signature fields, made as the reports' renderer makes them. */
export async function preparedPdf({ fieldNames = ['seal'], attachment, text = 'Residual value' }: PreparedPdf = {}) {
  const created = new Date('2026-10-01T00:00:00Z');
  const document = new PDFDocument({
    size: 'A4',
    pdfVersion: '1.7',
    lang: 'zh-CN',
    info: { Title: 'Appraisal', CreationDate: created, ModDate: created },
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise<void>((resolve) => document.on('end', resolve));
  const raw = document as unknown as RawDocument;
  document.text(text);
  if (attachment) {
    const { name, bytes } = attachment;
    const dates = { creationDate: created, modifiedDate: created };
    document.file(bytes, { name, type: 'application/json', ...dates });
  }
  const fields = fieldNames.map((name, index) => addSignatureField(raw, name, 72 + index * 140));
  const form = raw.ref({ Fields: fields, SigFlags: 0 });
  form.end();
  raw._root.data.AcroForm = form;
  // The dictionary above is whole; pdfkit would look for its own.
  raw.endAcroForm = () => undefined;
  document.end();
  await finished;
  return new Uint8Array(Buffer.concat(chunks));
}

interface RawReference {
  end(): void;
}
interface RawDocument {
  ref(data: Record<string, unknown>): RawReference;
  page: { dictionary: RawReference; annotations: RawReference[] };
  _root: { data: Record<string, unknown> };
  endAcroForm: () => void;
}

function addSignatureField(document: RawDocument, name: string, left: number): RawReference {
  const widget = document.ref({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: new String(name),
    TU: new String('评估机构电子签章'),
    F: 132,
    Rect: [left, 72, left + 119.055, 191.055],
    P: document.page.dictionary,
  });
  document.page.annotations.push(widget);
  widget.end();
  return widget;
}
