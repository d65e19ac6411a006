/** 价格表版本: the head of each edition that was asked, also of one that had no price to give. */
import { publisherName } from '../../price-tables/publisher-name.js';
import type { AskedEdition } from './report-input.js';
import type { ReportScope } from './report-scope.js';
import { dayInChinese, enumerated, instantInChinese } from './format.js';
import { regionName } from './names.js';

/** 《沈阳市废旧物资价格》（publisher/table/day）: the address alone tells a resident nothing. */
export function editionName({ priceTables }: ReportScope, editionId: string): string {
  const asked = priceTables.find(({ edition }) => edition.editionId === editionId);
  return asked ? `《${asked.edition.title}》（${editionId}）` : editionId;
}

/** 《沈阳市废旧物资价格》，…; empty for an edition that the input does not hold. */
export function editionHead(scope: ReportScope, fingerprinted: { editionId: string; sha256: string }): string {
  const asked = scope.priceTables.find(
    ({ edition, fingerprint }) => edition.editionId === fingerprinted.editionId && fingerprint === fingerprinted.sha256,
  );
  return asked ? headInWords(scope, asked) : '';
}

function headInWords(scope: ReportScope, { edition, kind }: AskedEdition): string {
  const { text } = scope;
  const { title, publisher, status, validFrom, publishedAt, regions, corrects, withdrawnAt } = edition;
  const head = text('price-edition.head', {
    title,
    publisher: publisherName(publisher),
    prices: text(`price-kind.${kind}`),
    status: text(`table-status.${status}`),
    validFrom: dayInChinese(validFrom),
    publishedAt: instantInChinese(publishedAt),
    regions: enumerated(regions.map((region) => regionName(scope, region))),
  });
  return [
    head,
    ...(corrects === undefined ? [] : [text('price-edition.corrects', { edition: corrects })]),
    ...(withdrawnAt === undefined ? [] : [text('price-edition.withdrawn', { instant: instantInChinese(withdrawnAt) })]),
  ].join('；');
}
