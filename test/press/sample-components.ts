import type { Derivations, Table, TableRow } from '../../src/reports/report-document.js';

interface SampleComponent {
  readonly system: string;
  readonly name: string;
  readonly quantity: string;
  readonly mass: string;
  readonly method: string;
  readonly materials: string;
  readonly decision: 'scrap' | 'retain';
  readonly price: string;
  readonly amount: string;
}

type Line = readonly [string, string, string, string, string, SampleComponent['decision'], string, string];

const systems: readonly (readonly [string, readonly Line[]])[] = [
  [
    '曳引系统',
    [
      [
        '曳引机（蜗轮蜗杆，YJ200A）',
        '1 台',
        '640.000',
        '铭牌',
        '中型废钢 85 %，废铜 9 %，其他 6 %',
        'scrap',
        '2.310',
        '3,812.46',
      ],
      ['曳引钢丝绳 8×19S+FC φ13', '210.0 m', '134.400', '线密度', '中型废钢 100 %', 'scrap', '2.140', '287.62'],
      ['导向轮 φ530', '1 件', '118.000', '目录估计', '铸铁 100 %', 'scrap', '1.960', '231.28'],
      ['承重梁 [20a', '3 根', '203.400', '几何', '中型废钢 100 %', 'retain', '4.850', '592.20'],
      ['绳头组合', '10 套', '24.000', '目录估计', '中型废钢 100 %', 'scrap', '2.140', '51.36'],
    ],
  ],
  [
    '导向系统',
    [
      ['轿厢导轨 T89/B', '66.0 m', '817.080', '线密度', '中型废钢 100 %', 'retain', '62.000', '2,455.20'],
      ['对重导轨 T78/B', '66.0 m', '510.180', '线密度', '中型废钢 100 %', 'retain', '39.500', '1,564.20'],
      ['导轨支架', '48 件', '336.000', '目录估计', '轻薄废钢 100 %', 'retain', '28.000', '806.40'],
      ['导轨连接板', '28 件', '84.000', '目录估计', '中型废钢 100 %', 'retain', '16.500', '277.20'],
      ['导靴', '8 只', '20.000', '目录估计', '小型废钢 80 %，废塑料 20 %', 'scrap', '1.890', '30.24'],
    ],
  ],
  [
    '轿厢',
    [
      ['轿厢架', '1 套', '385.000', '称重', '中型废钢 100 %', 'scrap', '2.140', '823.90'],
      ['轿底（含活动地板）', '1 套', '210.000', '称重', '中型废钢 92 %，其他 8 %', 'scrap', '2.140', '413.45'],
      [
        '轿壁（SUS443 发纹不锈钢，铁素体）',
        '12 块',
        '168.000',
        '称重',
        '铁素体不锈钢废料 100 %',
        'scrap',
        '3.620',
        '608.16',
      ],
      ['轿顶', '1 套', '96.000', '称重', '轻薄废钢 100 %', 'scrap', '1.630', '156.48'],
      ['操纵箱', '1 只', '18.500', '目录估计', '轻薄废钢 70 %，废电路板 5 %，其他 25 %', 'scrap', '1.630', '21.11'],
    ],
  ],
  [
    '门系统',
    [
      ['层门（中分，800×2100）', '11 套', '902.000', '目录估计', '轻薄废钢 100 %', 'scrap', '1.630', '1,470.26'],
      ['门套（窄边）', '11 套', '286.000', '目录估计', '轻薄废钢 100 %', 'retain', '185.000', '814.00'],
      ['地坎', '11 根', '93.500', '目录估计', '废铝 100 %', 'retain', '120.000', '528.00'],
      ['门机', '1 台', '46.000', '铭牌', '轻薄废钢 88 %，废铜 6 %，其他 6 %', 'scrap', '1.630', '248.02'],
      ['层门门锁', '11 只', '13.200', '目录估计', '小型废钢 100 %', 'scrap', '1.890', '24.95'],
    ],
  ],
  [
    '重量平衡系统',
    [
      ['对重架', '1 套', '176.000', '称重', '中型废钢 100 %', 'retain', '1,980.000', '792.00'],
      ['对重块（水泥、铁矿砂浇注）', '38 块', '1,178.000', '称重', '水泥填料 100 %', 'scrap', '0.000', '0.00'],
      ['补偿链 φ16', '33.0 m', '61.380', '线密度', '中型废钢 85 %，废塑料 15 %', 'scrap', '2.140', '111.65'],
    ],
  ],
  [
    '电力拖动与电气控制系统',
    [
      ['变频器 11 kW', '1 台', '9.800', '铭牌', '废铝 40 %，废电路板 20 %，其他 40 %', 'scrap', '12.900', '50.57'],
      [
        '控制柜',
        '1 台',
        '128.000',
        '称重',
        '轻薄废钢 76 %，废铜 8 %，废电路板 3 %，其他 13 %',
        'scrap',
        '1.630',
        '842.34',
      ],
      [
        '随行电缆 TVVBP 24×0.75',
        '45.0 m',
        '28.350',
        '线密度',
        '废铜（电缆芯）26 %，废塑料 74 %',
        'scrap',
        '51.200',
        '377.40',
      ],
      ['井道电缆', '180.0 m', '63.000', '线密度', '废铜（电缆芯）22 %，废塑料 78 %', 'scrap', '51.200', '709.63'],
      ['应急电源（铅酸蓄电池）', '2 只', '8.600', '铭牌', '危险废物 900-052-31', 'scrap', '—', '0.00'],
    ],
  ],
  [
    '安全保护系统',
    [
      ['限速器及张紧装置', '1 套', '52.000', '目录估计', '铸铁 60 %，中型废钢 40 %', 'scrap', '1.960', '105.66'],
      ['安全钳', '2 副', '44.000', '目录估计', '中型废钢 100 %', 'scrap', '2.140', '94.16'],
      ['缓冲器（液压）', '2 只', '98.000', '铭牌', '中型废钢 94 %，废矿物油 6 %', 'scrap', '2.140', '197.14'],
    ],
  ],
];

const components: readonly SampleComponent[] = systems.flatMap(([system, lines]) =>
  lines.map(([name, quantity, mass, method, materials, decision, price, amount]) => ({
    system,
    name,
    quantity,
    mass,
    method,
    materials,
    decision,
    price,
    amount,
  })),
);

function plain(component: SampleComponent, number: number): TableRow {
  const { name, quantity, mass, method, materials, decision, price, amount } = component;
  const word = decision === 'scrap' ? '报废' : '保留';
  return {
    cells: [String(number), name, quantity, mass, method, materials, word, price, amount],
    role: 'plain',
    tone: decision === 'scrap' ? 'neutral' : 'avoided',
  };
}

const head = (cell: string): TableRow => ({ cells: [cell], role: 'group', tone: 'neutral' });

/** Component table; with `repeat` the same systems come again as further groups, to make long tables. */
export function componentTable(repeat = 1): Table {
  let number = 0;
  const rows = Array.from({ length: repeat }, (_, round) =>
    systems.flatMap(([system]) => [
      head(round === 0 ? system : `${system}（第 ${round + 1} 台）`),
      ...components.filter((component) => component.system === system).map((component) => plain(component, ++number)),
    ]),
  ).flat();
  return {
    kind: 'table',
    caption: '表 3　部件清单与计价明细（单价、金额均不含增值税）',
    density: 'dense',
    columns: [
      { title: '序号', weight: 4, align: 'center' },
      { title: '部件', weight: 19, align: 'left' },
      { title: '数量', weight: 8, align: 'right' },
      { title: '质量/kg', weight: 9, align: 'right' },
      { title: '计量方法', weight: 8, align: 'center' },
      { title: '材料构成', weight: 21, align: 'left' },
      { title: '处置', weight: 5, align: 'center' },
      { title: '单价/元', weight: 9, align: 'right' },
      { title: '金额/元', weight: 10, align: 'right' },
    ],
    rows: [
      ...rows,
      { cells: ['', '报废部件合计', '', '4,683.610', '', '', '', '', '10,667.84'], role: 'total', tone: 'cash' },
      { cells: ['', '保留部件合计', '', '2,506.160', '', '', '', '', '7,829.20'], role: 'total', tone: 'avoided' },
    ],
  };
}

export function derivations(repeat = 1): Derivations {
  const items = Array.from({ length: repeat }, () => components).flat();
  return {
    kind: 'derivations',
    items: items.map((component, index) => ({
      title: `${index + 1}. ${component.name}`,
      lines:
        component.price === '—'
          ? [`计算残值：${component.materials}，不计收入，${component.amount}\u2060元`]
          : component.decision === 'scrap'
            ? [
                `核定质量：${component.quantity} × 单位质量 = ${component.mass}\u2060千克（${component.method}）`,
                `计算残值：${component.mass}\u2060千克 × 1 × 0.9800 × ${component.price}000\u2060元/千克 = ${component.amount}\u2060元`,
              ]
            : [
                '处置判定：申报保留，安装单位书面同意、新电梯载荷校核、列入合同、勘察评分、报废条件检查均具备，按保留计价',
                '计算成新率：2004年9月1日至2026年6月30日已用261个月；剩余 max(540 − 261, 60) = 279个月；年限法成新率 279 ÷ (261 + 279) = 0.5167',
                '计算成新率：综合成新率 0.4 × 0.5167 + 0.6 × 0.80 = 0.6867',
                `计算余值：${component.quantity} × ${component.price}\u2060元 × 0.6867 × (1 − 0.1) = ${component.amount}\u2060元`,
              ],
      result: `${component.amount} 元`,
      tone: component.decision === 'scrap' ? 'cash' : 'avoided',
    })),
  };
}
