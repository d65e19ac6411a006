/** 评估方法 in words, and 程序实施过程 as far as the order's papers show it. */
import type { MassMethod } from '../../engine/index.js';
import type { Chapter } from '../report-document.js';
import type { ReportScope } from './report-scope.js';
import { heading, numbered, paragraph } from './blocks.js';
import { chapterOf } from './engagement-chapters.js';
import { massMethodName } from './describe-finding.js';
import { dayInChinese, enumerated, withoutTrailingZeros } from './format.js';

const MASS_METHODS: readonly MassMethod[] = ['weighed', 'nameplate', 'linear', 'geometry', 'catalogue'];

export function methodChapter(scope: ReportScope): Chapter {
  const { text, appraisal, standard } = scope;
  const weights = {
    age: withoutTrailingZeros(standard.conditionWeights.age.value),
    survey: withoutTrailingZeros(standard.conditionWeights.survey.value),
  };
  return chapterOf(scope, 'method', [
    paragraph(text('method.choice')),
    heading(text('method.decision.heading')),
    paragraph(text('method.decision.text')),
    heading(text('method.scrap.heading')),
    paragraph(text('method.scrap.formula')),
    paragraph(text('method.scrap.mass')),
    paragraph(text('method.scrap.deductions')),
    heading(text('method.remaining.heading')),
    paragraph(text('method.remaining.formula')),
    paragraph(text('method.remaining.condition', weights)),
    paragraph(text('method.remaining.bounds')),
    heading(text('method.total.heading')),
    paragraph(text('method.total.text', { step: withoutTrailingZeros(appraisal.roundingStep) })),
    paragraph(text('method.total.range')),
    paragraph(text(appraisal.secondMethod ? 'method.second.used' : 'method.second.not-used')),
  ]);
}

export function procedureChapter(scope: ReportScope): Chapter {
  const { text } = scope;
  return chapterOf(scope, 'procedure', [
    paragraph(text('procedure.intro')),
    numbered([surveyed(scope), masses(scope), papers(scope), prices(scope), text('procedure.calculation')]),
    paragraph(text('procedure.firm')),
  ]);
}

function surveyed({ text, order }: ReportScope): string {
  const surveys = order.components.flatMap(({ survey }) => (survey ? [survey] : []));
  const distinct = (values: readonly (string | undefined)[]): string[] =>
    [...new Set(values.filter((value): value is string => Boolean(value)))].sort();
  const days = distinct(surveys.map(({ surveyedOn }) => surveyedOn));
  const people = distinct(surveys.map(({ surveyor }) => surveyor));
  return text('procedure.survey', {
    count: surveys.length,
    days: days.length > 0 ? enumerated(days.map(dayInChinese)) : text('value.not-stated'),
    people: people.length > 0 ? enumerated(people) : text('value.not-stated'),
  });
}

function masses(scope: ReportScope): string {
  const { text, appraisal } = scope;
  const counts = MASS_METHODS.map((method) => ({
    method,
    count: appraisal.lines.filter(({ massMethod }) => massMethod === method).length,
  })).filter(({ count }) => count > 0);
  const parts = counts.map(({ method, count }) =>
    text('procedure.mass-part', { method: massMethodName(scope, method), count }),
  );
  return text('procedure.masses', { parts: enumerated(parts) });
}

function papers({ text, order }: ReportScope): string {
  const references = order.components.flatMap(({ evidence = [], survey }) => [
    ...evidence,
    ...(survey?.evidence ?? []),
  ]);
  return text('procedure.papers', { count: new Set(references).size });
}

function prices({ text, appraisal, order }: ReportScope): string {
  const rows = Object.values(appraisal.references).filter((each) => each.kind === 'price' && !each.carries).length;
  return text('procedure.prices', { rows, offers: order.offers?.length ?? 0 });
}
