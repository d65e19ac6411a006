/** On the page of a report: shares, settlement, and what owners asked. Pure. */
import type { VNode } from 'preact';
import type { CalendarDay } from '../../engine/index.js';
import { ButtonLink } from '../../http/page/buttons.js';
import { PublicObjections } from '../objections/pages/objection-pages.js';
import type { OwnersMatters } from '../owners-matters.js';
import { SettlementPart } from '../settlements/settlement-part.js';

interface MattersWishes {
  readonly matters: OwnersMatters;
  readonly code: string;
}

interface MattersPartWishes extends MattersWishes {
  readonly referenceDate: CalendarDay;
}

export function MattersPart({ matters: { shares, settlement }, code, referenceDate }: MattersPartWishes): VNode {
  return (
    <>
      {shares !== 'nothing' && (
        <div class="actions">
          <ButtonLink href={`/r/${code}/shares`}>
            {shares === 'list' ? '查我家的份额和公示清单' : '查我家的份额'}
          </ButtonLink>
        </div>
      )}
      <h2>拆除以后实际卖了多少</h2>
      {settlement ? (
        <SettlementPart settlement={settlement} referenceDate={referenceDate} reader="public" />
      ) : (
        <p>还没有登记拆除以后的结算。登记以后，过磅、收款和款项去向会显示在这里。</p>
      )}
    </>
  );
}

/** The first few; the others stand on their own page. */
const mostShown = 3;

interface ObjectionsPartWishes extends MattersWishes {
  readonly canAsk: boolean;
  readonly isWhole: boolean;
}

export function ObjectionsPart({ matters: { objections }, code, canAsk, isWhole }: ObjectionsPartWishes): VNode {
  return (
    <>
      <h2>有不同意见怎么办</h2>
      <p>
        {isWhole && '报告附件逐项列出数量、质量、单价和计算过程。请指出有疑问的序号，'}
        {canAsk ? '在网上或者书面' : '书面'}
        {isWhole ? '向' : '请向'}委托人或者评估单位提出。
      </p>
      {canAsk && (
        <div class="actions">
          <ButtonLink look="secondary" href={`/r/${code}/objections`}>
            提问或者提出异议
          </ButtonLink>
        </div>
      )}
      <PublicObjections objections={objections.slice(0, mostShown)} />
      {objections.length > mostShown && (
        <p>
          <a href={`/r/${code}/objections`}>全部 {objections.length} 条提问和答复</a>
        </p>
      )}
    </>
  );
}
