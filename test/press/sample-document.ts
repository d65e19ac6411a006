import type { Chapter, ReportDocument } from '../../src/reports/report-document.js';
import { componentTable, derivations } from './sample-components.js';
import { basis, conclusion, lists, signing } from './sample-chapters.js';

const encoder = new TextEncoder();

/** Every block kind with the words of a real report; `repeat` lengthens the tables of components. */
export function sampleDocument({
  repeat = 1,
  watermark = '演示价格',
}: { repeat?: number; watermark?: string | null } = {}): ReportDocument {
  return {
    title: '住宅老旧电梯残余价值评估报告 & 附件 <LA-2026-000123>',
    subject: '残值与余值，评估基准日 2026-06-30',
    author: '辽宁某某资产评估有限公司',
    reportNumber: '辽某评字〔2026〕第 000123 号',
    createdAt: '2026-07-15T09:30:00+08:00',
    runningHead: { left: '住宅老旧电梯残余价值评估报告', right: '辽某评字〔2026〕第 000123 号' },
    runningFoot: '核验码 LA-2026-000123-7F3A · 沈阳市和平区某某街道㛃园路 88 号 3 幢 1 单元',
    watermark,
    cover: cover(),
    chapters: chapters(repeat),
    attachments: [
      {
        name: 'appraisal.json',
        mediaType: 'application/json',
        description: '机器可读的评估结果（规范 JSON）',
        relationship: 'Data',
        bytes: encoder.encode('{"residualValue":"16900.00"}'),
      },
      {
        name: 'order.json',
        mediaType: 'application/json',
        description: '评估委托数据',
        relationship: 'Source',
        bytes: encoder.encode('{"region":"210100"}'),
      },
    ],
  };
}

function cover(): ReportDocument['cover'] {
  return {
    firm: '辽宁某某资产评估有限公司',
    title: '住宅老旧电梯残余价值评估报告',
    subtitle: '残值 · 余值 · 更新改造参考依据',
    facts: [
      { label: '委托人', value: '沈阳市和平区某某街道某某小区业主委员会' },
      { label: '评估对象', value: '乘客电梯一台，1,000 kg，1.00 m/s，11 层 11 站 11 门，有齿轮曳引' },
      { label: '设备代码', value: '3010-210100-2004-0900-17' },
      { label: '安装地址', value: '辽宁省沈阳市和平区某某街道㛃园路 88 号镕堃苑 3 幢 1 单元（喆悦楼）' },
      { label: '制造单位', value: '某某电梯（中国）有限公司' },
      { label: '评估基准日', value: '2026 年 6 月 30 日' },
      { label: '报告日', value: '2026 年 7 月 15 日' },
    ],
    cards: [
      {
        title: '残值（净）',
        caption: '拆下部件按废旧物资出售、扣除费用后可收到的钱',
        amount: '¥ 9,067.84',
        detail: ['毛额 10,667.84 元 − 扣除 1,600.00 元'],
        tone: 'cash',
      },
      {
        title: '余值',
        caption: '允许保留的部件现值，是少花的钱，不是收到的钱',
        amount: '¥ 7,829.20',
        detail: ['保留部件 9 项，综合成新率 0.5920～0.7410'],
        tone: 'avoided',
      },
    ],
    notices: [
      {
        title: '演示价格',
        text: '本报告采用的价格表为演示用途，不是协会公布的价格，不得作为交易依据。',
        tone: 'warning',
      },
    ],
    qr: {
      url: 'https://verify.example.invalid/r/LA-2026-000123-7F3A',
      alt: '核验二维码，打开后可查看本报告是否由本公司出具、是否仍然有效',
      heading: '扫码核验本报告',
      lines: [
        'https://verify.example.invalid/r/LA-2026-000123-7F3A',
        '核验码 LA-2026-000123-7F3A',
        '印章图形只是外观：请以 PDF 阅读器“签名”面板或核验页面的结论为准。',
        '评估数据（appraisal.json）已嵌入本文件，任何人都可以重新计算。',
      ],
    },
  };
}

function chapters(repeat: number): Chapter[] {
  return [
    { title: '目录', startsOnNewPage: true, blocks: [{ kind: 'contents' }] },
    { title: '一、摘要', startsOnNewPage: true, blocks: conclusion },
    { title: '二、评估依据与方法', startsOnNewPage: true, blocks: basis },
    {
      title: '三、部件清单与计价明细',
      startsOnNewPage: true,
      blocks: [
        {
          kind: 'paragraph',
          style: 'small',
          text: '质量一栏按现场勘查、铭牌或部件目录确定；“目录估计”的质量为假设，合计占评估值的 31.00 %。保留部件以橙色标记。',
        },
        componentTable(repeat),
      ],
    },
    { title: '四、价格来源、扣除与第二方法', startsOnNewPage: false, blocks: lists },
    {
      title: '五、逐项计算过程',
      startsOnNewPage: true,
      blocks: [
        {
          kind: 'paragraph',
          style: 'body',
          text: '以下每个部件一段，用计算器即可复核；完整的计算轨迹见附件 appraisal.json。',
        },
        derivations(repeat),
      ],
    },
    { title: '六、签名盖章', startsOnNewPage: false, blocks: signing },
  ];
}
