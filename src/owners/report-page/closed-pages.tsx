/** What is left of a report whose client limits what anybody may see, and of a code nobody issued. Pure. */
import type { VNode } from 'preact';
import { ButtonLink } from '../../http/page/buttons.js';
import { Notice } from '../../http/page/notice.js';
import { renderPage } from '../../http/page/render-page.js';
import type { Registration } from '../verification-answer.js';
import { reportLead } from './report-lead.js';
import { StatusBox } from './status-box.js';

/** Only that there is such a report, its number, firm and status. */
export function closedReportPage(registration: Registration): string {
  return renderPage(
    { title: '电梯残余价值评估报告', lead: reportLead(registration), layout: 'public', isSelfContained: true },
    <>
      <StatusBox standing={registration} />
      <Notice tone="neutral" title="内容没有公开">
        <p>委托人没有公开这份报告的内容。本页只说明：确有这份报告，以及它的编号、评估单位和状态。</p>
        <p>需要了解内容的，请向委托人或者评估单位索取。手里已有报告文件的，仍然可以核对文件有没有被改动。</p>
        {registration.status !== 'draft' && (
          <p>
            <a href={`/r/${registration.code}/objections`}>向评估单位提问或者提出异议</a>
          </p>
        )}
      </Notice>
      <CheckFile />
    </>,
  );
}

/** Asked for the report itself, which the client shows to nobody by its code. */
export function limitedReportPage(registration: Registration): string {
  return renderPage(
    { title: '报告全文没有公开', lead: reportLead(registration), layout: 'public', isSelfContained: true },
    <>
      <Notice tone="caution" title="委托人限制了公开范围">
        <p>这份报告存在，但是委托人没有公开全文，凭查验码不能打开或者下载。</p>
        <p>需要全文的，请向委托人或者评估单位索取。手里已有报告文件的，可以核对文件有没有被改动。</p>
      </Notice>
      <CheckFile back={`/r/${registration.code}`} />
    </>,
  );
}

/** Asked for the second signature beside the file, where there is none. */
export function unsignedReportPage(registration: Registration): string {
  return renderPage(
    { title: '没有国密签名', lead: reportLead(registration), layout: 'public', isSelfContained: true },
    <>
      <Notice tone="neutral" title="这份报告没有国密签名文件">
        <p>国密（SM2/SM3）签名是 PDF 文件之外另存的第二个签名，不是每份报告都有。报告本身的电子签章不受影响。</p>
      </Notice>
      <CheckFile back={`/r/${registration.code}`} />
    </>,
  );
}

/** Asked what belongs to an issued report, of a draft. */
export function unsignedDraftPage(registration: Registration): string {
  return renderPage(
    { title: '报告尚未出具', lead: reportLead(registration), layout: 'public', isSelfContained: true },
    <>
      <StatusBox standing={registration} />
      <div class="actions">
        <ButtonLink href={`/r/${registration.code}`}>回到报告页面</ButtonLink>
      </div>
    </>,
  );
}

/** The page for a code nobody issued. It does not say whether a similar code exists. */
export function unknownReportPage(): string {
  return renderPage(
    { title: '查无此报告', layout: 'public', isSelfContained: true },
    <>
      <Notice tone="warning" title="没有找到这个查验码">
        <p>请核对报告封面上的查验码。如果确认无误，这份文件不是本服务出具的报告。</p>
      </Notice>
      <div class="actions">
        <ButtonLink href="/verify">重新输入查验码</ButtonLink>
      </div>
    </>,
  );
}

const CheckFile = ({ back }: { readonly back?: string }): VNode => (
  <div class="actions">
    <ButtonLink href="/verify">核对手里的文件</ButtonLink>
    {back !== undefined && (
      <ButtonLink look="secondary" href={back}>
        回到报告页面
      </ButtonLink>
    )}
  </div>
);
