/** One draft with everything its pages show around it. */
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../http/caller.js';
import { EdgeError } from '../../../http/edge-error.js';
import type { ShownPage } from '../../../http/page/pages.js';
import { PriceDrafts } from '../../../price-tables/drafting/price-drafts.js';
import { PublicationLog, type Publication } from '../../../price-tables/publication-log.js';
import { consolePriceTables } from '../links.js';
import { PriceScenes, priceRightsOf } from '../price-scenes.js';
import { draftTitle, draftTrail, isEditable, type DraftScene } from './draft-frame.js';

const mostPublications = 10_000;

@Injectable()
export class DraftScenes {
  constructor(
    private readonly scenes: PriceScenes,
    private readonly drafts: PriceDrafts,
    private readonly log: PublicationLog,
  ) {}

  async of(caller: Caller, id: string): Promise<DraftScene> {
    const draft = await this.drafts.find(caller.organisationId, id);
    const steps = await this.drafts.steps(caller.organisationId, id);
    const names = await this.scenes.names([draft.createdBy, ...steps.map(({ personId }) => personId)]);
    const { personId } = caller;
    return { draft, steps, names, words: this.scenes.words(), personId, may: priceRightsOf(caller) };
  }

  /** For the forms: a draft that is being looked at by somebody else is not edited. */
  async editable(caller: Caller, id: string): Promise<DraftScene> {
    const scene = await this.of(caller, id);
    if (isEditable(scene)) return scene;
    throw new EdgeError({
      kind: 'conflict',
      code: 'price-draft-state',
      title: { zh: '草稿已提出，不能再修改', en: 'The draft was proposed and cannot be edited' },
      detail: {
        zh: '如须修改，请在审批页面把它退回。',
        en: 'To change it, return it to the editor on the page of its review.',
      },
    });
  }

  /** The last thing published in the table since the draft was laid on it; null: the draft is fresh. */
  async overtakenBy({ draft }: DraftScene): Promise<Publication | null> {
    if (draft.state === 'published' || draft.state === 'discarded') return null;
    const since = await this.log.since(draft.baseSequence, mostPublications);
    return since.findLast(({ tableId }) => tableId === draft.tableId) ?? null;
  }
}

export function draftFrame({ draft }: DraftScene): Omit<ShownPage, 'body'> {
  return { title: draftTitle(draft), isWide: true, current: consolePriceTables, trail: draftTrail() };
}
