import type { FastifyReply } from 'fastify';
import type { PriceDraft } from './price-draft.js';
import type { PriceDraftDto } from './price-drafts.dto.js';

export const draftView = (draft: PriceDraft): PriceDraftDto => ({ ...draft, rowCount: draft.rows.length });

/** The draft as the answer to a change, with the tag for the next one. */
export function taggedDraft(reply: FastifyReply, draft: PriceDraft): PriceDraftDto {
  void reply.header('etag', `"${draft.version}"`);
  return draftView(draft);
}
