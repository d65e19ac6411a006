import type { Area } from './pdf-file.js';
import type { Press } from './press.js';
import { circlePath } from './circle-path.js';
import { sealFieldName } from '../signature-slots.js';

/** Print and Locked (ISO 32000-1, table 165). */
const widgetFlags = 4 + 128;
/** SignaturesExist and AppendOnly: the file is made to be signed and changed by increments only. */
const signatureFlags = 3;

/**
 * The empty signature field that the firm's seal fills later by an incremental update. Until then its appearance is a
 * dashed circle; PDF/A wants an appearance for every widget. A document has one such field.
 */
export function prepareSealField(press: Press, area: Area, firm: string): void {
  const { pdf } = press;
  if (pdf.catalog.AcroForm !== undefined) return;
  const appearance = pdf.reference({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, area.width, area.height],
    Resources: {},
  });
  const centre = area.width / 2;
  const circle = circlePath({ x: centre, y: centre, radius: centre - 2 });
  appearance.end(Buffer.from(`0.72 0.76 0.8 RG 0.8 w [3 3] 0 d ${circle} S`, 'latin1'));
  const description = `${firm}电子签章`;
  const element = press.element(press.root, 'Form', { alt: description });
  const widget = pdf.annotate(
    area,
    {
      Subtype: 'Widget',
      FT: 'Sig',
      T: new String(sealFieldName),
      TU: new String(description),
      F: widgetFlags,
      AP: { N: appearance },
    },
    element,
  );
  const form = pdf.reference({ Fields: [widget], SigFlags: signatureFlags });
  form.end();
  pdf.catalog.AcroForm = form;
}
