/** The three demonstration tables of Shenyang: official prices and the assumptions of docs/sources in, editions out. */
import { decimal, perThousand, round2, text, times } from './exact-decimal.mjs';
import { officialPeriods, periodName } from './official-tables.mjs';

const REGION = '210100';
const GROUNDS = { convention: '行业惯例', assumption: '假设' };
const TABLES = {
  scrap: {
    id: 'shenyang-scrap',
    title: '沈阳市电梯拆除废旧物资演示价格表',
    what: '废旧物资价格由官方价格乘以列明的比例得出，无官方价格可依的取固定假设值。价格按含税（征收率 3%）理解。',
  },
  parts: {
    id: 'shenyang-parts',
    title: '沈阳市电梯部件演示价格表',
    what: '部件新品价格由官方钢材价格乘以列明的比例得出，其余取固定假设值。价格按含税（税率 13%）理解。',
  },
  services: {
    id: 'shenyang-services',
    title: '沈阳市电梯拆除服务演示价格表',
    what: '服务价格均为固定假设值，不随官方价格变动。价格含税，税率逐行列明。',
  },
};

/** The official price under a row and the ratios from it to the row, nearest to the official price first. */
const chainOf = (row, rows, official) => {
  const anchor = official.get(row.of);
  if (anchor !== undefined) return { anchor, ratios: [row.ratio] };
  const parent = rows.find((other) => other.code === row.of);
  if (parent === undefined) throw new Error(`${row.code}: nothing is called ${row.of}`);
  const chain = chainOf(parent, rows, official);
  return { anchor: chain.anchor, ratios: [...chain.ratios, row.ratio] };
};

const kilogramsPerMetre = (row, masses) => {
  if (row.massRow === undefined) return row.massKgPerM;
  const mass = masses.get(row.massRow);
  if (mass === undefined || mass.variant !== row.variant) throw new Error(`${row.variant}: no mass in ${row.massRow}`);
  return mass.mass;
};

const derivedPrice = (row, { rows, official, masses }) => {
  const { anchor, ratios } = chainOf(row, rows, official);
  const perTonne = ratios.map(decimal).reduce(times, decimal(anchor.price));
  const mass = kilogramsPerMetre(row, masses);
  const exact = mass === undefined ? perTonne : perThousand(times(perTonne, decimal(mass)));
  const formula = [`${anchor.price} 元/吨`, ...ratios, ...(mass === undefined ? [] : [`${mass} 千克/米 ÷ 1000`])].join(
    ' × ',
  );
  const central = round2(exact);
  return {
    unit: mass === undefined ? 't' : 'm',
    price: text(central),
    low: text(round2(times(exact, decimal(row.low)))),
    high: text(round2(times(exact, decimal(row.high)))),
    document: `演示推算：${periodName(anchor.period)}${anchor.name_zh} ${anchor.grade} ${formula} = ${text(central)} 元/${mass === undefined ? '吨' : '米'}`,
    url: anchor.source_url,
    capturedOn: anchor.published_on,
  };
};

const fixedPrice = (row, publishedOn) => ({
  unit: row.unit,
  price: row.price,
  low: row.low,
  high: row.high,
  document: '演示假设：固定值，无报价',
  capturedOn: publishedOn,
});

const demonstrationRow = (row, context) => {
  const made = row.of === undefined ? fixedPrice(row, context.publishedOn) : derivedPrice(row, context);
  return {
    code: row.code,
    variant: row.variant,
    grade: row.grade,
    region: REGION,
    unit: made.unit,
    price: made.price,
    low: made.low,
    high: made.high,
    currency: 'CNY',
    taxBasis: 'included',
    taxRate: row.taxRate ?? context.taxRate,
    deliveryBasis: row.deliveryBasis,
    source: {
      kind: 'assumption',
      publisher: 'lift-appraisal 演示数据',
      document: made.document,
      url: made.url,
      capturedOn: made.capturedOn,
    },
    note: `${GROUNDS[row.ground]}：${row.note}`,
  };
};

/** Which official level the edition holds; an edition without a period of its own says so. */
const levelText = ({ validFrom, official }, anchor) =>
  validFrom === official
    ? `采用${periodName(anchor.period)}的官方价格。`
    : `沿用${periodName(anchor.period)}的官方价格水平（本版所依据的最近一期已收录官方数据）。`;

const methodText = (kind, dates, anchor) =>
  [
    '演示价格，非报价，不得用于正式评估。',
    TABLES[kind].what,
    kind === 'services' ? '各版水平相同。' : levelText(dates, anchor),
    '本表为事后编制，发布时刻按演示需要设定。比例与假设值见 docs/sources。',
  ].join('');

export const demonstrationEditions = ({ records, masses, assumptions }) => {
  const periods = officialPeriods(records);
  return Object.entries(TABLES).flatMap(([kind, table]) =>
    assumptions.editions.map((dates) => {
      const official = new Map(periods.get(dates.official).map((record) => [record.code, record]));
      const { rows, taxRate } = assumptions[kind];
      const context = { rows, taxRate, official, masses, publishedOn: dates.publishedAt.slice(0, 10) };
      return {
        path: `demonstration/${table.id}/${dates.validFrom}.yaml`,
        edition: {
          id: table.id,
          publisher: 'demonstration',
          title: table.title,
          kind,
          status: 'demonstration',
          validFrom: dates.validFrom,
          publishedAt: dates.publishedAt,
          method: methodText(kind, dates, [...official.values()][0]),
          licence: 'Apache-2.0，本项目自行编制的演示数据。',
          regions: [REGION],
          rows: rows.map((row) => demonstrationRow(row, context)),
        },
      };
    }),
  );
};
