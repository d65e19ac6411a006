import QRCode from 'qrcode';
import { black } from '../palette.js';
import type { Area } from '../pdf-file.js';
import type { Sheet } from '../sheet.js';

/** A QR code as rectangles, neighbouring modules of a row joined; sharp at any size. */
export function drawQrCode(sheet: Sheet, text: string, area: Area): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const module = area.width / modules.size;
  const runs: Area[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    let start = 0;
    while (start < modules.size) {
      let end = start;
      while (end < modules.size && modules.get(row, end)) end += 1;
      if (end > start) {
        const place = { x: area.x + start * module, y: area.y + row * module };
        runs.push({ ...place, width: (end - start) * module, height: module });
      }
      start = end + 1;
    }
  }
  sheet.rectangles(runs, black);
}
