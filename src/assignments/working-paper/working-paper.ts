/** 工作底稿: an order in the making. Whatever stands in it has the shape an order demands; anything may still be missing. */
import type { Component, Engagement, Lift, Terms } from '../../engine/index.js';
import type { SubmittedOrder } from '../../appraisals/order/appraisal-order.dto.js';

export type DraftComponent = Partial<Component> & Pick<Component, 'id' | 'type'>;

export type DraftOrder = Partial<Omit<SubmittedOrder, 'engagement' | 'terms' | 'lift' | 'components'>> & {
  readonly engagement?: Partial<Engagement>;
  readonly terms?: Partial<Terms>;
  readonly lift?: Partial<Lift>;
  readonly components?: readonly DraftComponent[];
};

export interface WorkingPaper {
  readonly assignmentId: string;
  /** From 1. */
  readonly version: number;
  readonly order: DraftOrder;
  /** Why this version was saved; may be empty. */
  readonly note: string;
  readonly actor: string;
  readonly at: string;
}

export type WorkingPaperSummary = Omit<WorkingPaper, 'order'>;
