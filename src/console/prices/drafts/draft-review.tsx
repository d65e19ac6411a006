/** What a draft would do, worked out for the pages that show it: difference, impact, and what overtook it. */
import { Injectable } from '@nestjs/common';
import type { VNode } from 'preact';
import { ImpactPreview } from '../../../corrections/impact-preview.js';
import type { Caller } from '../../../http/caller.js';
import { DraftDifferences } from '../../../price-tables/comparison/draft-differences.js';
import { draftHref } from '../links.js';
import { PriceScenes } from '../price-scenes.js';
import { DifferenceView } from './difference-view.js';
import type { DraftScene } from './draft-frame.js';
import { ImpactPreviewView } from './impact-view.js';

const appraisalsPerPage = 50;

@Injectable()
export class DraftReview {
  constructor(
    private readonly scenes: PriceScenes,
    private readonly differences: DraftDifferences,
    private readonly preview: ImpactPreview,
  ) {}

  async difference(caller: Caller, { draft, words }: DraftScene): Promise<VNode> {
    const difference = await this.differences.of(caller, draft.id);
    const library = await this.scenes.library(caller);
    const editions = library.ruleBookTables([draft.tableId]).filter(({ editionId }) => editionId !== draft.editionId);
    const { kind, validFrom } = draft;
    return <DifferenceView {...{ difference, editions, kind, validFrom, words }} />;
  }

  /** null: the draft is published or given up, so there is nothing to foresee. */
  async impact(caller: Caller, { draft }: DraftScene, before: number | null): Promise<VNode | null> {
    if (draft.state === 'published' || draft.state === 'discarded') return null;
    const { next, ...impact } = await this.preview.of(caller, draft, { before, limit: appraisalsPerPage });
    const nextHref = next === null ? null : `${draftHref(draft.id, 'impact')}?before=${next}`;
    return <ImpactPreviewView impact={{ ...impact, next: null }} nextHref={nextHref} />;
  }
}
