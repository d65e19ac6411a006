import type { VNode } from 'preact';

/** Below every page that hangs from the page of a report. */
export const BackToReport = ({ code }: { readonly code: string }): VNode => (
  <p>
    <a href={`/r/${code}`}>回到报告页面</a>
  </p>
);
