/** The box that says whether a report counts, why not, and what took its place. */
import type { VNode } from 'preact';
import { Notice } from '../../http/page/notice.js';
import { dayInChinese } from '../../reports/content/format.js';
import type { PublicReference, PublicStanding } from '../public-standing.js';
import { firstDayAfterUse } from '../report-status.js';
import { reasonSentence, statusWords } from '../status-words.js';

interface StatusBoxWishes {
  readonly standing: PublicStanding;
  /** Of a report in force: told until when; left out where nothing of the report may be told. */
  readonly referenceDate?: string;
}

export function StatusBox({ standing, referenceDate }: StatusBoxWishes): VNode {
  const { status, replacedBy, newest, replaces } = standing;
  const { tone, word, meaning } = statusWords[status];
  const reason = reasonSentence(standing);
  return (
    <Notice tone={tone} title={word}>
      <p>{meaning}</p>
      {reason !== '' && <p>{reason}</p>}
      {status === 'in-force' && referenceDate !== undefined && (
        <p>使用期限：{dayInChinese(firstDayAfterUse(referenceDate))}之前。</p>
      )}
      {replacedBy && (
        <p>
          取代它的报告：
          <ReportLink report={replacedBy} />
        </p>
      )}
      {newest && (
        <p>
          最新的报告：
          <ReportLink report={newest} />
        </p>
      )}
      {replaces.length > 0 && (
        <>
          <p>这份报告取代了：</p>
          <ul class="plain">
            {replaces.map((report) => (
              <li>
                <ReportLink report={report} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}

const ReportLink = ({ report: { code, number } }: { readonly report: PublicReference }): VNode => (
  <a href={`/r/${code}`}>{number}</a>
);
