/** 汇总表: the lifts of one engagement as a document of the press. 残值 and 余值 stay apart to the end. Pure. */
import { dayInChinese, grouped, yuan } from '../../reports/content/format.js';
import { withSubstitutes } from '../../reports/press/substitutes.js';
import type { Cover, ReportDocument, Table } from '../../reports/report-document.js';
import { stepNames, type StepId } from '../steps/step-ids.js';
import type { EngagementDetailDto, EngagementLiftDto } from '../assignment.dto.js';

export interface Summary {
  readonly engagement: EngagementDetailDto;
  readonly firm: string;
  /** The firm is a test organisation. */
  readonly isTrial: boolean;
  /** The day in China on which it was made. */
  readonly madeOn: string;
  /** Where reports are verified. */
  readonly publicUrl: string;
}

export const summaryTitle = '电梯残余价值评估汇总表';
export const cashWords = '残值（净额）是拆除部件变卖后的现金。';
export const avoidedWords = '余值是留用部件的价值，不是现金，是新梯少买的部分；两者不能直接相加当作收入。';
const note =
  '本表由评估单位根据各台电梯的评估编制，供委托人查阅，不是评估报告，没有电子签章；各台电梯的结论以其评估报告为准。';

export function summaryDocument(summary: Summary): ReportDocument {
  const { engagement, firm, madeOn } = summary;
  return {
    ...{ title: summaryTitle, subject: engagement.name, author: firm, reportNumber: engagement.name },
    createdAt: `${madeOn}T00:00:00+08:00`,
    runningHead: { left: summaryTitle, right: engagement.name },
    runningFoot: `${firm}　${dayInChinese(madeOn)}编制`,
    watermark: watermarkOf(summary),
    cover: coverOf(summary),
    chapters: [
      {
        title: '一、各台电梯',
        startsOnNewPage: true,
        blocks: [
          { kind: 'paragraph', text: `${cashWords}${avoidedWords}${coverage(summary)}`, style: 'body' },
          liftTable(summary),
        ],
      },
    ],
    attachments: [],
  };
}

/** Sums are of the lifts that have an appraisal, and say so. */
export function coverage({ engagement: { totals, assignments } }: Pick<Summary, 'engagement'>): string {
  const { lifts, appraised } = totals;
  const once = assignments.length > lifts ? '同一台电梯有几个项目的，只计一个。' : '';
  if (lifts === appraised) return `合计包括全部 ${lifts} 台电梯。${once}`;
  return `合计只包括已经评估的 ${appraised} 台，另有 ${lifts - appraised} 台尚未评估。${once}`;
}

/** As on every page of a report: a trial, or prices that are none. */
export function watermarkOf({ engagement, isTrial }: Summary): string | null {
  const words = [
    ...(isTrial ? ['测试'] : []),
    ...(engagement.assignments.some(({ isDemonstration }) => isDemonstration) ? ['演示价格'] : []),
  ];
  return words.length > 0 ? words.join(' · ') : null;
}

function coverOf(summary: Summary): Cover {
  const { engagement, firm, madeOn, publicUrl } = summary;
  const { totals, content, name } = engagement;
  const { client, contractNumber } = content as { readonly client?: string; readonly contractNumber?: string };
  const facts: readonly (readonly [label: string, value: string])[] = [
    ['委托', name],
    ...(client === undefined ? [] : [['委托人', client] as const]),
    ...(contractNumber === undefined ? [] : [['委托合同编号', contractNumber] as const]),
    ['电梯', `${totals.lifts} 台，其中已经评估 ${totals.appraised} 台`],
    ['编制日期', dayInChinese(madeOn)],
  ];
  return {
    ...{ firm, title: summaryTitle, subtitle: name },
    facts: facts.map(([label, value]) => ({ label, value })),
    cards: [
      { title: '残值（净额）合计', amount: yuan(totals.scrapNet), tone: 'cash', caption: '现金', detail: [] },
      {
        ...{ title: '余值合计', amount: yuan(totals.remaining), tone: 'avoided' },
        ...{ caption: '不是现金，是新梯少买的部分', detail: [] },
      },
    ],
    notices: [...trialNotices(summary), { title: '说明', text: `${note}${coverage(summary)}`, tone: 'neutral' }],
    qr: {
      ...{ url: publicUrl, alt: '报告查验页面的二维码', heading: '扫码查验报告' },
      lines: [publicUrl, '在查验页面可以核对各台电梯的评估报告。'],
    },
  };
}

function trialNotices(summary: Summary): Cover['notices'] {
  const title = watermarkOf(summary);
  return title === null ? [] : [{ title, text: '只供试用，不能作为依据。', tone: 'warning' }];
}

export const stateInWords = (lift: EngagementLiftDto): string =>
  lift.isCounted ? progressOf(lift) : `${progressOf(lift)}；同一台电梯另有项目，不计入合计`;

function progressOf({ step, isIssued }: EngagementLiftDto): string {
  if (step === null) return '已归档';
  return isIssued ? '报告已出具' : stepNames[step as StepId];
}

function liftTable({ engagement: { assignments, totals } }: Summary): Table {
  const column = (title: string, weight: number, align: 'left' | 'right' = 'left') => ({ title, weight, align });
  const amount = (text: string | null): string => (text === null ? '—' : grouped(text));
  return {
    ...{ kind: 'table', caption: `各台电梯，共 ${totals.lifts} 台`, density: 'dense' },
    columns: [
      ...[column('序号', 1, 'right'), column('设备代码', 3), column('地址', 3)],
      ...[column('残值净额（元）', 2, 'right'), column('余值（元）', 2, 'right'), column('状态', 3)],
    ],
    rows: [
      ...assignments.map((lift, index) => ({
        cells: [
          ...[String(index + 1), lift.deviceCode, lift.address ?? ''],
          ...[amount(lift.scrapNet), amount(lift.remaining), stateInWords(lift)],
        ],
        ...({ role: 'plain', tone: 'neutral' } as const),
      })),
      {
        cells: ['', '合计', `已评估 ${totals.appraised} 台`, grouped(totals.scrapNet), grouped(totals.remaining), ''],
        ...({ role: 'total', tone: 'neutral' } as const),
      },
    ],
  };
}

export const drawableSummary = (summary: Summary): ReportDocument => withSubstitutes(summaryDocument(summary)).document;
