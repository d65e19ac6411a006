import type { VNode } from 'preact';
import { Notice } from '../../../http/page/notice.js';
import type { TableStatus } from '../../../engine/index.js';

/** Nobody may take a demonstration price for a real one: said first on every page that shows one. */
export function DemonstrationNotice({ status }: { readonly status: TableStatus }): VNode | null {
  if (status !== 'demonstration') return null;
  return (
    <Notice tone="warning" title="演示价格，不是市场报价">
      <p>
        本表的价格只用来演示系统，不是任何协会公布的价格，不得作为买卖或者正式评估的依据。用它作出的报告，每一页都印有「演示价格」。
      </p>
    </Notice>
  );
}
