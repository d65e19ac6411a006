/** The ten-day prices of the National Bureau of Statistics, one edition for each period recorded in docs/sources. */

const PERIOD_NAMES = { early: '上旬', middle: '中旬', late: '下旬' };

/** `2025-09 middle ten days` → 2025年9月中旬 */
export const periodName = (period) => {
  const [month, part] = period.split(' ');
  const [year, number] = month.split('-');
  return `${year}年${Number(number)}月${PERIOD_NAMES[part]}`;
};

export const officialPeriods = (records) => {
  const periods = new Map();
  for (const record of records) periods.set(record.period_from, [...(periods.get(record.period_from) ?? []), record]);
  return periods;
};

const officialRow = (record) => ({
  code: record.code,
  grade: `${record.name_zh} ${record.grade}`,
  region: record.region,
  unit: record.unit,
  price: record.price,
  currency: record.currency,
  taxBasis: record.tax_basis,
  taxRate: record.tax_rate,
  source: {
    kind: 'official-index',
    publisher: '国家统计局',
    document: `流通领域重要生产资料市场价格变动情况（${periodName(record.period)}）${record.read_at === 'source' ? '' : '，转载页'}`,
    url: record.source_url,
    capturedOn: record.published_on,
  },
  note:
    record.read_at === 'source'
      ? '取自国家统计局网站原文。原文为含税价，税率 0.13 为该类货物的法定增值税税率。'
      : '取自转载页，未与国家统计局原文核对。原文为含税价，税率 0.13 为该类货物的法定增值税税率。',
});

export const officialEditions = (records) =>
  [...officialPeriods(records)].map(([validFrom, rows]) => ({
    path: `national-statistics/ten-day-prices/${validFrom}.yaml`,
    edition: {
      id: 'ten-day-prices',
      publisher: 'national-statistics',
      title: `流通领域重要生产资料市场价格（${periodName(rows[0].period)}）`,
      kind: 'index',
      status: 'official',
      validFrom,
      // The bureau publishes on the 4th, 14th and 24th; 09:30 is its usual hour.
      publishedAt: `${rows[0].published_on}T09:30:00+08:00`,
      method:
        rows[0].read_at === 'source'
          ? '国家统计局按旬公布的全国流通领域市场价格（含税），逐项照录原文。'
          : '国家统计局按旬公布的全国流通领域市场价格（含税），逐项照录转载页，未与原文核对。',
      licence: '国家统计局公开发布的统计数字，引用时注明来源；本文件的编排按 Apache-2.0 许可。',
      regions: ['100000'],
      rows: rows.map(officialRow),
    },
  }));
