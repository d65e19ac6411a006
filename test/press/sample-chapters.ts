import type { Block } from '../../src/reports/report-document.js';

export const conclusion: readonly Block[] = [
  {
    kind: 'paragraph',
    style: 'lead',
    text: '以 2026 年 6 月 30 日为评估基准日，该电梯的残余价值为人民币 16,900.00\u2060元（大写：人民币壹万陆仟玖佰元整）。其中残值是卖掉拆下部件能收到的现金，余值是保留部件使新梯少花的钱，两者性质不同，分别列示。',
  },
  {
    kind: 'cards',
    cards: [
      {
        title: '残值（净）',
        caption: '可收到的现金',
        amount: '9,067.84 元',
        detail: ['大写：玖仟零陆拾柒元捌角肆分'],
        tone: 'cash',
      },
      {
        title: '余值',
        caption: '少花的钱，不是现金',
        amount: '7,829.20 元',
        detail: ['大写：柒仟捌佰贰拾玖元贰角'],
        tone: 'avoided',
      },
      {
        title: '残余价值',
        caption: '取整到 100 元，差额 2.96 元',
        amount: '16,900.00 元',
        detail: ['取整前 16,897.04 元'],
        tone: 'neutral',
      },
    ],
  },
  {
    kind: 'range-chart',
    title: '评估值的区间（元）',
    alt: '评估值区间：最低 13,200.00 元，评估值 16,900.00 元，最高 21,400.00 元',
    low: { value: '13200.00', label: '低 13,200.00' },
    value: { value: '16900.00', label: '16,900.00' },
    high: { value: '21400.00', label: '高 21,400.00' },
  },
  {
    kind: 'bar-chart',
    title: '按系统划分的价值构成（元）',
    alt: '条形图：曳引系统残值 4,382.72、余值 592.20；导向系统残值 30.24、余值 5,103.00；轿厢残值 2,023.10；门系统残值 1,743.23、余值 1,342.00；重量平衡系统残值 111.65、余值 792.00；电气残值 1,979.94；安全保护系统残值 396.96；扣除 −1,600.00',
    series: [
      { name: '残值', tone: 'cash' },
      { name: '余值', tone: 'avoided' },
      { name: '扣除', tone: 'warning' },
    ],
    bars: [
      { label: '曳引系统', values: ['4382.72', '592.20', '0'], valueLabel: '4,974.92' },
      { label: '导向系统', values: ['30.24', '5103.00', '0'], valueLabel: '5,133.24' },
      { label: '轿厢', values: ['2023.10', '0', '0'], valueLabel: '2,023.10' },
      { label: '门系统', values: ['1743.23', '1342.00', '0'], valueLabel: '3,085.23' },
      { label: '重量平衡系统', values: ['111.65', '792.00', '0'], valueLabel: '903.65' },
      { label: '电力拖动与电气控制', values: ['1979.94', '0', '0'], valueLabel: '1,979.94' },
      { label: '安全保护系统', values: ['396.96', '0', '0'], valueLabel: '396.96' },
      { label: '拆除、运输等扣除', values: ['0', '0', '-1600.00'], valueLabel: '−1,600.00' },
    ],
  },
  {
    kind: 'callout',
    callout: {
      title: '结论依赖的假设',
      text: '评估值中有 31.00 % 来自目录质量等假设。若委托人对拆下部件称重，可请评估机构按实际质量出具更正报告；对重块经现场确认为水泥、铁矿砂浇注，按无价值处理。',
      tone: 'cash',
    },
  },
];

export const basis: readonly Block[] = [
  { kind: 'heading', text: '（一）委托人及其他使用人' },
  {
    kind: 'key-values',
    rows: [
      { label: '委托人', value: '沈阳市和平区某某街道某某小区业主委员会' },
      { label: '其他使用人', value: '该单元全体业主；沈阳市和平区房产局；新电梯采购合同的投标人' },
      { label: '评估目的', value: '为住宅老旧电梯更新时旧梯处置提供价值参考' },
      { label: '价值类型', value: '残余价值：拆零变现价值的估计数额' },
      { label: '费用承担', value: '拆除费由新梯承包方承担，不在残值中扣除' },
    ],
  },
  { kind: 'heading', text: '（二）评估依据' },
  {
    kind: 'list',
    ordered: true,
    items: [
      '《中华人民共和国资产评估法》第二十三条至第二十九条：评估委托合同、现场调查、评估方法、内部审核、签名盖章与档案保存。',
      '《中华人民共和国特种设备安全法》第二十七条、第三十二条、第四十八条：报废的特种设备不得出售、出租和使用，“使用功能去除”后方可作为废旧物资处置。',
      'GB/T 31821—2015《电梯主要部件报废技术条件》：逐个部件判断，不存在整机报废条件。',
      '团体标准《住宅老旧电梯残余价值评估程序》：标准正文未公开，本报告采用重建版本，凡非标准条文处均逐项标明“惯例”或“假设”。',
    ],
  },
  { kind: 'heading', text: '（三）评估方法' },
  {
    kind: 'paragraph',
    style: 'body',
    text: '残值采用市场法：以部件质量乘以材料构成比例、回收率与评估基准日的废旧物资价格，逐项取整到分后相加，再扣除拆除、切割分拣、运输和危险废物处置费用。余值采用成本法：以评估基准日的新件价格乘以综合成新率，扣除功能性贬值与整修费用；余值不低于同一部件的残值，不高于新件价格。',
  },
  {
    kind: 'paragraph',
    style: 'body',
    text: '综合成新率由年限成新率（权重 0.4）与勘察成新率（权重 0.6）加权得到，保留四位小数，“四舍五入”为远离零。年限成新率按部件各自的经济寿命计算，而不是按整台电梯计算：整机经济寿命为 12～15 年，若按整机直线折旧，凡列入更新的电梯成新率均不大于零，与事实不符。Ageing is taken per component, never for the whole lift; see GB/T 31821 and the checklist of the surveyor for the evidence collected on site.',
  },
  {
    kind: 'paragraph',
    style: 'small',
    text: '注：电子签名依据《中华人民共和国电子签名法》第十三条、第十四条，与手写签名或者盖章具有同等的法律效力。',
  },
  {
    kind: 'callout',
    callout: {
      title: '提示：保留条件',
      text: '轿厢导轨的新梯载荷校核由安装单位书面确认；若新梯制造单位不同意保留，相应余值为零，部件转为报废。',
      tone: 'warning',
    },
  },
];

export const lists: readonly Block[] = [
  {
    kind: 'table',
    caption: '表 4　采用的价格',
    density: 'normal',
    columns: [
      { title: '编号', weight: 8, align: 'center' },
      { title: '品目', weight: 24, align: 'left' },
      { title: '来源与口径', weight: 44, align: 'left' },
      { title: '取价日', weight: 14, align: 'center' },
      { title: '价格', weight: 18, align: 'right' },
    ],
    rows: [
      {
        cells: [
          'S1',
          '中型废钢（201B）',
          '演示价格表：由国家统计局旬价按比例推算，含税 3 %',
          '2026-06-24',
          '2,140.00 元/t',
        ],
        role: 'plain',
        tone: 'neutral',
      },
      {
        cells: ['S2', '废铜（电缆芯）', '三家回收商报价的平均值，上门自提', '2026-06-28', '51.20 元/kg'],
        role: 'plain',
        tone: 'neutral',
      },
      {
        cells: [
          'S3',
          '铁素体不锈钢废料',
          '演示价格表；未见沈阳行，采用辽宁省行（210000），已列为提示',
          '2026-06-24',
          '3.62 元/kg',
        ],
        role: 'plain',
        tone: 'warning',
      },
      {
        cells: [
          'P1',
          '轿厢导轨 T89/B（新件）',
          '制造单位目录价，https://example.invalid/catalogue/2026/guide-rails/T89-B?edition=2026-06',
          '2026-05-31',
          '62.00 元/m',
        ],
        role: 'plain',
        tone: 'avoided',
      },
    ],
  },
  {
    kind: 'table',
    caption: '表 5　扣除',
    density: 'normal',
    columns: [
      { title: '项目', weight: 30, align: 'left' },
      { title: '驱动量', weight: 24, align: 'right' },
      { title: '费率', weight: 24, align: 'right' },
      { title: '金额/元', weight: 18, align: 'right' },
    ],
    rows: [
      { cells: ['切割与分拣', '4.6836 t', '180.00 元/t', '843.05'], role: 'plain', tone: 'neutral' },
      { cells: ['运输（25 km）', '117.0900 t·km', '5.20 元/(t·km)', '608.87'], role: 'plain', tone: 'neutral' },
      { cells: ['危险废物：铅酸蓄电池 900-052-31', '2 只', '74.04 元/只', '148.08'], role: 'plain', tone: 'neutral' },
      { cells: ['扣除合计', '', '', '1,600.00'], role: 'total', tone: 'warning' },
    ],
  },
  {
    kind: 'list',
    ordered: false,
    items: [
      '第二方法：三家回收商整梯报价 6,800.00 元、7,250.00 元、9,900.00 元，平均 7,983.33 元，与净残值相差 13.59 %，未超过限值。',
      '评估人员与委托人、回收商均无利害关系。',
    ],
  },
];

export const signing: readonly Block[] = [
  {
    kind: 'paragraph',
    style: 'body',
    text: '本报告自评估基准日起一年内有效。未经书面同意，不得用于本报告载明目的以外的用途。',
  },
  {
    kind: 'signatures',
    people: [
      { role: '资产评估师', name: '张喆', certificate: '21190312' },
      { role: '资产评估师', name: '王𠮷', certificate: '21200457（沈阳分公司）' },
      { role: '内部审核', name: '李堃', certificate: '21150086' },
    ],
    firm: '辽宁某某资产评估有限公司',
    date: '2026 年 7 月 15 日',
    sealHint: '电子签章处：以签名面板为准',
  },
];
