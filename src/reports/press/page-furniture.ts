import type { ReportDocument } from '../report-document.js';
import { brand, faint, muted, rule } from './palette.js';
import { bodyFrame, footBaseline, headBaseline } from './page-geometry.js';
import type { Press } from './press.js';
import { setLine } from './text-setting.js';
import { Watermark } from './watermark.js';

const size = 8.2;

/** Head, foot and watermark of every page, written when the number of pages is known. */
export function furnishPages(press: Press, document: ReportDocument): void {
  const { pdf } = press;
  const watermark = document.watermark ? new Watermark(press, document.watermark) : null;
  for (let page = 0; page < pdf.pageCount; page += 1) {
    pdf.switchToPage(page);
    pdf.markFurniture(() => {
      if (page > 0) drawHead(press, document);
      drawFoot(press, document, page);
    });
    watermark?.stamp();
  }
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
