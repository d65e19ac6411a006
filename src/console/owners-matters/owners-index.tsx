/** The appraisals whose owners a firm tells of shares and settlement, newest first. Pure. */
import type { VNode } from 'preact';
import type { AppraisalSummary } from '../../appraisals/appraisal-store.js';
import { ButtonLink } from '../../http/page/buttons.js';
import { DataTable } from '../../http/page/data-table.js';
import { Empty } from '../../http/page/notice.js';
import type { ShownPage } from '../../http/page/pages.js';
import { Pager, Tabs } from '../../http/page/tabs.js';
import { dayInChinese, yuan } from '../../reports/content/format.js';

export const ownersPath = '/console/owners';

interface OwnersIndexWishes {
  readonly appraisals: readonly AppraisalSummary[];
  readonly nextHref: string | null;
}

export function ownersIndexPage({ appraisals, nextHref }: OwnersIndexWishes): ShownPage {
  return {
    title: '业主事项',
    lead: '每项评估的住户份额、公示清单和拆除结算。业主的提问和异议在“业主提问”里答复。',
    isWide: true,
    current: ownersPath,
    body: (
      <>
        {appraisals.length === 0 ? (
          <Empty title="还没有评估" />
        ) : (
          <DataTable
            caption="评估"
            isCaptionUnseen
            onPhone="cards"
            rows={appraisals}
            columns={[
              { label: '设备代码', isHead: true, cell: ({ deviceCode, id }) => deviceCode ?? id },
              { label: '评估基准日', cell: ({ referenceDate }) => dayInChinese(referenceDate) },
              { label: '残余价值', isNumeric: true, cell: ({ residualValue }) => yuan(residualValue) },
              { label: '', cell: Doors },
            ]}
          />
        )}
        <Pager nextHref={nextHref} />
      </>
    ),
  };
}

const Doors = ({ id }: AppraisalSummary): VNode => (
  <div class="row">
    <ButtonLink isSmall look="secondary" href={`${ownersPath}/${id}/households`}>
      份额
    </ButtonLink>
    <ButtonLink isSmall look="secondary" href={`${ownersPath}/${id}/settlement`}>
      结算
    </ButtonLink>
  </div>
);

export const trailTo = [{ href: ownersPath, label: '业主事项' }];

export const OwnersTabs = ({ id, current }: { readonly id: string; readonly current: 'households' | 'settlement' }) => (
  <Tabs
    label="业主事项"
    current={`${ownersPath}/${id}/${current}`}
    links={[
      { href: `${ownersPath}/${id}/households`, label: '住户份额' },
      { href: `${ownersPath}/${id}/settlement`, label: '拆除结算' },
    ]}
  />
);
