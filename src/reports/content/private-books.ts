/** 自有价格册: the firm's own tables of which a price was used, each named once. */
import type { ReportScope } from './report-scope.js';

/** 《我方询价》（某评估公司）, in the order of first use. */
export function privateBookNames({ appraisal }: Pick<ReportScope, 'appraisal'>): readonly string[] {
  const names = Object.values(appraisal.references).flatMap((reference) =>
    reference.kind === 'price' && reference.privateBook
      ? [`《${reference.privateBook.title}》（${reference.privateBook.publisher}）`]
      : [],
  );
  return [...new Set(names)];
}
