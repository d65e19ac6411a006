/**
 * The attached files hold only facts that are printed: every leaf of the order, the result, the price rows and the
 * workbook is looked for in the words of the report, in the form in which the report writes such a leaf.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Component, MaterialLine } from '../../src/engine/index.js';
import { attachedPrices } from '../../src/reports/attached-prices.js';
import {
  dayInChinese,
  grouped,
  instantInChinese,
  percent,
  withoutTrailingZeros,
} from '../../src/reports/content/format.js';
import { counterName, unitNameOrCode, type Naming } from '../../src/reports/content/names.js';
import { buildReportContent, reportTexts } from '../../src/reports/report-content.js';
import type { ReportDocument } from '../../src/reports/report-document.js';
import { appraisalSheets } from '../../src/reports/workbook/appraisal-workbook.js';
import { isToldOtherwise, printedWord } from './printed-words.js';
import { everyFact, reportOfEveryFact, type PrintedReport } from './every-fact.js';
import { blocksOf, tableOf, wordsOf } from './sample-report.js';

let report: PrintedReport;
let naming: Naming;
let document: ReportDocument;
let whole: string;

beforeAll(async () => {
  report = await reportOfEveryFact();
  const { order, standard, texts } = report.input;
  naming = { order, standard, text: reportTexts(texts) };
  document = buildReportContent(report.input);
  whole = plain(wordsOf(document).join('\n'));
});

it('calls every price table by its title where prices are founded, with its address behind', () => {
  const published = report.tables.filter(({ privateTo }) => privateTo === null);
  for (const { edition } of published.filter(({ edition: { editionId } }) => whole.includes(editionId))) {
    expect(whole).toContain(`《${edition.title}》（${edition.editionId}）`);
  }
  const groups = tableOf(document, '取价依据表').rows.filter(({ role }) => role === 'group');
  expect(groups.filter(({ cells }) => !cells.join('').includes('《'))).toEqual([]);
});

const plain = (words: string): string => words.replaceAll('\u2060', '');
const conditionName = (code: string): string => naming.standard.scrappingConditions[code]!.zh;

/** `order.components.3.survey.score` and its value; null says that there is nothing to print. */
type Leaf = readonly [path: string, value: string | number | boolean];

function leavesOf(value: unknown, path: string): Leaf[] {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [[path, value as Leaf[1]]];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, `${path}.${key}`));
}

function formsOf([path, value]: Leaf): readonly string[] {
  const stated = String(value);
  const word = printedWord(naming, path, stated);
  if (word !== null) return [plain(word)];
  if (/\.(unit|pricedUnit)$/.test(path)) return unitWords(stated);
  if (/^\d{4}-\d{2}-\d{2}$/.test(stated)) return [dayInChinese(stated)];
  if (/^\d{4}-\d{2}-\d{2}T/.test(stated)) return [instantInChinese(stated)];
  if (!/^-?\d+(\.\d+)?$/.test(stated)) return [stated];
  const shortened = withoutTrailingZeros(stated);
  const [whole, fraction = ''] = shortened.split('.');
  const longer = [2, 3, 4, 6].map((places) => `${whole}.${fraction.padEnd(places, '0')}`);
  return [stated, shortened, ...longer, percent(stated)].flatMap((form) => [
    form,
    form.endsWith('%') ? form : grouped(form),
  ]);
}

/** 元/米 is printed with its figure; a piece is counted in its own word: 台, 扇. */
function unitWords(unit: string): string[] {
  const bare = unit.replace(/^CNY\/?/, '');
  if (bare === '' || bare === '1') return [''];
  const parts = naming.order.components.filter((component) => component.unit === bare);
  return [unitNameOrCode(naming, bare), ...parts.map(({ type }) => counterName(naming, type, bare))];
}

/** A figure is not found inside another: 1 is not in 10. */
function isIn(text: string, form: string): boolean {
  if (!/^[−\d]/.test(form)) return text.includes(form);
  const escaped = form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\d.,])${escaped}(?![\\d]|[.,]\\d)`).test(text);
}

const missingFrom = (text: string, leaves: readonly Leaf[]): string[] =>
  leaves
    .filter(([path]) => !isToldOtherwise(path))
    .filter((leaf) => !formsOf(leaf).some((form) => isIn(text, form)))
    .map(([path, value]) => `${path} = ${value}`);

/** Rows, derivations and list entries that name a component, by its id or by its number. */
function wordsAbout({ id }: Component): string {
  const rows = blocksOf(document, 'table').flatMap((table) => table.rows.map((row) => wordsOf(row).join('\n')));
  const items = blocksOf(document, 'derivations').flatMap((block) =>
    block.items.map((item) => wordsOf(item).join('\n')),
  );
  const number = tableOf(document, '零部件评估明细表').rows.find(({ cells }) => cells[1]!.includes(`（${id}）`))!
    .cells[0]!;
  const entries = wordsOf(document).flatMap((sentence) => sentence.split('；'));
  const numbered = new RegExp(`序号${number}：`);
  const about = [...rows, ...items].filter((words) => words.includes(`（${id}）`));
  return plain([...about, ...entries.filter((entry) => numbered.test(entry))].join('\n'));
}

describe('the order in the attached record', () => {
  it('fills every field that an order may have', () => {
    const filled = new Set(leavesOf(everyFact, 'order').map(([path]) => path.split('.').at(-1)));
    const optional = [
      ...['otherUsers', 'externalReportCode', 'knownAt', 'scrap', 'parts', 'services', 'haulDistanceKm', 'machineRoom'],
      ...['registrationNumber', 'surveyor', 'surveyedOn', 'met', 'installerConsent', 'loadChecked', 'inContract'],
      ...['certificate', 'functionalObsolescence', 'amount', 'rate', 'reason', 'offeredOn', 'source', 'share', 'basis'],
      ...['travelHeightM', 'commissionedOn', 'installedOn', 'description', 'variant', 'reviewer', 'registration'],
    ];
    expect(optional.filter((name) => !filled.has(name))).toEqual([]);
  });

  it('holds no word beside its components that is not printed', () => {
    const { components, ...rest } = everyFact;
    expect(components.length).toBeGreaterThan(60);
    expect(missingFrom(whole, leavesOf(rest, 'order'))).toEqual([]);
  });

  it('holds no word of a component that is not printed where the component is named', () => {
    const missing = everyFact.components.flatMap((component, index) => {
      const leaves = leavesOf(component, `order.components.${index}`);
      return missingFrom(
        wordsAbout(component),
        leaves.filter(([path]) => !/retention\.(i|l)\w+$|\.met$/.test(path)),
      );
    });
    expect(missing).toEqual([]);
  });

  it('has every yes and no of a component in its row', () => {
    const rows = tableOf(document, '勘察与保留记录').rows;
    for (const component of everyFact.components.filter(({ survey, retention }) => survey ?? retention)) {
      const { cells, detail = '' } = rows.find((row) => row.cells[0]!.includes(`（${component.id}）`))!;
      const { installerConsent, loadChecked, inContract } = component.retention ?? {};
      const said = [installerConsent, loadChecked, inContract].map((yes) =>
        yes === undefined ? '—' : yes ? '是' : '否',
      );
      expect(cells.slice(3)).toEqual(said);
      for (const { code, met } of component.survey?.conditions ?? []) {
        const list = new RegExp(`报废条件${met ? '' : '不'}成立：[^；]*“${conditionName(code)}”`);
        expect(detail).toMatch(list);
      }
    }
  });
});

/** What is hazardous brings nothing (不计收入): no part of it is recovered. */
const asPaid = ({ recoveryRate, ...material }: MaterialLine): Partial<MaterialLine> =>
  material.pricePerKg === null ? material : { ...material, recoveryRate };

describe('the result in the attached record', () => {
  it('holds no figure or word that is not printed, the trace apart', () => {
    const { trace, lines, references, ...rest } = report.appraisal;
    expect(trace.length).toBeGreaterThan(0);
    const described = [...leavesOf(rest, 'appraisal'), ...leavesOf(Object.values(references), 'appraisal.references')];
    expect(missingFrom(whole, described)).toEqual([]);
    const missing = lines.flatMap(({ trace: steps, materials, ...rest }, index) => {
      const line = { ...rest, materials: materials.map(asPaid) };
      expect(steps.length).toBeGreaterThan(0);
      const component = everyFact.components.find(({ id }) => id === line.componentId)!;
      const leaves = leavesOf(line, `appraisal.lines.${index}`).filter(([path]) => !/rowId|retentionClass/.test(path));
      return missingFrom(wordsAbout(component), leaves);
    });
    expect(missing).toEqual([]);
  });

  it('shows the retention class of every component', () => {
    const annex = document.chapters.at(-1)!.blocks.find((block) => block.kind === 'key-values');
    const shown = wordsOf(annex).join('\n');
    for (const { retentionClass } of report.appraisal.lines) expect(shown).toContain(`保留分类 ${retentionClass} 类`);
  });
});

describe('the attached price rows', () => {
  it('hold no word or figure that is not printed', () => {
    const { appraisal, input, tables } = report;
    const { format, editions } = attachedPrices({ appraisal, fingerprints: input.fingerprints }, tables);
    expect(format).toBe('lift-appraisal-prices/1');
    expect(editions.map(({ editionId }) => editionId)).toContain('own-firm/own-parts/2026-06-12.c1');
    expect(missingFrom(whole, leavesOf({ editions }, 'prices'))).toEqual([]);
  });
});

/** Of the second method, told in a sentence of chapter ten. */
const labels = ['平均报价', '残值净额与平均报价之差', '报价离散度', '差异率'];

describe('the attached workbook', () => {
  it('holds no text and no given figure that is not printed, its own headings and notes apart', () => {
    const cells = appraisalSheets(report.input)
      .filter(({ name }) => name !== '汇总')
      .flatMap((sheet) => cellsOf(sheet.xml()).map((cell): Leaf => [sheet.name, cell]))
      .filter(([, cell]) => !labels.includes(String(cell)));
    expect(cells.length).toBeGreaterThan(500);
    expect(missingFrom(whole, cells)).toEqual([]);
  });
});

/** Texts and given figures below the headings: what is computed is a formula. */
function cellsOf(xml: Iterable<string>): string[] {
  const rows = [...xml].join('').split('<row ').slice(2).join('');
  const cells = [...rows.matchAll(/<t xml:space="preserve">([^<]*)<\/t>|<c r="\w+" s="\d+"><v>([^<]*)<\/v>/g)];
  const unescaped = (text: string): string =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  return [...new Set(cells.map(([, text, figure]) => unescaped(text ?? figure ?? '')))];
}
