/** The cover: whose report, of which lift, the two values side by side, and how to check it. */
import type { Cover, KeyValue, ValueCard } from '../report-document.js';
import type { ReportScope } from './report-scope.js';
import { dayInChinese, withUnit, yuan } from './format.js';
import { isNegative, isZero } from './decimals.js';
import { notices } from './notices.js';

export function reportTitle({ text, isAgency }: ReportScope): string {
  return text(isAgency ? 'title.agency' : 'title.group-standard');
}

export function firmName({ order, text }: ReportScope): string {
  return order.engagement?.firm?.name ?? text('engagement.firm-missing');
}

/** A value of the order, or the words for one that is not stated. */
export function stated({ text }: ReportScope, value: string | undefined | null): string {
  return value === undefined || value === null || value.trim() === '' ? text('value.not-stated') : value;
}

export function cover(scope: ReportScope): Cover {
  return {
    firm: firmName(scope),
    title: reportTitle(scope),
    subtitle: scope.text('cover.subtitle'),
    facts: coverFacts(scope),
    cards: valueCards(scope),
    notices: notices(scope),
    qr: qrCode(scope),
  };
}

function coverFacts(scope: ReportScope): readonly KeyValue[] {
  const { text, order, identity, appraisal } = scope;
  const { lift, engagement } = order;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['report-number', identity.reportNumber],
    ['client', engagement?.client],
    ['address', lift.address],
    ['device-code', lift.deviceCode],
    ['registration-number', lift.registrationNumber],
    ['lift', liftInShort(scope)],
    ['reference-date', dayInChinese(appraisal.referenceDate)],
    ['issued-on', dayInChinese(identity.issuedOn)],
    ...(engagement?.externalReportCode ? [['external-code', engagement.externalReportCode] as const] : []),
  ];
  return facts.map(([key, value]) => ({ label: text(`fact.${key}`), value: stated(scope, value) }));
}

export function liftInShort({ text, order: { lift } }: ReportScope): string {
  return text('lift.in-short', {
    drive: text(`drive.${lift.drive}`),
    stops: lift.stops,
    load: withUnit(lift.ratedLoadKg, text('unit.kg')),
  });
}

/** 残值 is cash, 余值 is a purchase avoided; each card says so, and no card adds the two. */
export function valueCards({ text, appraisal }: ReportScope): readonly ValueCard[] {
  const { scrapResidualValue: scrap, remainingValue } = appraisal;
  return [
    {
      title: text('card.scrap.title'),
      caption: text(isNegative(scrap.net) ? 'card.scrap.caption-negative' : 'card.scrap.caption'),
      amount: yuan(scrap.net),
      detail: [
        text('card.scrap.gross', { amount: yuan(scrap.gross) }),
        text('card.scrap.deductions', { amount: yuan(scrap.deductions) }),
      ],
      tone: 'cash',
    },
    {
      title: text('card.remaining.title'),
      caption: text('card.remaining.caption'),
      amount: yuan(remainingValue),
      detail: [isZero(remainingValue) ? text('card.remaining.none') : text('card.remaining.detail')],
      tone: 'avoided',
    },
  ];
}

function qrCode({ text, identity }: ReportScope): Cover['qr'] {
  const url = identity.verifyUrl;
  if (!identity.registered || identity.code === null) {
    return {
      url,
      alt: text('qr.unregistered.alt'),
      heading: text('qr.unregistered.heading'),
      lines: [text('qr.unregistered.line-1'), text('qr.unregistered.line-2')],
    };
  }
  return {
    url,
    alt: text('qr.alt'),
    heading: text('qr.heading'),
    lines: [text('qr.code', { code: identity.code }), url, text('qr.line'), text('qr.signature')],
  };
}
