/** The list for public notice as a document of the press: the same fonts and the same tables as the report. Pure. */
import { dayInChinese, grouped, yuan } from '../../reports/content/format.js';
import { substitute } from '../../reports/press/substitutes.js';
import { findUndrawable } from '../../reports/press/undrawable.js';
import type { Cover, ReportDocument, Table } from '../../reports/report-document.js';
import {
  cashSentence,
  fenSentence,
  isDebt,
  keyNames,
  purposeSentence,
  ruleSentence,
  shareHeading,
  sharesTitle,
  type ShareNotice,
} from './share-notice.js';

const firmNote = '本清单由评估单位编制，供业主公示，不是评估报告的组成部分，没有电子签章；内容以查验页面显示的为准。';

export function noticeDocument(notice: ShareNotice): ReportDocument {
  const { firm, reportNumber, listedOn, key } = notice;
  return {
    ...{ title: sharesTitle, subject: `${reportNumber} 的残值在各户之间的分配`, author: firm, reportNumber },
    createdAt: `${listedOn}T00:00:00+08:00`,
    runningHead: { left: sharesTitle, right: reportNumber },
    runningFoot: `${firm}\u3000业主姓名已部分隐去`,
    watermark: null,
    cover: coverOf(notice),
    chapters: [
      {
        title: '一、分配方法',
        startsOnNewPage: true,
        blocks: [
          { kind: 'paragraph', text: ruleSentence(key), style: 'body' },
          { kind: 'paragraph', text: fenSentence, style: 'body' },
          { kind: 'paragraph', text: cashSentence, style: 'body' },
          { kind: 'paragraph', text: purposeSentence(notice), style: 'body' },
        ],
      },
      { title: '二、各户份额', startsOnNewPage: false, blocks: [shareTable(notice)] },
    ],
    attachments: [],
  };
}

function coverOf(notice: ShareNotice): Cover {
  const { firm, reportNumber, url, address, referenceDate, listedOn, key, total, lines } = notice;
  const facts = [
    ['报告编号', reportNumber],
    ['电梯地址', address ?? '未说明'],
    ['评估基准日', dayInChinese(referenceDate)],
    ['名单日期', dayInChinese(listedOn)],
    ['户数', `${lines.length} 户`],
    ['分配方法', keyNames[key.kind]],
  ] as const;
  return {
    ...{ firm, title: sharesTitle, subtitle: '旧电梯残值（净额）在各户之间的分配' },
    facts: facts.map(([label, value]) => ({ label, value })),
    cards: [
      {
        ...{ title: '残值（净额）', amount: yuan(total), tone: 'cash' },
        caption: isDebt(notice) ? '负数：各户应承担的差额' : '现金：各户份额之和等于这个数',
        detail: [`共 ${lines.length} 户`],
      },
    ],
    notices: [{ title: '说明', text: firmNote, tone: 'neutral' }],
    qr: {
      ...{ url, alt: '报告查验页面的二维码', heading: '扫码核对' },
      lines: [url, '扫码打开报告的查验页面，核对这份清单和报告。'],
    },
  };
}

function shareTable(notice: ShareNotice): Table {
  const { key, lines, areaSum, weightSum, total } = notice;
  const hasWeights = key.kind === 'weights';
  const column = (title: string, weight: number, align: 'left' | 'right') => ({ title, weight, align });
  const weighted = <Cell>(cell: Cell): readonly Cell[] => (hasWeights ? [cell] : []);
  return {
    ...{ kind: 'table', caption: `${keyNames[key.kind]}分配，共 ${lines.length} 户`, density: 'dense' },
    columns: [
      ...[column('序号', 1, 'right'), column('房号', 3, 'left'), column('业主', 3, 'left')],
      column('专有部分面积（平方米）', 3, 'right'),
      ...weighted(column('权重', 2, 'right')),
      column(shareHeading(notice), 3, 'right'),
    ],
    rows: [
      ...lines.map(({ room, maskedOwner, exclusiveAreaM2, weight, share }, index) => ({
        cells: [
          ...[String(index + 1), room, maskedOwner, grouped(exclusiveAreaM2)],
          ...weighted(grouped(weight ?? '0')),
          grouped(share),
        ],
        ...({ role: 'plain', tone: 'neutral' } as const),
      })),
      {
        cells: ['', '合计', '', grouped(areaSum), ...weighted(grouped(weightSum)), grouped(total)],
        ...({ role: 'total', tone: 'cash' } as const),
      },
    ],
  };
}

export const drawableNotice = (notice: ShareNotice): ShareNotice =>
  substitute(notice, findUndrawable(noticeDocument(notice)));
