import type { VNode } from 'preact';
import type { PriceTableEdition } from '../../../engine/index.js';
import { Button, ButtonLink, ConfirmForm } from '../../../http/page/buttons.js';
import { Card, Facts } from '../../../http/page/card.js';
import { DataTable } from '../../../http/page/data-table.js';
import { TextInput } from '../../../http/page/fields.js';
import type { FormState } from '../../../http/page/form-state.js';
import { FaultList, Notice } from '../../../http/page/notice.js';
import { StatusTag } from '../../../http/page/status-tag.js';
import type { DraftStep } from '../../../price-tables/drafting/price-draft.js';
import type { PublishedEdition } from '../../../price-tables/price-table-file.js';
import { minuteOf } from '../../../http/page/china-time.js';
import type { EditionState } from '../edition-state.js';
import { DraftTimeline } from '../drafts/draft-timeline.js';
import { correctionHref, editionHref, sheetHref } from '../links.js';
import type { PriceWords } from '../price-words.js';
import { PrivateBook } from '../private-book.js';
import { priceColumns, sourceColumns } from '../row-cells.js';

export interface EditionPageWishes {
  readonly published: PublishedEdition;
  readonly state: EditionState;
  /** How it came about here, to readers of the organisation that published it; empty for editions from files. */
  readonly steps: readonly DraftStep[];
  readonly names: ReadonlyMap<string, string>;
  readonly words: PriceWords;
  readonly may: { readonly write: boolean; readonly withdraw: boolean };
}

/** One published edition, for ever as it was published. */
export function EditionPage(wishes: EditionPageWishes): VNode {
  const { published, state, steps, names, words } = wishes;
  const { edition, kind, privateTo, fingerprint } = published;
  const columns = [...priceColumns({ kind, words }), ...sourceColumns({ kind, words })];
  return (
    <>
      {privateTo !== null && <PrivateBook />}
      {state === 'withdrawn' && <Withdrawn edition={edition} />}
      <Card>
        <Facts
          rows={[
            ['状态', <StatusTag status={state} />],
            ['性质', <StatusTag status={edition.status} />],
            ['自何日起', <span class="figures">{edition.validFrom}</span>],
            ['发布时刻', <span class="figures">{minuteOf(edition.publishedAt)}</span>],
            ['更正', edition.corrects && <a href={editionHref(edition.corrects)}>{edition.corrects}</a>],
            ['编制方法', edition.method],
            ['使用许可', edition.licence],
            ['指纹', <code>{fingerprint}</code>],
          ]}
        />
        <Acts {...wishes} />
      </Card>
      {steps.length > 0 && <DraftTimeline steps={steps} names={names} />}
      <DataTable
        caption={`全部 ${edition.rows.length} 行`}
        columns={columns}
        rows={edition.rows}
        filterLabel="筛选品名"
      />
    </>
  );
}

function Withdrawn({ edition: { withdrawnAt } }: { readonly edition: PriceTableEdition }): VNode {
  return (
    <Notice tone="warning" title="此版本已撤回">
      <p>自 {minuteOf(withdrawnAt ?? '')} 起，评估不再采用。此前按此版本作出的评估照旧可以重算。</p>
    </Notice>
  );
}

function Acts({ published, state, may }: EditionPageWishes): VNode {
  const { editionId, corrects } = published.edition;
  return (
    <div class="actions">
      {may.write && <ButtonLink href={editionHref(editionId, 'next')}>编制下一期</ButtonLink>}
      {may.write && state === 'published' && (
        <ButtonLink look="secondary" href={editionHref(editionId, 'correction')}>
          更正此版本
        </ButtonLink>
      )}
      <ButtonLink look="secondary" href={sheetHref(editionId, 'xlsx')} isDownload>
        下载 Excel
      </ButtonLink>
      <ButtonLink look="secondary" href={sheetHref(editionId, 'csv')} isDownload>
        下载 CSV
      </ButtonLink>
      {corrects !== undefined && (
        <ButtonLink look="secondary" href={correctionHref(editionId)}>
          更正的影响
        </ButtonLink>
      )}
      {may.withdraw && state !== 'withdrawn' && (
        <ButtonLink look="danger" href={editionHref(editionId, 'withdrawal')}>
          撤回此版本
        </ButtonLink>
      )}
    </div>
  );
}

interface EditionFormWishes {
  readonly edition: PriceTableEdition;
  readonly form: FormState;
}

/** Asked once more before an edition stops counting: there is no way back. */
export function WithdrawalPage({ edition, form }: EditionFormWishes): VNode {
  return (
    <Card>
      <ConfirmForm
        action={editionHref(edition.editionId, 'withdrawal')}
        label="确认撤回"
        look="danger"
        form={form}
        reason="撤回原因"
        reasonHint="随价格表公开，并记入审计日志。"
      >
        <p>
          将撤回《{edition.title}》自 {edition.validFrom} 起的一期，共 {edition.rows.length} 行。
        </p>
        <p>撤回自此刻起生效，不能恢复：今后的评估不再采用此版本。已出具的报告不变，仍可逐项重算。</p>
        <p>如果只是个别价格有误，请改用“更正此版本”，让正确的价格接替它。</p>
      </ConfirmForm>
    </Card>
  );
}

/** The next edition: the day it starts, the rows of this one to begin with. */
export function NextEditionPage({ edition, form }: EditionFormWishes): VNode {
  return (
    <Card>
      <form class="form" method="post" action={editionHref(edition.editionId, 'next')}>
        <FaultList faults={form.faults} />
        <p>
          将以《{edition.title}》自 {edition.validFrom} 起的一期为底，带入其全部 {edition.rows.length} 行。
        </p>
        <TextInput form={form} name="validFrom" label="自何日起" type="date" hint="新一期的价格自这一天起有效。" />
        <div class="actions">
          <Button>建立草稿</Button>
        </div>
      </form>
    </Card>
  );
}

/** The correction of an edition: why, and its rows to be put right. */
export function CorrectionFormPage({ edition, form }: EditionFormWishes): VNode {
  return (
    <Card>
      <ConfirmForm
        action={editionHref(edition.editionId, 'correction')}
        label="建立更正草稿"
        form={form}
        reason="更正原因"
        reasonHint="哪些价格有误、如何发现。"
      >
        <p>
          将更正《{edition.title}》自 {edition.validFrom} 起的一期。草稿带入其全部 {edition.rows.length}{' '}
          行，改正后提出，由另一人批准。
        </p>
        <p>原版本原样保留。发布更正后，采用过被改价格的报告会逐份列出差额，并通知有关评估机构。</p>
      </ConfirmForm>
    </Card>
  );
}
