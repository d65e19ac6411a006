/** 特别事项说明, 使用限制说明, 评估报告日, 签名盖章. */
import type { Block, Chapter } from '../report-document.js';
import type { ReportScope } from './report-scope.js';
import { bulleted, heading, numbered, paragraph } from './blocks.js';
import { chapterOf } from './engagement-chapters.js';
import { carriedRowNames } from './carried-prices.js';
import { firmName, stated } from './cover.js';
import { dayInChinese, enumerated } from './format.js';
import { appraisersWillSign, bearsDevelopmentSeal, developmentNotice, usesDemonstrationPrices } from './notices.js';
import { privateBookNames } from './private-books.js';
import { warningSentences } from './findings-table.js';
import { issuedAfterUse, usePeriod } from './use-period.js';

export function closingChapters(scope: ReportScope): readonly Chapter[] {
  return [specialMatters(scope), restrictions(scope), reportDay(scope), signatures(scope)];
}

function specialMatters(scope: ReportScope): Chapter {
  const { text, statement, missingForIssue } = scope;
  const warnings = warningSentences(scope);
  return chapterOf(scope, 'special-matters', [
    numbered([
      text('special.edition', { statement }),
      ...(issuedAfterUse(scope) ? [text('special.use-expired', usePeriod(scope))] : []),
      ...(usesDemonstrationPrices(scope) ? [text('special.demonstration')] : []),
      ...specialPrices(scope),
      text('special.maintenance-fund'),
      text('special.avoided'),
      text('special.hazardous'),
      text('special.retained-safety'),
      text('special.subsidy'),
      ...(missingForIssue.length > 0 ? [text('special.draft', { missing: enumerated(missingForIssue) })] : []),
      ...(scope.identity.registered ? [] : [text('special.unregistered')]),
      ...(bearsDevelopmentSeal(scope) ? [text(`special.${developmentNotice(scope)}`)] : []),
    ]),
    heading(text('special.warnings.heading')),
    warnings.length > 0 ? bulleted(warnings) : paragraph(text('special.warnings.none')),
  ]);
}

/** Prices nobody else can look up, and prices that were reckoned. */
function specialPrices(scope: ReportScope): readonly string[] {
  const { text } = scope;
  const [books, rows] = [enumerated(privateBookNames(scope)), enumerated(carriedRowNames(scope))];
  return [
    ...(books === '' ? [] : [text('special.private-books', { books })]),
    ...(rows === '' ? [] : [text('special.rolled-forward', { rows })]),
  ];
}

function restrictions(scope: ReportScope): Chapter {
  const { text } = scope;
  return chapterOf(scope, 'restrictions', [
    numbered([
      text('restrictions.purpose'),
      text('restrictions.validity', usePeriod(scope)),
      text('restrictions.signed'),
      text('restrictions.not-working'),
      text('restrictions.whole'),
    ]),
  ]);
}

function reportDay(scope: ReportScope): Chapter {
  const { text, identity } = scope;
  return chapterOf(scope, 'report-date', [
    paragraph(text('report-date.text', { date: dayInChinese(identity.issuedOn) })),
  ]);
}

function signatures(scope: ReportScope): Chapter {
  const { text, order, isAgency, identity } = scope;
  const signs = appraisersWillSign(scope);
  const role = text(isAgency ? 'role.appraiser.agency' : 'role.appraiser.group-standard');
  const appraisers = order.engagement?.appraisers ?? [];
  const people = [
    ...appraisers.map(({ name, certificate }) => ({ role, name, certificate, signs })),
    // The law asks for at least two signatures: an unnamed one is shown as missing, not left out.
    ...Array.from({ length: Math.max(0, 2 - appraisers.length) }, () => ({
      role,
      name: text('value.not-stated'),
      certificate: text('value.not-stated'),
    })),
    { role: text('role.reviewer'), name: stated(scope, order.engagement?.reviewer), certificate: '' },
  ];
  const block: Block = {
    kind: 'signatures',
    people,
    firm: firmName(scope),
    date: dayInChinese(identity.issuedOn),
    sealHint: sealHint(scope),
  };
  return chapterOf(scope, 'signatures', [paragraph(text(signaturesNote(scope))), block]);
}

/** What the reader finds in the file, and where it can be checked: only a registered report has a code. */
function signaturesNote(scope: ReportScope): string {
  if (scope.missingForIssue.length > 0) return 'signatures.note.draft';
  if (!appraisersWillSign(scope)) return 'signatures.note';
  return scope.identity.registered ? 'signatures.note.appraisers' : 'signatures.note.appraisers-unregistered';
}

function sealHint(scope: ReportScope): string {
  if (scope.missingForIssue.length > 0) return scope.text('seal.draft');
  return scope.text(bearsDevelopmentSeal(scope) ? 'seal.development' : 'seal.hint');
}
