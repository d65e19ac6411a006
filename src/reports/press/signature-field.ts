import type { Area, PdfReference, StructureElement } from './pdf-file.js';
import type { Press } from './press.js';

/** Print and Locked (ISO 32000-1, table 165). */
const widgetFlags = 4 + 128;
/** SignaturesExist and AppendOnly: the file is made to be signed and changed by increments only. */
const signatureFlags = 3;

export interface EmptyField {
  readonly fieldName: string;
  /** What a screen reader says of it. */
  readonly description: string;
  readonly area: Area;
  /** What is seen until somebody signs: outlines only, from the lower left corner. */
  readonly operators: string;
}

/**
 * An empty signature field that a signature fills later by an incremental update. PDF/A wants an appearance for every
 * widget, signed or not. The form lists the fields in the order of drawing, which is the order of signing.
 */
export function prepareSignatureField(press: Press, parent: StructureElement, field: EmptyField): void {
  const { fieldName, description, area, operators } = field;
  if (press.signatureFields.has(fieldName)) return;
  const appearance = press.pdf.reference({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, area.width, area.height],
    Resources: {},
  });
  appearance.end(Buffer.from(operators, 'latin1'));
  const element = press.element(parent, 'Form', { alt: description });
  const widget = press.pdf.annotate(
    area,
    {
      Subtype: 'Widget',
      FT: 'Sig',
      T: new String(fieldName),
      TU: new String(description),
      F: widgetFlags,
      AP: { N: appearance },
    },
    element,
  );
  press.signatureFields.set(fieldName, widget);
}

/** Writes the form with all fields, once everything is drawn. */
export function closeForm({ pdf, signatureFields }: Press): void {
  if (signatureFields.size === 0) return;
  const fields: readonly PdfReference[] = [...signatureFields.values()];
  const form = pdf.reference({ Fields: fields, SigFlags: signatureFlags });
  form.end();
  pdf.catalog.AcroForm = form;
}
