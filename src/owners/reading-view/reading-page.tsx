/** `/r/{code}/full`: the whole report on a screen, for phones on which a PDF is hard to open. Pure. */
import type { VNode } from 'preact';
import { ButtonLink } from '../../http/page/buttons.js';
import { Notice } from '../../http/page/notice.js';
import { renderPage } from '../../http/page/render-page.js';
import type { Cover, ReportDocument } from '../../reports/report-document.js';
import { NationalSignatureLink } from '../report-page/national-signature-link.js';
import { StatusBox } from '../report-page/status-box.js';
import type { Registration } from '../verification-answer.js';
import type { ChapterPiece, Part } from './parts-of.js';
import { CalloutBox, KeyValues, ReadingBlock, ValueCards, type ChapterLink } from './reading-blocks.js';

export interface ReadingView {
  readonly registration: Registration;
  readonly document: ReportDocument;
  readonly parts: readonly Part[];
  /** A second signature, by the national algorithms, lies beside the file. */
  readonly hasNationalSignature: boolean;
  /** Counts from 1. */
  readonly shown: number;
}

export function readingPage(view: ReadingView): string {
  const { registration, document, parts, shown } = view;
  const isFirst = shown === 1;
  return renderPage(
    {
      title: document.title,
      lead: `${document.author} · ${document.reportNumber}`,
      layout: 'public',
      isSelfContained: true,
      trail: [{ href: `/r/${registration.code}`, label: '报告页面' }],
    },
    <div class="reading">
      <StatusBox standing={registration} />
      <WhatCounts view={view} />
      {document.watermark !== null && <p class="notice warning">{document.watermark}</p>}
      {isFirst && <CoverPart document={document} />}
      {(parts[shown - 1] ?? []).map((piece) => (
        <ChapterPart piece={piece} view={view} />
      ))}
      <p class="small">
        {document.runningHead.left} · {document.runningHead.right}
        <br />
        {document.runningFoot}
      </p>
      {parts.length > 1 && <PartsPager view={view} />}
    </div>,
  );
}

function WhatCounts({ view }: { readonly view: ReadingView }): VNode {
  const { code, sha256, status } = view.registration;
  if (status === 'test') return <Notice tone="warning" title="这是测试报告的网页版，PDF 文件也没有效力" />;
  return (
    <Notice tone="information" title={status === 'draft' ? '这是草稿的网页版' : '以盖章的 PDF 文件为准'}>
      <p>
        本页把报告全文照原样排成网页，方便在手机上阅读。
        {status === 'draft'
          ? '草稿没有签章，不能作为依据使用。'
          : '有效力的是带电子签章的 PDF 文件，两者不一致时以 PDF 为准。'}
      </p>
      {sha256 !== null && (
        <p>
          PDF 的 SHA-256：<span class="mono">{sha256}</span>
        </p>
      )}
      <p>
        <a href={`/r/${code}/report.pdf`}>打开 PDF 文件</a>
      </p>
      {view.hasNationalSignature && <NationalSignatureLink code={code} />}
    </Notice>
  );
}

function CoverPart({ document }: { readonly document: ReportDocument }): VNode {
  const { firm, subtitle, facts, cards, notices } = document.cover;
  return (
    <>
      <p>
        <strong>{firm}</strong>
        <br />
        {subtitle}
        <br />
        {document.subject}
      </p>
      {notices.map((callout) => (
        <CalloutBox callout={callout} />
      ))}
      <KeyValues rows={facts} />
      <ValueCards cards={cards} isOnCover />
      <CheckByCode qr={document.cover.qr} />
    </>
  );
}

function CheckByCode({ qr: { heading, lines, url, alt } }: { readonly qr: Cover['qr'] }): VNode {
  return (
    <>
      <h3>{heading}</h3>
      {lines.map((line) => (
        <p>{line}</p>
      ))}
      <p class="mono" title={alt}>
        {url}
      </p>
    </>
  );
}

const idOf = (index: number): string => `chapter-${index + 1}`;

function ChapterPart({ piece, view }: { readonly piece: ChapterPiece; readonly view: ReadingView }): VNode {
  const { index, title, isContinued, blocks } = piece;
  const contents = blocks.some(({ kind }) => kind === 'contents') ? linksOf(view) : [];
  return (
    <section class="chapter" id={isContinued ? undefined : idOf(index)}>
      <h2>
        {title}
        {isContinued && '（续）'}
      </h2>
      {blocks.map((block) => (
        <ReadingBlock block={block} contents={contents} />
      ))}
    </section>
  );
}

/** Every chapter after the table of contents, as the printed one lists them. */
function linksOf({ parts, registration: { code }, shown }: ReadingView): readonly ChapterLink[] {
  return parts.flatMap((part, at) =>
    part
      .filter(({ isContinued, blocks }) => !isContinued && !blocks.some(({ kind }) => kind === 'contents'))
      .map(({ index, title }) => ({
        title,
        href: at + 1 === shown ? `#${idOf(index)}` : `/r/${code}/full?part=${at + 1}#${idOf(index)}`,
      })),
  );
}

function PartsPager({ view: { parts, shown, registration } }: { readonly view: ReadingView }): VNode {
  const href = (part: number): string => `/r/${registration.code}/full?part=${part}`;
  return (
    <nav class="pager" aria-label="全文的各页">
      {shown > 1 && (
        <ButtonLink look="secondary" href={href(shown - 1)}>
          上一页
        </ButtonLink>
      )}
      <span>
        第 {shown} 页，共 {parts.length} 页
      </span>
      {shown < parts.length && (
        <ButtonLink look="secondary" href={href(shown + 1)}>
          下一页
        </ButtonLink>
      )}
    </nav>
  );
}
