/**
 * Every word and figure of the report, in order: result, order, rule book and texts in, a document of blocks out.
 * Pure: no clock, no files, no framework; the same input gives the same document. It values nothing: each figure is
 * the appraisal's, sums by system are sums of its lines.
 */
import type { Chapter, ReportDocument } from './report-document.js';
import { annexes } from './content/annexes.js';
import { assumptionsChapter } from './content/assumptions-chapter.js';
import { basisChapter } from './content/basis-chapter.js';
import { closingChapters } from './content/closing-chapters.js';
import { conclusionChapter } from './content/conclusion-chapter.js';
import { cover, firmName, reportTitle } from './content/cover.js';
import { declaration } from './content/declaration.js';
import { engagementChapters } from './content/engagement-chapters.js';
import { methodChapter, procedureChapter } from './content/method-chapters.js';
import { watermark } from './content/notices.js';
import type { ReportInput } from './content/report-input.js';
import { reportScope, type ReportScope } from './content/report-scope.js';
import { summary } from './content/summary.js';

export type { PrintedIdentity, ReportFingerprints, ReportInput } from './content/report-input.js';
export { describeFinding } from './content/describe-finding.js';
export { missingEngagementParts } from './content/missing-engagement-parts.js';
export { reportTexts } from './content/report-texts.js';

export function buildReportContent(input: ReportInput): ReportDocument {
  const scope = reportScope(input);
  const title = reportTitle(scope);
  const { identity, text } = scope;
  return {
    title,
    subject: text('document.subject'),
    author: firmName(scope),
    reportNumber: identity.reportNumber,
    createdAt: identity.createdAt,
    runningHead: { left: title, right: text('document.head', { number: identity.reportNumber }) },
    runningFoot: runningFoot(scope),
    watermark: watermark(scope),
    cover: cover(scope),
    chapters: chapters(scope),
    attachments: input.attachments,
  };
}

function runningFoot({ text, identity }: ReportScope): string {
  if (!identity.registered || identity.code === null) return text('document.foot-unregistered');
  return text('document.foot', { code: identity.code });
}

function chapters(scope: ReportScope): readonly Chapter[] {
  const body = [
    ...engagementChapters(scope),
    basisChapter(scope),
    methodChapter(scope),
    procedureChapter(scope),
    assumptionsChapter(scope),
    conclusionChapter(scope),
    ...closingChapters(scope),
  ];
  return [
    { title: scope.text('chapter.contents'), startsOnNewPage: true, blocks: [{ kind: 'contents' }] },
    declaration(scope),
    summary(scope),
    ...body.map((chapter, index) => (index === 0 ? { ...chapter, startsOnNewPage: true } : chapter)),
    ...annexes(scope),
  ];
}
