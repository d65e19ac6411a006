/** 零部件评估明细表: every component by system, with decision, mass, materials, prices and amount; subtotals add up. */
import type { AppraisalLine, MaterialLine } from '../../engine/index.js';
import type { Table, TableRow, Tone } from '../report-document.js';
import type { NumberedLine, ReportScope, SystemLines } from './report-scope.js';
import { column, groupRow, row, totalRow } from './blocks.js';
import { subtract, sum } from './decimals.js';
import { grouped, percent, withoutTrailingZeros } from './format.js';
import { componentName, materialName } from './names.js';
import { massMethodName } from './describe-finding.js';
import { quantityInWords } from './engagement-chapters.js';
import { systemSums } from './charts.js';
import { unitPrice } from './unit-price.js';

const COLUMNS = 7;

export function componentTable(scope: ReportScope): Table {
  const { text } = scope;
  return {
    kind: 'table',
    caption: text('table.components'),
    columns: [
      column(text('column.number'), 2, 'center'),
      column(text('column.component'), 9),
      column(text('column.quantity'), 3, 'right'),
      column(text('column.decision'), 3, 'center'),
      column(text('column.mass'), 5, 'right'),
      column(text('column.materials'), 14),
      column(text('column.amount-yuan'), 4, 'right'),
    ],
    rows: [...scope.systems.flatMap((system) => systemRows(scope, system)), ...grandTotals(scope)],
    density: 'dense',
  };
}

function systemRows(scope: ReportScope, system: SystemLines): readonly TableRow[] {
  const { text } = scope;
  const title = groupRow(text(`system.${system.system}`), COLUMNS);
  if (system.lines.length === 0) {
    return [title, row(['', text('components.none'), '', '', '', '', ''])];
  }
  return [title, ...system.lines.map((entry) => componentRow(scope, entry)), subtotal(scope, system)];
}

function componentRow(scope: ReportScope, { number, line, component }: NumberedLine): TableRow {
  const name = componentName(scope, component);
  const cells = [
    String(number),
    component.description ? `${name}\u3000${component.description}` : name,
    quantityInWords(scope, line),
    decisionInWords(scope, line),
    scope.text('components.mass', { mass: grouped(line.massKg), method: massMethodName(scope, line.massMethod) }),
    line.retained ? retainedInShort(scope, line) : materialsInShort(scope, line.materials),
    grouped(line.amount),
  ];
  return row(cells, toneOf(line));
}

function toneOf({ decision }: AppraisalLine): Tone {
  return decision === 'retain' ? 'avoided' : 'cash';
}

export function decisionInWords({ text }: ReportScope, { decision, disposition }: AppraisalLine): string {
  if (decision === 'retain') return text('decision.retain');
  return text(disposition === 'retain' ? 'decision.scrap-although-retain' : 'decision.scrap');
}

function materialsInShort(scope: ReportScope, materials: readonly MaterialLine[]): string {
  return materials
    .map((material) => {
      const values = { material: materialName(scope, material.material), share: percent(material.share) };
      return material.pricePerKg === null
        ? scope.text('components.hazardous', { ...values, code: material.hazardousWasteCode ?? '' })
        : scope.text('components.material', { ...values, price: grouped(withoutTrailingZeros(material.pricePerKg)) });
    })
    .join('；');
}

function retainedInShort(scope: ReportScope, { retained }: AppraisalLine): string {
  if (!retained) return '';
  return scope.text('components.retained', {
    price: unitPrice(scope, withoutTrailingZeros(retained.newPrice), retained.pricedUnit),
    rate: retained.conditionRate,
  });
}

function subtotal(scope: ReportScope, system: SystemLines): TableRow {
  const { text } = scope;
  const { scrap, retained } = systemSums(system);
  const masses = system.lines.map(({ line }) => line.massKg);
  return totalRow([
    '',
    text('components.subtotal', { system: text(`system.${system.system}`) }),
    '',
    '',
    grouped(sum(masses, '0.000')),
    text('components.subtotal-parts', { scrap: grouped(scrap), retained: grouped(retained) }),
    grouped(sum([scrap, retained])),
  ]);
}

/** Two totals, never one: cash and avoided purchase stay apart. */
function grandTotals({ text, appraisal }: ReportScope): readonly TableRow[] {
  const { scrapMassKg, totalMassKg, scrapResidualValue, remainingValue } = appraisal;
  const total = (key: string, mass: string, amount: string): readonly string[] => [
    '',
    text(`components.total.${key}`),
    '',
    '',
    grouped(mass),
    text(`components.total.${key}-meaning`),
    grouped(amount),
  ];
  return [
    totalRow(total('scrap', scrapMassKg, scrapResidualValue.gross), 'cash'),
    totalRow(total('retained', subtract(totalMassKg, scrapMassKg), remainingValue), 'avoided'),
  ];
}
