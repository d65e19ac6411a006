/** What a message about a price table says: which edition, what happened, where to read it. Pure. */
import type { PriceTableLibrary } from '../../price-tables/price-table-library.js';
import type { Publication } from '../../price-tables/publication-log.js';
import type { SubscribedType } from './webhook-types.js';

export const typeOfAct: Readonly<Record<Publication['act'], SubscribedType>> = {
  published: 'price-table.published',
  corrected: 'price-table.corrected',
  withdrawn: 'price-table.withdrawn',
};

export function publicationPayload(
  publication: Publication,
  library: PriceTableLibrary,
  publicUrl: string,
): Readonly<Record<string, unknown>> {
  const { editionId, tableId, corrects, at, reason, privateTo, sequence } = publication;
  const found = library.find(editionId);
  const isPublic = privateTo === null;
  return {
    sequence,
    at,
    reason,
    edition: {
      id: editionId,
      table: tableId,
      corrects,
      isPrivate: !isPublic,
      ...(found === undefined ? {} : editionPart(found)),
      page: isPublic ? `${publicUrl}/price-tables/${editionId}` : null,
      json: `${publicUrl}/v1/price-tables/${editionId}`,
    },
  };
}

function editionPart({ edition, kind, fingerprint }: NonNullable<ReturnType<PriceTableLibrary['find']>>): object {
  const { publisher, title, status, validFrom, publishedAt, regions } = edition;
  return { publisher, title, kind, status, validFrom, publishedAt, regions, fingerprint };
}
