import { beforeAll, describe, expect, it } from '@jest/globals';
import { PriceTableLibrary } from '../../src/price-tables/price-table-library.js';
import { buildReportContent, type ReportInput } from '../../src/reports/report-content.js';
import type { ReportDocument } from '../../src/reports/report-document.js';
import { StandardLibrary } from '../../src/standards/standard-library.js';
import { carriedInput } from './carried-lift.js';
import { blocksOf, tableOf, wordsOf } from './sample-report.js';

const plain = (text: string): string => text.replaceAll('\u2060', '');
let input: ReportInput;
let document: ReportDocument;

beforeAll(async () => {
  const edition = (await StandardLibrary.load('standards')).find('shenyang-residual-value', '2024.1')!;
  input = carriedInput(edition, await PriceTableLibrary.load('price-tables'));
  document = buildReportContent(input);
});

const wordsIn = (title: string): string =>
  plain(wordsOf(document.chapters.find((chapter) => chapter.title.includes(title))).join('\n'));
const priceRow = (name: string): { cells: readonly string[]; detail?: string | undefined } =>
  tableOf(document, '取价依据表').rows.find(({ cells }) => cells[0]!.startsWith(name))!;

describe('the report of a lift with a private book and carried prices', () => {
  it('says both on the cover and among the special matters', () => {
    expect(document.cover.notices.map(({ title }) => title)).toEqual(['演示价格', '自有价格', '指数结转']);
    expect(document.cover.notices[1]!.text).toContain('《沈阳地区询价簿（2026年5月）》（测试评估有限公司）');
    expect(wordsIn('特别事项')).toContain('自有价格册没有公开发布');
    expect(wordsIn('特别事项')).toMatch(/乘以官方指数的变动.*中型废钢.*结转后的价格是推算值/);
  });

  it('names publisher, title and edition of the book among the sources', () => {
    expect(wordsIn('评估依据')).toContain(
      'test-firm/test-firm-scrap/2026-05-12：测试评估有限公司的自有价格册《沈阳地区询价簿（2026年5月）》，自2026年5月12日起有效',
    );
    const groups = tableOf(document, '取价依据表').rows.filter(({ role }) => role === 'group');
    const book = groups.find(({ cells }) => cells[0]!.includes('test-firm-parts'))!.cells[0]!;
    expect(book).toContain('自有价格册：沈阳市（210100）');
    expect(book).toContain('测试评估有限公司《沈阳地区询价簿（2026年5月）》，没有公开发布');
  });

  it('shows the factor in the conversion, equal rates without arithmetic, and the published range', () => {
    expect(priceRow('中型废钢').cells[2]).toBe('× 31841/32000 ÷ 1000（税率相同）');
    expect(priceRow('电机铜').cells.slice(1, 3).map(plain)).toEqual(['66,000元/吨', '÷ 1000（税率相同）']);
    expect(plain(priceRow('电机铜').detail!)).toContain('公布区间64,500元/吨至67,500元/吨');
  });

  it('lists the index levels as what they are: no mass is multiplied by them', () => {
    const groups = tableOf(document, '取价依据表').rows;
    const at = groups.findIndex(({ cells }) => cells[0]!.startsWith('官方指数（只用于结转'));
    expect(groups[at]!.cells[0]).toContain('test-statistics/made-up-index/2026-04-01');
    expect(groups[at + 2]!.cells[0]).toBe('螺纹钢 HRB400E 20 mm');
    expect(groups[at + 2]!.cells[3]).toBe('只用于结转');
    expect(groups[at + 2]!.detail).toMatch(/^用于结转.*中型废钢.*含税（税率13%）/);
    expect(wordsIn('评估依据')).toContain('只用于结转价格');
  });

  it('derives each carried price from its index rows', () => {
    const items = blocksOf(document, 'derivations').flatMap((block) => block.items);
    const steel = items.find(({ title }) => title === '中型废钢：沈阳市（210100）')!;
    const lines = steel.lines.map(plain);
    expect(lines[0]).toBe('价格自2026年4月1日起有效，至评估基准日90天；最长有效60天，此后最长结转60天');
    expect(lines[1]).toContain('螺纹钢 HRB400E 20 mm，全国（100000），自2026年4月1日起3,200.0元/吨，含税（税率13%）');
    expect(lines[2]).toContain('自2026年6月21日起3,184.1元/吨');
    expect(lines[3]).toBe('结转系数 3184.1 ÷ 3200.0 = 31841/32000 ≈ 0.995031');
    expect(lines[4]).toMatch(/元\/吨 × 31841\/32000 ÷ 1000（税率相同） = [0-9.]+元\/千克$/);
    expect(lines[5]).toBe('结转的依据：假设；废钢价格随螺纹钢变动；本数据版本的设计决定');
    expect(wordsIn('计算过程')).toContain('确定单价、指数结转、计算残值');
  });

  it('tells both in the findings, the book once with all its rows', () => {
    const cells = tableOf(document, '检查事项').rows.map((row) => row.cells);
    const own = cells.filter(([, sentence]) => sentence!.includes('自有价格册《'));
    expect(own.map(([level]) => level)).toEqual(['提示', '提示']);
    const carried = cells.filter(([, sentence]) => sentence!.includes('结转系数'));
    expect(carried).toHaveLength(2);
    expect(carried.every(([level, , clause]) => level === '警告' && clause === '废钢价格随螺纹钢变动')).toBe(true);
    expect(carried.map(([, sentence]) => sentence).join('\n')).toContain(
      '下列项目没有在最长有效天数以内的价格，以90天前生效的价格按官方指数结转至评估基准日，结转系数31841/32000（指数：test-statistics/made-up-index/2026-04-01、test-statistics/made-up-index/2026-06-21），结转的依据属于假设：',
    );
    expect(wordsIn('摘要')).toContain('按指数结转的价格');
    expect(wordsIn('评估假设')).toContain('结转系数31841/32000');
  });

  it('names the figures of the roll-forward among the parameters and leaves no hole', () => {
    expect(wordsIn('所用参数')).toMatch(
      /指数最长有效天数[\s\S]*价格最长结转天数|价格最长结转天数[\s\S]*指数最长有效天数/,
    );
    expect(wordsOf(document).join('\n')).not.toMatch(/undefined|NaN|null|\[object|\{[A-Za-z]/);
  });
});
