/** `/r/{code}/shares`: one's own share, and the whole list where the firm has put it up. Pure. */
import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../http/page/buttons.js';
import { Card } from '../../../http/page/card.js';
import { DataTable, type Column } from '../../../http/page/data-table.js';
import { TextInput } from '../../../http/page/fields.js';
import type { FormState } from '../../../http/page/form-state.js';
import { Empty, FaultList, Notice } from '../../../http/page/notice.js';
import { renderPage } from '../../../http/page/render-page.js';
import { grouped, yuan } from '../../../reports/content/format.js';
import { reportLead } from '../../report-page/report-lead.js';
import { StatusBox } from '../../report-page/status-box.js';
import type { Registration } from '../../verification-answer.js';
import { BackToReport } from '../../report-page/back-to-report.js';
import type { PublicationMode } from '../household.entities.js';
import {
  cashSentence,
  fenSentence,
  isDebt,
  purposeSentence,
  ruleSentence,
  shareArithmetic,
  shareHeading,
  type NoticeLine,
  type ShareNotice,
} from '../share-notice.js';

export interface SharesView {
  readonly registration: Registration;
  readonly mode: Exclude<PublicationMode, 'nothing'>;
  readonly notice: ShareNotice;
  readonly form: FormState;
  /** The household that was asked for. */
  readonly found: NoticeLine | null;
}

const title = '残值怎么分';
const frameOf = (registration: Registration) =>
  ({ title, lead: reportLead(registration), layout: 'public', isSelfContained: true }) as const;

export function sharesPage(view: SharesView): string {
  const { registration, mode, notice, found } = view;
  return renderPage(
    frameOf(registration),
    <>
      <StatusBox standing={registration} />
      {found && <OwnShare notice={notice} line={found} />}
      <ShareForm view={view} />
      <h2>怎么算的</h2>
      <p>{ruleSentence(notice.key)}</p>
      <p>{fenSentence}</p>
      <p>{cashSentence}</p>
      <p>{purposeSentence(notice)}</p>
      {mode === 'list' && <WholeList notice={notice} code={registration.code} />}
      <BackToReport code={registration.code} />
    </>,
  );
}

/** There is no list, or the firm shows it to nobody, or the report counts no longer. */
export function noSharesPage(registration: Registration): string {
  return renderPage(
    frameOf(registration),
    <>
      <StatusBox standing={registration} />
      <Empty title="没有公开的分配清单">
        <p>评估单位没有公布各户的份额，或者这份报告已经不再有效。需要了解的，请问业主委员会或者评估单位。</p>
      </Empty>
      <BackToReport code={registration.code} />
    </>,
  );
}

function OwnShare({ notice, line }: { readonly notice: ShareNotice; readonly line: NoticeLine }): VNode {
  return (
    <Card tone="cash">
      <h2>{line.room} 的份额</h2>
      <p class="amount">{yuan(line.share)}</p>
      <p>
        {isDebt(notice) ? '负数：这一户应承担的差额。' : '这一户在残值（现金）里的份额。'}计算：
        {shareArithmetic(notice, line)}，精确到分。
      </p>
    </Card>
  );
}

function ShareForm({ view: { registration, mode, form } }: { readonly view: SharesView }): VNode {
  return (
    <form class="form" method="post" action={`/r/${registration.code}/shares`}>
      <h2>查我家的份额</h2>
      <FaultList faults={form.faults} />
      <TextInput form={form} name="room" label="房号" hint="和名单上写的一样，例如 2-1-301" maxLength={40} />
      {mode === 'own-share' && (
        <TextInput
          {...{ form, name: 'area', label: '专有部分面积（平方米）', inputMode: 'decimal', maxLength: 12 }}
          hint="不动产权证书上的面积，例如 89.35。填写面积是为了不让别人查到您家的份额。"
        />
      )}
      <div class="actions">
        <Button>查询</Button>
      </div>
    </form>
  );
}

function WholeList({ notice, code }: { readonly notice: ShareNotice; readonly code: string }): VNode {
  const { lines, key, areaSum, weightSum, total } = notice;
  const columns: readonly Column<NoticeLine>[] = [
    { label: '房号', isHead: true, cell: ({ room }) => room, foot: '合计' },
    { label: '业主', cell: ({ maskedOwner }) => maskedOwner, foot: '' },
    {
      ...{ label: '面积（平方米）', isNumeric: true, foot: grouped(areaSum) },
      cell: ({ exclusiveAreaM2 }) => grouped(exclusiveAreaM2),
    },
    ...(key.kind === 'weights' ? [weightColumn(weightSum)] : []),
    {
      ...{ label: shareHeading(notice), isNumeric: true, foot: grouped(total) },
      cell: ({ share }) => grouped(share),
    },
  ];
  const shown = lines.slice(0, mostShown);
  return (
    <>
      <h2>公示清单</h2>
      <div class="actions">
        <ButtonLink look="secondary" href={`/r/${code}/shares/notice.pdf`}>
          查看清单（PDF）
        </ButtonLink>
        <ButtonLink look="secondary" href={`/r/${code}/shares/notice.xlsx`}>
          下载表格（XLSX）
        </ButtonLink>
      </div>
      {lines.length > shown.length && (
        <Notice tone="neutral">
          <p>
            共 {lines.length} 户，这里显示前 {shown.length} 户，全部见 PDF 清单。
          </p>
        </Notice>
      )}
      <DataTable caption="各户份额，业主姓名已部分隐去" columns={columns} rows={shown} onPhone="fit" />
    </>
  );
}

/** A page of a few hundred rows is what a phone loads without waiting. */
const mostShown = 300;

const weightColumn = (sum: string): Column<NoticeLine> => ({
  ...{ label: '权重', isNumeric: true, foot: grouped(sum) },
  cell: ({ weight }) => grouped(weight ?? '0'),
});
