/** Body chapters 一 to 五: for whom, why, what, which value, on which day. */
import type { Block, Chapter, KeyValue } from '../report-document.js';
import type { ReportScope } from './report-scope.js';
import { keyValues, paragraph } from './blocks.js';
import { counterName, regionName, unitName } from './names.js';
import { dayInChinese, instantInChinese, withUnit } from './format.js';
import { firmName, stated } from './cover.js';

export function engagementChapters(scope: ReportScope): readonly Chapter[] {
  return [client(scope), purpose(scope), subject(scope), valueType(scope), referenceDay(scope)];
}

function client(scope: ReportScope): Chapter {
  const { text, order } = scope;
  const { engagement } = order;
  return chapterOf(scope, 'client', [
    keyValues([
      { label: text('fact.client'), value: stated(scope, engagement?.client) },
      { label: text('fact.other-users'), value: engagement?.otherUsers ?? text('client.no-other-users') },
      { label: text('fact.contract-number'), value: stated(scope, engagement?.contractNumber) },
      { label: text('fact.firm'), value: firmName(scope) },
      { label: text('fact.firm-registration'), value: stated(scope, engagement?.firm?.registration) },
    ]),
    paragraph(text('client.others')),
  ]);
}

function purpose(scope: ReportScope): Chapter {
  const { text, order } = scope;
  return chapterOf(scope, 'purpose', [
    paragraph(text('purpose.stated', { purpose: stated(scope, order.engagement?.purpose) })),
    paragraph(text('purpose.mechanism')),
  ]);
}

function subject(scope: ReportScope): Chapter {
  const { text, appraisal } = scope;
  const retained = appraisal.lines.filter(({ decision }) => decision === 'retain').length;
  return chapterOf(scope, 'subject', [
    paragraph(
      text('subject.scope', {
        count: appraisal.lines.length,
        scrapped: appraisal.lines.length - retained,
        retained,
        mass: withUnit(appraisal.totalMassKg, unitName(scope, 'kg')),
      }),
    ),
    keyValues(liftRows(scope)),
    paragraph(text('subject.outside')),
  ]);
}

function liftRows(scope: ReportScope): readonly KeyValue[] {
  const { text, order } = scope;
  const { lift } = order;
  const height = lift.travelHeightM && withUnit(lift.travelHeightM, unitName(scope, 'm'));
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['address', lift.address],
    ['region', regionName(scope, order.region)],
    ['device-code', lift.deviceCode],
    ['registration-number', lift.registrationNumber],
    ['manufacturer', lift.manufacturer],
    ['model', lift.model],
    ['drive', text(`drive.${lift.drive}`)],
    ['machine-room', text(lift.machineRoom ? 'machine-room.yes' : 'machine-room.no')],
    ['rated-load', withUnit(lift.ratedLoadKg, unitName(scope, 'kg'))],
    ['rated-speed', withUnit(lift.ratedSpeedMps, unitName(scope, 'm/s'))],
    ['stops', text('lift.stops', { stops: lift.stops, landings: lift.landings })],
    ['travel-height', height],
    ['commissioned-on', lift.commissionedOn && dayInChinese(lift.commissionedOn)],
  ];
  return rows.map(([key, value]) => ({ label: text(`fact.${key}`), value: stated(scope, value) }));
}

function valueType(scope: ReportScope): Chapter {
  const { text } = scope;
  return chapterOf(scope, 'value-type', [
    paragraph(text('value-type.residual')),
    paragraph(text('value-type.scrap')),
    paragraph(text('value-type.remaining')),
    paragraph(text('value-type.apart')),
  ]);
}

function referenceDay(scope: ReportScope): Chapter {
  const { text, appraisal } = scope;
  return chapterOf(scope, 'reference-date', [
    paragraph(text('reference-date.day', { date: dayInChinese(appraisal.referenceDate) })),
    paragraph(text('reference-date.known-at', { instant: instantInChinese(appraisal.knownAt) })),
  ]);
}

export function chapterOf({ text }: ReportScope, name: string, blocks: readonly Block[]): Chapter {
  return { title: text(`chapter.${name}`), startsOnNewPage: false, blocks };
}

/** `66.0 米`, `1 台` */
export function quantityInWords(
  scope: ReportScope,
  line: { readonly type: string; readonly quantity: string; readonly unit: string },
): string {
  return withUnit(line.quantity, counterName(scope, line.type, line.unit));
}
