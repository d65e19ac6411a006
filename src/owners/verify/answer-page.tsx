/** The answer to a file or a code: three questions, three plain answers. Pure. */
import type { VNode } from 'preact';
import { ButtonLink } from '../../http/page/buttons.js';
import { Card, Facts } from '../../http/page/card.js';
import { Notice } from '../../http/page/notice.js';
import { Tag } from '../../http/page/status-tag.js';
import type { Statement, VerificationAnswer } from '../verification-answer.js';
import { dayInChinese } from '../../reports/content/format.js';
import { answerHead } from './answer-head.js';

interface AnswerPageWishes {
  readonly answer: VerificationAnswer;
  readonly fileName: string;
}

export function answerPage({ answer, fileName }: AnswerPageWishes): VNode {
  const isCode = answer.technical === null;
  const { tone, title, meaning } = answerHead(answer);
  const unchecked = isCode ? '没有核对' : null;
  return (
    <>
      <Notice tone={tone} title={title} isStatus>
        {meaning !== null && <p>{meaning}</p>}
        {fileName !== '' && <p>文件：{fileName}</p>}
      </Notice>
      <div class="columns three">
        <Question
          title="未被改动？"
          statement={answer.unaltered}
          words={['没有改动', '不符合', unchecked ?? '无法确认']}
        />
        <Question
          title="谁签的？"
          statement={answer.sealedBy}
          words={['签章可信', '签章不可信', unchecked ?? '无法证明']}
        />
        <Question title="还有效吗？" statement={answer.inForce} words={['有效', '无效', '无法回答']} />
      </div>
      {answer.report && <RegisterEntry report={answer.report} />}
      {answer.technical && <Technical technical={answer.technical} />}
      <div class="actions">
        <ButtonLink look="secondary" href="/verify">
          {isCode ? '核对手里的文件' : '再查验一份'}
        </ButtonLink>
      </div>
    </>
  );
}

interface QuestionWishes {
  readonly title: string;
  readonly statement: Statement;
  readonly words: readonly [yes: string, no: string, unknown: string];
}

function Question({ title, statement: { answer, text }, words: [yes, no, unknown] }: QuestionWishes): VNode {
  const word = { yes, no, unknown }[answer];
  const tone = ({ yes: 'good', no: 'warning', unknown: 'caution' } as const)[answer];
  return (
    <Card title={title} aside={<Tag tone={tone}>{word}</Tag>} tone={tone === 'caution' ? 'avoided' : tone}>
      <p>{text}</p>
    </Card>
  );
}

function RegisterEntry({ report }: { readonly report: NonNullable<VerificationAnswer['report']> }): VNode {
  return (
    <Card title="登记的报告">
      <Facts
        rows={[
          ['报告编号', report.number],
          ['出具日期', report.issuedOn && dayInChinese(report.issuedOn)],
          ['查验码', <span class="mono">{report.code}</span>],
        ]}
      />
      <div class="actions">
        <ButtonLink href={`/r/${report.code}`}>看这份报告说了什么</ButtonLink>
      </div>
    </Card>
  );
}

function Technical({ technical }: { readonly technical: NonNullable<VerificationAnswer['technical']> }): VNode {
  const { sha256, recomputed, signers, timeStamps, faults } = technical;
  return (
    <details>
      <summary>技术细节</summary>
      <Card>
        <Facts
          rows={[
            ['SHA-256', <span class="mono">{sha256}</span>],
            ...signers.map(({ role, text }): [string, string] => [role, text]),
            ...timeStamps.map(({ text }): [string, string] => ['存档时间戳', text]),
            ['重新计算', recomputed === null ? '' : [recomputed.text, ...recomputed.differences].join(' ')],
            ['检查代码', faults.length === 0 ? '' : <span class="mono">{faults.join(', ')}</span>],
          ]}
        />
      </Card>
    </details>
  );
}
