/** `/`: what this service is, and the two things anybody comes for: check a report, look up a price. Pure. */
import type { VNode } from 'preact';
import type { FormState } from '../../http/page/form-state.js';
import { VerifyBox } from '../../owners/verify/verify-box.js';
import { Way } from '../way.js';

export const homeLead =
  '本服务按评估基准日有效的价格表，逐项算清一台旧电梯拆下来值多少钱、留下继续用的零部件又值多少，并出具带电子签章的报告。' +
  '任何人都可以在这里查验报告，不需要账号。';

interface HomeWishes {
  readonly form: FormState;
  readonly isSignedIn: boolean;
}

export function homePage({ form, isSignedIn }: HomeWishes): VNode {
  return (
    <>
      <h2>查验一份报告</h2>
      <VerifyBox form={form} codeLeadsTo="report" />
      <h2>还可以</h2>
      <div class="columns">
        <Way href="/price-tables" title="查看价格表" label="价格表">
          废旧物资和零部件的价格，每一版的来源、历史和更正。
        </Way>
        <Way href="/docs" title="接入系统" label="开发接口">
          评估、报告、价格表和查验都有公开的接口说明。
        </Way>
        {!isSignedIn && (
          <Way href="/sign-in" title="工作人员" label="登录">
            协会的编辑和审批人、评估单位的人员从这里进入。
          </Way>
        )}
      </div>
    </>
  );
}
