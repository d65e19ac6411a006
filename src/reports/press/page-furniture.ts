import type { ReportDocument } from '../report-document.js';
import { brand, faint, muted, rule, watermarkGrey } from './palette.js';
import { bodyFrame, footBaseline, headBaseline, pageHeight, pageWidth } from './page-geometry.js';
import type { PdfReference } from './pdf-file.js';
import type { Press } from './press.js';
import { setLine } from './text-setting.js';

const size = 8.2;
/** Strong enough to be seen on a copy, weak enough to read through. */
const watermarkOpacity = 0.1;
const watermarkAngle = 35;
const watermarkSize = { largest: 62, widest: 330 };

/** Head, foot and watermark of every page, written when the number of pages is known. */
export function furnishPages(press: Press, document: ReportDocument): void {
  const { pdf } = press;
  const veil = document.watermark === null ? null : transparency(press);
  for (let page = 0; page < pdf.pageCount; page += 1) {
    pdf.switchToPage(page);
    pdf.markArtifact(() => {
      if (page > 0) drawHead(press, document);
      drawFoot(press, document, page);
    }, 'Pagination');
    const text = document.watermark;
    if (veil !== null && text !== null && text !== '') {
      pdf.markArtifact(() => press.sheet.within('Veil', veil, () => drawWatermark(press, text)), 'Pagination');
    }
  }
  veil?.end();
}

function transparency(press: Press): PdfReference {
  return press.pdf.reference({ Type: 'ExtGState', ca: watermarkOpacity, CA: watermarkOpacity });
}

function drawHead({ sheet }: Press, { runningHead }: ReportDocument): void {
  const right = bodyFrame.x + bodyFrame.width;
  const rightLine = shortened(runningHead.right, bodyFrame.width * 0.6);
  const rightWidth = rightLine.width * size;
  const place = { baseline: headBaseline, size, colour: muted };
  sheet.text(shortened(runningHead.left, bodyFrame.width - rightWidth - 16), { ...place, x: bodyFrame.x });
  sheet.text(rightLine, { ...place, x: right - rightWidth });
  const y = headBaseline + 8;
  sheet.line([bodyFrame.x, y], [right, y], { colour: brand, width: 0.7 });
}

function drawFoot({ sheet, pdf }: Press, { runningFoot }: ReportDocument, page: number): void {
  const right = bodyFrame.x + bodyFrame.width;
  const line = footBaseline - 13;
  sheet.line([bodyFrame.x, line], [right, line], { colour: rule, width: 0.5 });
  const folio = setLine(`第 ${page + 1} 页\u3000共 ${pdf.pageCount} 页`, 'regular');
  const folioWidth = folio.width * size;
  const place = { baseline: footBaseline, size, colour: muted };
  sheet.text(shortened(runningFoot, bodyFrame.width - folioWidth - 16), { ...place, x: bodyFrame.x, colour: faint });
  sheet.text(folio, { ...place, x: right - folioWidth });
}

/** Heads and feet have one line: what does not fit ends in an ellipsis. */
function shortened(text: string, width: number): ReturnType<typeof setLine> {
  const whole = setLine(text, 'regular');
  if (whole.width * size <= width) return whole;
  const characters = Array.from(text);
  while (characters.length > 0 && setLine(`${characters.join('')}…`, 'regular').width * size > width) characters.pop();
  return setLine(`${characters.join('')}…`, 'regular');
}

/** Three times along the page, so that no part of it can be copied without. */
function drawWatermark({ sheet }: Press, text: string): void {
  const line = setLine(text, 'bold');
  const fontSize = Math.min(watermarkSize.largest, watermarkSize.widest / Math.max(line.width, 1));
  const length = line.width * fontSize;
  const turn = (watermarkAngle * Math.PI) / 180;
  const [dx, dy] = [(length / 2) * Math.cos(turn), (length / 2) * Math.sin(turn)];
  const shift = 0.3 * fontSize;
  for (const [x, y] of [
    [pageWidth * 0.36, pageHeight * 0.24],
    [pageWidth * 0.5, pageHeight * 0.53],
    [pageWidth * 0.64, pageHeight * 0.82],
  ] as const) {
    sheet.text(line, {
      x: x - dx + shift * Math.sin(turn),
      baseline: y + dy + shift * Math.cos(turn),
      size: fontSize,
      colour: watermarkGrey,
      angle: watermarkAngle,
    });
  }
}
