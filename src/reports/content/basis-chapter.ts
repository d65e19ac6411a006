/**
 * 评估依据. Laws and standards are named by title only; what the edition takes from them, and what it does not, is
 * told by the basis marks of its parameters.
 */
import type { Basis, Reference } from '../../engine/index.js';
import type { Chapter } from '../report-document.js';
import type { ReportScope } from './report-scope.js';
import { bulleted, heading, paragraph } from './blocks.js';
import { chapterOf } from './engagement-chapters.js';
import { stated } from './cover.js';
import { dayInChinese } from './format.js';
import { editionName } from './price-edition.js';
import { byKey } from './used-parameters.js';

/** The code of ecology and environment replaces the law on solid waste on this day. */
const ENVIRONMENT_CODE_IN_FORCE = '2026-08-15';

export const BASES: readonly Basis[] = ['standard', 'law', 'convention', 'assumption'];

export function basisChapter(scope: ReportScope): Chapter {
  const { text, order, isAgency } = scope;
  return chapterOf(scope, 'basis', [
    heading(text('basis.economic.heading')),
    bulleted([text('basis.economic.contract', { number: stated(scope, order.engagement?.contractNumber) })]),
    heading(text('basis.law.heading')),
    bulleted(laws(scope)),
    heading(text('basis.norms.heading')),
    bulleted([
      text(isAgency ? 'basis.norms.appraisal.agency' : 'basis.norms.appraisal.group-standard'),
      text('basis.norms.procedure'),
      text('basis.norms.technical'),
    ]),
    paragraph(text('basis.norms.honesty')),
    heading(text('basis.title.heading')),
    bulleted(ownership(scope)),
    heading(text('basis.prices.heading')),
    paragraph(text('basis.prices.intro')),
    bulleted(priceTables(scope)),
    paragraph(parameterMarks(scope)),
  ]);
}

function laws({ text, identity }: ReportScope): string[] {
  const environment = identity.issuedOn < ENVIRONMENT_CODE_IN_FORCE ? 'solid-waste-law' : 'environment-code';
  return [
    'appraisal-law',
    'special-equipment-law',
    'civil-code',
    'maintenance-fund',
    'vat',
    environment,
    'electronic-signature-law',
  ].map((name) => text(`basis.law.${name}`));
}

function ownership(scope: ReportScope): string[] {
  const { text, order } = scope;
  return [
    text('basis.title.registration', {
      device: stated(scope, order.lift.deviceCode),
      registration: stated(scope, order.lift.registrationNumber),
    }),
    text('basis.title.declared'),
  ];
}

function priceTables(scope: ReportScope): string[] {
  const { text, appraisal } = scope;
  const editions = new Map<string, Extract<Reference, { kind: 'price' }>>();
  for (const reference of Object.values(appraisal.references)) {
    if (reference.kind === 'price' && !editions.has(reference.editionId)) {
      editions.set(reference.editionId, reference);
    }
  }
  return [...editions].sort(byKey).map(([edition, { source, status, validFrom, privateBook, carries }]) => {
    const values = { edition, validFrom: dayInChinese(validFrom), status: text(`table-status.${status}`) };
    if (privateBook) return text('basis.prices.edition-private', { ...values, ...privateBook });
    const key = carries ? 'basis.prices.edition-index' : 'basis.prices.edition';
    return text(key, { ...values, edition: editionName(scope, edition), publisher: source.publisher });
  });
}

/** How many of the parameters used rest on what. */
function parameterMarks({ text, appraisal }: ReportScope): string {
  const parameters = Object.values(appraisal.references).filter((reference) => reference.kind === 'parameter');
  const count = (basis: Basis): number => parameters.filter((parameter) => parameter.basis === basis).length;
  return text('basis.prices.parameters', {
    total: parameters.length,
    standard: count('standard'),
    law: count('law'),
    convention: count('convention'),
    assumption: count('assumption'),
  });
}
