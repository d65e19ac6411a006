import type { VNode } from 'preact';
import { Notice } from '../../http/page/notice.js';

/** On every page of a private book: nobody may take its prices for published ones. */
export function PrivateBook(): VNode {
  return (
    <Notice tone="information" title="本单位专用价格册">
      <p>只有本单位的评估可以采用，不对外公开；采用时，报告会写明价格册的名称和编制单位。</p>
    </Notice>
  );
}
