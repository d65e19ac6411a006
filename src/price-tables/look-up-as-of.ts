/** Rule 10 for one question from outside: the same look-up the engine makes, with the fallback list and limits of the standard in force. */
import {
  chinaDayOf,
  compareInstants,
  lookUpPrice,
  type PriceKind,
  type PriceRow,
  type PriceTableEdition,
} from '../engine/index.js';
import { EdgeError, type Fault } from '../http/edge-error.js';
import { queryProblem } from '../http/query.js';
import type { StandardLibrary } from '../standards/standard-library.js';
import type { PriceTableLibrary } from './price-table-library.js';

export interface LookUpQuestion {
  readonly table: string;
  readonly code: string;
  readonly variant: string | null;
  readonly region: string;
  readonly on: string;
  readonly knownAt: string | null;
}

export interface LookUpSources {
  readonly tables: PriceTableLibrary;
  readonly standards: StandardLibrary;
  readonly now: Date;
}

export interface LookUpAnswer {
  readonly row: PriceRow;
  readonly edition: PriceTableEdition;
  readonly requestedRegion: string;
  readonly consultedEditions: readonly string[];
  readonly knownAt: string;
}

export function lookUpAsOf(question: LookUpQuestion, { tables, standards, now }: LookUpSources): LookUpAnswer {
  const knownAt = question.knownAt ?? now.toISOString();
  refuseTheFuture(question, knownAt, now);
  const editions = tables.editionsOf([question.table]);
  const [first] = editions;
  const standard = standards.inForceOn(standards.defaultId, question.on, knownAt)?.standard;
  if (first === undefined) {
    throw notFound('price-table-unknown', { zh: '没有这一价格表', en: 'There is no such table' });
  }
  if (standard === undefined) {
    throw notFound('standard-not-in-force', { zh: '该日没有生效的标准', en: 'No standard is in force on that day' });
  }
  // A table the standard does not work with (an official index) is asked under the rules for scrap.
  const kind: PriceKind = first.kind === 'index' ? 'scrap' : first.kind;
  const ruleBook = {
    standard: { ...standard, tables: { ...standard.tables, [kind]: question.table } },
    priceTables: tables.ruleBookTables([question.table]),
  };
  const { code, variant, region, on: referenceDate } = question;
  const asked = { kind, code, region, referenceDate, knownAt, ...(variant === null ? {} : { variant }) };
  const answer = lookUpPrice(asked, ruleBook);
  if (answer.kind === 'missing') throw priceMissing(question, knownAt, answer.consultedEditions);
  return { ...answer, knownAt };
}

function refuseTheFuture({ on, knownAt: named }: LookUpQuestion, knownAt: string, now: Date): void {
  const faults: Fault[] = [];
  if (named !== null && compareInstants(named, now.toISOString()) > 0) {
    const message = { zh: '已知时点晚于现在', en: 'The instant lies in the future' };
    faults.push({ pointer: '/knownAt', code: 'known-at-in-future', message, allowed: `≤ ${now.toISOString()}` });
  }
  const lastDay = chinaDayOf(knownAt);
  if (on > lastDay) {
    const message = { zh: '日期晚于已知时点所在的日期', en: 'The day is later than the day prices are known by' };
    faults.push({ pointer: '/on', code: 'reference-date-after-known-at', message, allowed: `≤ ${lastDay}` });
  }
  if (faults.length > 0) throw queryProblem(faults);
}

const notFound = (code: string, title: { zh: string; en: string }): EdgeError =>
  new EdgeError({ kind: 'not-found', code, title });

function priceMissing(question: LookUpQuestion, knownAt: string, consultedEditions: readonly string[]): EdgeError {
  const { code, variant, region, on } = question;
  const what = variant === null ? code : `${code} ${variant}`;
  return new EdgeError({
    kind: 'not-found',
    code: 'price-missing',
    title: { zh: '没有有效价格', en: 'No price is in force' },
    detail: {
      zh: `${what}：地区 ${region}、日期 ${on} 没有有效价格；不以相近价格代替。`,
      en: `${what}: no price is in force for region ${region} on ${on}; the nearest one is never taken instead.`,
    },
    members: { knownAt, consultedEditions },
  });
}
