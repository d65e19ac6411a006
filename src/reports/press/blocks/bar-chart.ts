import type { BarChart } from '../../report-document.js';
import type { Piece } from '../flow.js';
import { muted, rule, strongRule, toneColours } from '../palette.js';
import { bodyHeight, type Frame } from '../page-geometry.js';
import type { Press } from '../press.js';
import { lineHeight, printLine, printLines, styles, widthOf, wrapIn, type TextStyle } from '../text-style.js';
import { axisOf, type Axis } from './chart-axis.js';

const label: TextStyle = { ...styles.value, size: 9 };
const figure: TextStyle = { ...styles.value, size: 8.6, weight: 'bold' };
const rowPadding = 5;
const barHeight = 12;
const axisHeight = 17;
const legendHeight = 20;
/** Rows up to this height make one figure; more go on in the next one, with the same scale. */
const tallestRows = 0.75 * bodyHeight;

interface Plot {
  readonly chart: BarChart;
  readonly frame: Frame;
  readonly bars: Frame;
  readonly labelWidth: number;
  readonly axis: Axis;
}

/** Horizontal bars, stacked by series: amounts above zero to the right, amounts below zero to the left. */
export function barChartPieces(press: Press, chart: BarChart, frame: Frame): Piece[] {
  const plot = plotOf(chart, frame);
  const title: Piece = {
    height: lineHeight(styles.caption) + 5,
    gap: 14,
    keepsWithNext: true,
    draw: (y) =>
      press.leaf(press.root, 'P', () =>
        printLine(press.sheet, chart.title, { style: styles.caption, box: { ...frame, y } }),
      ),
  };
  const pieces = figuresOf(chart, plot).map((rows) => {
    const height = rows.reduce((sum, row) => sum + row.height, 0) + axisHeight + legendHeight;
    const draw = (y: number): void => drawFigure(press, plot, { rows, y, height });
    return { height, gap: 0, draw };
  });
  return chart.title === '' ? pieces : [title, ...pieces];
}

function plotOf(chart: BarChart, frame: Frame): Plot {
  const widest = (texts: readonly string[], style: TextStyle): number =>
    Math.max(0, ...texts.map((text) => widthOf(text, style)));
  const labelWidth = Math.min(
    widest(
      chart.bars.map((bar) => bar.label),
      label,
    ) + 2,
    frame.width * 0.28,
  );
  const figureWidth = widest(
    chart.bars.map((bar) => bar.valueLabel),
    figure,
  );
  const x = frame.x + labelWidth + 10;
  const bars = { x, width: Math.max(60, frame.x + frame.width - figureWidth - 12 - x) };
  const extents = chart.bars.map((bar) => extentOf(bar.values));
  const low = Math.min(0, ...extents.map((extent) => extent.low));
  const high = Math.max(0, ...extents.map((extent) => extent.high));
  return { chart, frame, bars, labelWidth, axis: axisOf({ low, high }, bars) };
}

function extentOf(values: readonly string[]): { low: number; high: number } {
  const numbers = values.map(Number);
  const sum = (keep: (value: number) => boolean): number => numbers.filter(keep).reduce((a, b) => a + b, 0);
  return { low: sum((value) => value < 0), high: sum((value) => value > 0) };
}

type Bar = BarChart['bars'][number];

interface Row {
  readonly bar: Bar;
  readonly height: number;
}

/** The rows of each figure; one figure unless the bars are too many for a page. */
function figuresOf(chart: BarChart, plot: Plot): readonly (readonly Row[])[] {
  const figures: Row[][] = [[]];
  let height = 0;
  for (const bar of chart.bars) {
    const row = { bar, height: rowHeight(bar, plot.labelWidth) };
    if (height > 0 && height + row.height > tallestRows) {
      figures.push([]);
      height = 0;
    }
    figures.at(-1)?.push(row);
    height += row.height;
  }
  return figures;
}

function rowHeight(bar: Bar, labelWidth: number): number {
  return Math.max(barHeight, wrapIn(bar.label, label, labelWidth).length * lineHeight(label)) + rowPadding;
}

interface FigurePlace {
  readonly rows: readonly Row[];
  readonly y: number;
  readonly height: number;
}

function drawFigure(press: Press, plot: Plot, { rows, y, height }: FigurePlace): void {
  const { chart, frame } = plot;
  const bbox = [frame.x, y, frame.x + frame.width, y + height] as const;
  press.leaf(press.root, ['Figure', { alt: chart.alt, bbox }], () => {
    const foot = rows.reduce((sum, row) => sum + row.height, y);
    drawAxis(press, plot, { top: y, foot });
    let top = y;
    for (const row of rows) {
      drawBar(press, plot, { ...row, top });
      top += row.height;
    }
    drawLegend(press, plot, foot + axisHeight + 4);
  });
}

function drawAxis({ sheet }: Press, { axis }: Plot, { top, foot }: { top: number; foot: number }): void {
  for (const tick of axis.ticks) {
    const x = axis.place(tick.value);
    const line = tick.value === 0 ? { colour: strongRule, width: 0.9 } : { colour: rule, width: 0.5 };
    sheet.line([x, top], [x, foot + 2], line);
    const box = { x: x - 40, y: foot + 3, width: 80, align: 'center' as const };
    printLine(sheet, tick.label, { style: styles.axis, box });
  }
}

function drawBar(
  { sheet }: Press,
  { chart, bars, frame, labelWidth, axis }: Plot,
  { bar, top, height }: { bar: Bar; top: number; height: number },
): void {
  const lines = wrapIn(bar.label, label, labelWidth);
  const labelTop = top + (height - lines.length * lineHeight(label)) / 2;
  printLines(sheet, lines, { style: label, box: { x: frame.x, y: labelTop, width: labelWidth, align: 'right' } });
  let [left, right] = [0, 0];
  bar.values.map(Number).forEach((value, index) => {
    if (value === 0) return;
    const from = value > 0 ? right : left;
    if (value > 0) right += value;
    else left += value;
    const [a, b] = [axis.place(from), axis.place(from + value)];
    const area = { x: Math.min(a, b), y: top + (height - barHeight) / 2, width: Math.abs(b - a), height: barHeight };
    sheet.rectangle(area, toneColours(chart.series[index]?.tone ?? 'neutral').fill);
  });
  const x = bars.x + bars.width + 4;
  const box = { x, y: top + (height - lineHeight(figure)) / 2, width: frame.x + frame.width - x };
  printLine(sheet, bar.valueLabel, { style: figure, box: { ...box, align: 'right' } });
}

function drawLegend({ sheet }: Press, { chart, bars }: Plot, y: number): void {
  const style: TextStyle = { ...styles.axis, size: 8.4, colour: muted };
  let x = bars.x;
  for (const series of chart.series) {
    sheet.rectangle({ x, y: y + 2, width: 8, height: 8 }, toneColours(series.tone).fill);
    printLine(sheet, series.name, { style, box: { x: x + 12, y, width: 200 } });
    x += 12 + widthOf(series.name, style) + 18;
  }
}
