import type { RangeChart } from '../../report-document.js';
import type { Piece } from '../flow.js';
import { brand, ink, muted, strongRule, toneColours } from '../palette.js';
import type { Frame } from '../page-geometry.js';
import type { Press } from '../press.js';
import type { Sheet } from '../sheet.js';
import { lineHeight, printLine, styles, widthOf, type TextStyle } from '../text-style.js';

const end: TextStyle = { weight: 'regular', size: 8.8, leading: 1.4, colour: muted };
const point: TextStyle = { weight: 'bold', size: 10.4, leading: 1.4, colour: brand };
const height = 62;
const trackHeight = 7;
/** The bar keeps away from the edges so that the labels of both ends stand under it. */
const inset = 0.08;
const roomOfEndLabel = 60;

/** A bar from low to high with the value marked on it; zero is marked when it lies inside. */
export function rangeChartPieces(press: Press, chart: RangeChart, frame: Frame): Piece[] {
  const titleHeight = chart.title === '' ? 0 : lineHeight(styles.caption) + 2;
  const draw = (y: number): void => {
    if (chart.title !== '') {
      press.leaf(press.root, 'P', () =>
        printLine(press.sheet, chart.title, { style: styles.caption, box: { ...frame, y } }),
      );
    }
    const top = y + titleHeight;
    const bbox = [frame.x, top, frame.x + frame.width, top + height] as const;
    press.leaf(press.root, ['Figure', { alt: chart.alt, bbox }], () => drawRange(press.sheet, chart, { frame, top }));
  };
  return [{ height: titleHeight + height, gap: 14, draw }];
}

function drawRange(sheet: Sheet, chart: RangeChart, { frame, top }: { frame: Frame; top: number }): void {
  const [low, value, high] = [chart.low, chart.value, chart.high].map((entry) => Number(entry.value)) as [
    number,
    number,
    number,
  ];
  const track = { x: frame.x + frame.width * inset, width: frame.width * (1 - 2 * inset) };
  const span = high - low;
  const place = (amount: number): number =>
    span > 0 ? track.x + ((amount - low) / span) * track.width : track.x + track.width / 2;
  const y = top + lineHeight(point) + 8;
  const { tint, fill } = toneColours('cash');
  sheet.rectangle({ x: track.x, y, width: track.width, height: trackHeight }, tint);
  sheet.frame({ x: track.x, y, width: track.width, height: trackHeight }, { colour: fill, width: 0.7 });
  if (low < 0 && high > 0) drawZero(sheet, track, { x: place(0), y });
  const x = place(value);
  sheet.rectangle({ x: x - 1.3, y: y - 4, width: 2.6, height: trackHeight + 8 }, brand);
  sheet.polygon(
    [
      [x - 4.2, y - 9],
      [x + 4.2, y - 9],
      [x, y - 3],
    ],
    brand,
  );
  centred(sheet, chart.value.label, { x, y: y - 11 - lineHeight(point), style: point, frame });
  const under = y + trackHeight + 6;
  centred(sheet, chart.low.label, { x: place(low), y: under, style: end, frame });
  centred(sheet, chart.high.label, { x: place(high), y: under, style: end, frame });
}

/** The end labels say where zero is when it lies close to them; otherwise it gets a label of its own. */
function drawZero(sheet: Sheet, track: Frame, { x, y }: { x: number; y: number }): void {
  sheet.line([x, y - 3], [x, y + trackHeight + 3], { colour: strongRule, width: 0.8, dash: [1.5, 1.5] });
  if (x - track.x < roomOfEndLabel || track.x + track.width - x < roomOfEndLabel) return;
  const box = { x: x - 10, y: y + trackHeight + 6, width: 20, align: 'center' as const };
  printLine(sheet, '0', { style: { ...styles.axis, colour: ink }, box });
}

/** Centred on x, but never outside the frame. */
function centred(
  sheet: Sheet,
  text: string,
  { x, y, style, frame }: { x: number; y: number; style: TextStyle; frame: Frame },
): void {
  const width = widthOf(text, style);
  const left = Math.max(frame.x, Math.min(x - width / 2, frame.x + frame.width - width));
  printLine(sheet, text, { style, box: { x: left, y, width } });
}
