/** 编制出具报告 (资产评估法 Art. 26, 27): reviewed by somebody else, signed by every appraiser, sealed by the firm. */
import type { CaseFacts, Missing, ReportOfCase } from '../assignment-state.js';
import { missing, unless, type Demand } from './demand.js';

export const reportDemands: Demand = ({ review, report, earlierReports }) => [
  ...unless(
    review?.verdict === 'approved',
    'review-missing',
    '',
    report?.state === 'archived' ? '报告已经出具，内部复核却还没有通过，请补做复核。' : '内部复核还没有通过。',
  ),
  ...(report === null ? [missing('report-missing', '', '还没有出具报告。')] : whatReportLacks(report)),
  ...(report?.state === 'archived' ? earlierReports.map(stillStanding) : []),
];

/** Two reports of one assignment that both count, with two values, are what nobody could explain to the owners. */
const stillStanding = ({ number }: CaseFacts['earlierReports'][number]): Missing =>
  missing('earlier-report-standing', '', `较早的报告 ${number} 仍然有效，请以新报告取代它。`);

function whatReportLacks({ state, signatures }: ReportOfCase): readonly Missing[] {
  switch (state) {
    case 'archived':
      return [];
    case 'draft':
      return [missing('report-draft', '/steps/contract', '报告缺少必须载明的事项，只是草稿。')];
    case 'prepared':
      return signatures
        .filter((slot) => slot.state !== 'signed')
        .map(({ slot, name }) =>
          slot === 'seal'
            ? missing('seal-missing', '', '还没有加盖机构签章。')
            : missing('signature-missing', '', `评估人员${name}还没有签名。`),
        );
  }
}
