/** 零部件评估明细表: every component by system, with decision, mass, materials, prices and amount; subtotals add up. */
import type { AppraisalLine, MaterialLine } from '../../engine/index.js';
import type { Table, TableRow, Tone } from '../report-document.js';
import type { NumberedLine, ReportScope, SystemLines } from './report-scope.js';
import { column, groupRow, row, rowWithDetail, totalRow } from './blocks.js';
import { subtract, sum } from './decimals.js';
import { grouped, percent, withoutTrailingZeros } from './format.js';
import { componentName, materialName } from './names.js';
import { massMethodName } from './describe-finding.js';
import { quantityInWords } from './engagement-chapters.js';
import { systemSums } from './charts.js';
import { unitPrice } from './unit-price.js';

const COLUMNS = 6;

export function componentTable(scope: ReportScope): Table {
  const { text } = scope;
  return {
    kind: 'table',
    caption: text('table.components'),
    columns: [
      column(text('column.number'), 2, 'center'),
      column(text('column.component'), 13),
      column(text('column.quantity'), 3, 'right'),
      column(text('column.decision'), 4, 'center'),
      column(text('column.mass'), 6, 'right'),
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
    return [title, row(['', text('components.none'), '', '', '', ''])];
  }
  return [title, ...system.lines.map((entry) => componentRow(scope, entry)), subtotal(scope, system)];
}

function componentRow(scope: ReportScope, { number, line, component }: NumberedLine): TableRow {
  const cells = [
    String(number),
    componentName(scope, component),
    quantityInWords(scope, line),
    decisionInWords(scope, line),
    scope.text('components.mass', { mass: grouped(line.massKg), method: massMethodName(scope, line.massMethod) }),
    grouped(line.amount),
  ];
  const worth = line.retained ? retainedInShort(scope, line) : materialsInShort(scope, line);
  const detail = component.description ? `${component.description}\u3000${worth}` : worth;
  return rowWithDetail(cells, detail, toneOf(line));
}

function toneOf({ decision }: AppraisalLine): Tone {
  return decision === 'retain' ? 'avoided' : 'cash';
}

export function decisionInWords({ text }: ReportScope, { decision, disposition }: AppraisalLine): string {
  if (decision === 'retain') return text('decision.retain');
  return text(disposition === 'retain' ? 'decision.scrap-although-retain' : 'decision.scrap');
}

function materialsInShort(scope: ReportScope, { materials, materialsDefaulted }: AppraisalLine): string {
  const parts = materials.map((material) => materialInShort(scope, material)).join('；');
  return materialsDefaulted ? scope.text('components.materials-defaulted', { materials: parts }) : parts;
}

function materialInShort(scope: ReportScope, material: MaterialLine): string {
  const values = { material: materialName(scope, material.material), share: percent(material.share) };
  return material.pricePerKg === null
    ? scope.text('components.hazardous', { ...values, code: material.hazardousWasteCode ?? '' })
    : scope.text('components.material', { ...values, price: grouped(withoutTrailingZeros(material.pricePerKg)) });
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
    text('components.subtotal', {
      system: text(`system.${system.system}`),
      scrap: grouped(scrap),
      retained: grouped(retained),
    }),
    '',
    '',
    grouped(sum(masses, '0.000')),
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
    grouped(amount),
  ];
  return [
    totalRow(total('scrap', scrapMassKg, scrapResidualValue.gross), 'cash'),
    totalRow(total('retained', subtract(totalMassKg, scrapMassKg), remainingValue), 'avoided'),
  ];
}
