import type { VNode } from 'preact';

/** Where the second signature of a report is, for whoever checks by the national algorithms. */
export const NationalSignatureLink = ({ code }: { readonly code: string }): VNode => (
  <p>
    这份 PDF 另有国密（SM2/SM3）签名：<a href={`/r/${code}/report.sig`}>下载签名文件（.sig）</a>
  </p>
);
