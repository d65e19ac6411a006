import type { VNode } from 'preact';
import { create } from 'qrcode';

/** Light modules around the code, as ISO/IEC 18004 asks for. */
const quietZone = 4;

/** A QR code as a drawing in the page: no picture is loaded, nothing is stored. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }): VNode {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const whole = size + 2 * quietZone;
  const dark: string[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (modules.get(row, column)) dark.push(`M${column + quietZone} ${row + quietZone}h1v1h-1z`);
    }
  }
  return (
    <svg class="qr" viewBox={`0 0 ${whole} ${whole}`} shape-rendering="crispEdges" role="img" aria-label={label}>
      <rect width={whole} height={whole} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  );
}
