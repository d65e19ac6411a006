/**
 * The sample lift at a date when the scrap table is past its age limit: a rule book of version 2 carries it by an index,
 * the firm's own book prices copper and the rails. The index levels are made up for this test.
 */
import {
  appraise,
  type AppraisalOrder,
  type Component,
  type PriceTableEdition,
  type Standard,
} from '../../src/engine/index.js';
import type { PriceTableLibrary } from '../../src/price-tables/price-table-library.js';
import type { ReportInput } from '../../src/reports/report-content.js';
import type { StandardEdition } from '../../src/standards/standard-edition.js';
import { sampleEdition, sampleRow } from '../builders/sample-tables.js';
import { sampleOrder } from './sample-order.js';
import { sampleInput } from './sample-report.js';

const days = (path: string, value: string): Standard['roundingStep'] => ({
  ...{ path, value, unit: 'd', basis: 'convention', clause: '价格指数法', source: '资产评估惯例，无约束性文本' },
});

function carrying(standard: Standard): Standard {
  const rows = Object.keys(standard.materials).map((code) => [
    code,
    {
      path: `rollForward.scrap.carriers.${code}`,
      indexCode: code.startsWith('copper') ? 'primary-copper' : 'primary-rebar',
      ...{ basis: 'assumption', clause: '废钢价格随螺纹钢变动', source: '本数据版本的设计决定' },
    },
  ]);
  return {
    ...standard,
    calculationVersion: '2',
    maxAgeDays: { ...standard.maxAgeDays, scrap: { ...standard.maxAgeDays.scrap, value: '60' } },
    rollForward: {
      table: 'made-up-index',
      maxIndexAgeDays: days('rollForward.maxIndexAgeDays', '31'),
      kinds: {
        scrap: {
          longestCarryDays: days('rollForward.scrap.longestCarryDays', '60'),
          carriers: Object.fromEntries(rows) as never,
        },
      },
    },
  };
}

const official = { kind: 'official-index', publisher: '测试统计机构', document: '旬价（测试用虚构数字）' } as const;

function indexEdition(validFrom: string, rebar: string, copper: string): PriceTableEdition {
  const row = (code: string, price: string, grade: string) =>
    sampleRow(code, price, {
      ...{ region: '100000', unit: 't', grade, taxBasis: 'included' as const, taxRate: '0.13' },
      source: { ...official, capturedOn: validFrom },
    });
  const rows = [row('primary-rebar', rebar, '螺纹钢 HRB400E 20 mm'), row('primary-copper', copper, '1# 电解铜')];
  const id = `test-statistics/made-up-index/${validFrom}`;
  const publisher = '测试统计机构';
  return sampleEdition('made-up-index', rows, { validFrom, editionId: id, regions: ['100000'], publisher });
}

const quoted = {
  kind: 'quotations',
  publisher: '测试评估有限公司',
  document: '三家回收单位书面报价',
  capturedOn: '2026-05-12',
} as const;

function ownBook(table: string, rows: PriceTableEdition['rows']): PriceTableEdition {
  return sampleEdition(table, rows, {
    editionId: `test-firm/${table}/2026-05-12`,
    publisher: '测试评估有限公司',
    title: '沈阳地区询价簿（2026年5月）',
    validFrom: '2026-05-12',
  });
}

const books = [
  ownBook('test-firm-scrap', [
    sampleRow('copper-motor', '66000', {
      ...{ unit: 't', low: '64500', high: '67500', taxBasis: 'included', taxRate: '0.03', deliveryBasis: 'picked-up' },
      source: quoted,
    }),
  ]),
  ownBook('test-firm-parts', [
    sampleRow('car-guide-rail', '92', { variant: 'T89/B', unit: 'm', taxBasis: 'excluded', source: quoted }),
  ]),
];

const shares = (map: Record<string, string>): { material: string; share: string }[] =>
  Object.entries(map).map(([material, share]) => ({ material, share }));

/** The rails stay: every condition of the shipped edition is answered. */
function answered(component: Component, { componentTypes }: Standard): Component {
  const { requiredConditions = [] } = componentTypes[component.type] ?? {};
  const conditions = requiredConditions.map((code) => ({ code, met: false }));
  return component.id === 'c03' ? { ...component, survey: { ...component.survey, conditions } } : component;
}

const order: AppraisalOrder = {
  ...sampleOrder,
  referenceDate: '2026-06-30',
  knownAt: '2026-07-14T16:00:00Z',
  priceBooks: { scrap: 'test-firm-scrap', parts: 'test-firm-parts' },
  terms: { ...sampleOrder.terms, taxBasis: 'included' },
  components: sampleOrder.components.map((component) => {
    if (component.id === 'c01') return { ...component, variant: 'geared' };
    if (component.id === 'c05') return { ...component, materials: shares({ 'stainless-430': '0.9', plastics: '0.1' }) };
    if (component.id === 'c07') return { ...component, materials: shares({ concrete: '1' }) };
    return component;
  }),
};

export function carriedInput(edition: StandardEdition, tables: PriceTableLibrary): ReportInput {
  const standard = carrying(edition.standard);
  const index = [indexEdition('2026-04-01', '3200.0', '81000'), indexEdition('2026-06-21', '3184.1', '82350')];
  const published = tables.editionsOf(Object.values(standard.tables)).map((each) => each.edition);
  const components = order.components.map((component) => answered(component, standard));
  const asked = { ...order, components, standard: { id: standard.id, version: standard.version } };
  const outcome = appraise(asked, { standard, priceTables: [...published, ...index, ...books] });
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.findings, null, 1));
  const { texts, statement } = edition;
  return sampleInput({ appraisal: outcome.appraisal, order: asked, standard, texts, statement });
}
