/** `/`: what this service is, and the two things anybody comes for: check a report, look up a price. Pure. */
import type { VNode } from 'preact';
import { Button } from '../../http/page/buttons.js';
import { Card } from '../../http/page/card.js';
import { FileInput, TextInput } from '../../http/page/fields.js';
import type { FormState } from '../../http/page/form-state.js';
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
      <div class="columns">
        <CodeCard form={form} />
        <FileCard form={form} />
      </div>
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

function CodeCard({ form }: { readonly form: FormState }): VNode {
  return (
    <Card title="手上有查验码">
      <form method="get" action="/r">
        <TextInput
          form={form}
          name="code"
          label="查验码"
          hint="印在报告封面上，共 20 位；横线和大小写不影响。"
          look="code"
          maxLength={100}
        />
        <div class="actions">
          <Button>查看报告</Button>
        </div>
      </form>
    </Card>
  );
}

function FileCard({ form }: { readonly form: FormState }): VNode {
  return (
    <Card title="手上有报告文件">
      <form method="post" action="/verification" encType="multipart/form-data">
        <FileInput
          form={form}
          name="file"
          label="报告的 PDF 文件"
          hint="检查文件有没有被改动、谁出具的、现在是否有效。文件不会被保存。"
          accept="application/pdf,.pdf"
        />
        <div class="actions">
          <Button>查验文件</Button>
        </div>
      </form>
    </Card>
  );
}
