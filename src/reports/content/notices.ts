/** What a reader must know before any figure: a trial, a period of use that had ended, demonstration, private or carried prices, a development seal, no registration, a draft. */
import type { Callout } from '../report-document.js';
import type { ReportScope } from './report-scope.js';
import { carriedPrices } from './carried-prices.js';
import { enumerated } from './format.js';
import { issuedAfterUse, usePeriod } from './use-period.js';
import { privateBookNames } from './private-books.js';

type NoticeName =
  | 'draft'
  | 'test'
  | 'use-expired'
  | 'demonstration'
  | 'private-books'
  | 'rolled-forward'
  | 'unregistered'
  | DevelopmentNotice;
type DevelopmentNotice = 'development-seal' | 'development-signatures';

export function usesDemonstrationPrices({ appraisal }: ReportScope): boolean {
  return Object.values(appraisal.references).some((ref) => ref.kind === 'price' && ref.status === 'demonstration');
}

/** A draft is not sealed at all. */
export function bearsDevelopmentSeal({ identity, missingForIssue }: ReportScope): boolean {
  return identity.developmentSeal && missingForIssue.length === 0;
}

/** Beside the seal, or the seal alone: nobody signs a draft. */
export function appraisersWillSign({ identity, missingForIssue }: ReportScope): boolean {
  return identity.appraisersSign === true && missingForIssue.length === 0;
}

/** What the development authority vouches for: the seal, or the appraisers' signatures as well. */
export function developmentNotice(scope: ReportScope): DevelopmentNotice {
  const both = appraisersWillSign(scope) && scope.identity.developmentSignatures === true;
  return both ? 'development-signatures' : 'development-seal';
}

function noticeNames(scope: ReportScope): readonly NoticeName[] {
  const notices: readonly (readonly [NoticeName, boolean])[] = [
    ['draft', scope.missingForIssue.length > 0],
    ['test', scope.identity.test === true],
    ['use-expired', issuedAfterUse(scope)],
    ['demonstration', usesDemonstrationPrices(scope)],
    ['private-books', privateBookNames(scope).length > 0],
    ['rolled-forward', carriedPrices(scope).length > 0],
    ['unregistered', !scope.identity.registered],
    [developmentNotice(scope), bearsDevelopmentSeal(scope)],
  ];
  return notices.filter(([, applies]) => applies).map(([name]) => name);
}

export function notices(scope: ReportScope): readonly Callout[] {
  const values = {
    missing: enumerated(scope.missingForIssue),
    books: enumerated(privateBookNames(scope)),
    count: carriedPrices(scope).length,
    ...usePeriod(scope),
  };
  return noticeNames(scope).map((name) => ({
    title: scope.text(`notice.${name}.title`),
    text: scope.text(`notice.${name}.text`, values),
    tone: 'warning',
  }));
}

const onEveryPage: readonly NoticeName[] = ['draft', 'test', 'demonstration'];

/** On every page: 草稿, 测试 and 演示价格; the rest stands on the cover. */
export function watermark(scope: ReportScope): string | null {
  const words = noticeNames(scope)
    .filter((name) => onEveryPage.includes(name))
    .map((name) => scope.text(`notice.${name}.watermark`));
  return words.length > 0 ? words.join(' · ') : null;
}
