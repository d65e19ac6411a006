import type { KeyValue } from '../../report-document.js';
import type { Piece } from '../flow.js';
import { rule } from '../palette.js';
import type { Frame } from '../page-geometry.js';
import { whenNeeded, type Press } from '../press.js';
import { lineHeight, printLines, styles, widthOf, wrapIn } from '../text-style.js';

const usualPadding = 3.2;
/** Labels never take more than a third of the width. */
const widestLabel = 0.32;

/** Label and value side by side: a table of two columns, the labels its row heads. */
export function keyValuePieces(
  press: Press,
  rows: readonly KeyValue[],
  { padding = usualPadding, ...frame }: Frame & { readonly padding?: number },
): Piece[] {
  const natural = Math.max(0, ...rows.map((row) => widthOf(row.label, styles.label)));
  const labelWidth = Math.min(natural + 18, frame.width * widestLabel);
  const value = { x: frame.x + labelWidth, width: frame.width - labelWidth };
  const body = whenNeeded(() => press.element(press.element(press.root, 'Table'), 'TBody'));
  return rows.map((row, index) => {
    const labels = wrapIn(row.label, styles.label, labelWidth - 12);
    const values = wrapIn(row.value, styles.value, value.width);
    const height =
      Math.max(labels.length * lineHeight(styles.label), values.length * lineHeight(styles.value)) + 2 * padding;
    return {
      height,
      gap: index === 0 ? 8 : 0,
      draw: (y: number) => {
        const element = press.element(body(), 'TR');
        const top = y + padding;
        press.leaf(element, ['TH', { scope: 'Row' }], () =>
          printLines(press.sheet, labels, { style: styles.label, box: { x: frame.x, y: top, width: labelWidth - 12 } }),
        );
        press.leaf(element, 'TD', () =>
          printLines(press.sheet, values, { style: styles.value, box: { ...value, y: top } }),
        );
        const foot = y + height;
        press.decorate(() =>
          press.sheet.line([frame.x, foot], [frame.x + frame.width, foot], { colour: rule, width: 0.5 }),
        );
      },
    };
  });
}
