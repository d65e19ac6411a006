import type { DraftOrder } from '../../assignments/working-paper/working-paper.js';
import type { PaperPreview } from './preview-paper.js';

/** Decisions that are tried out and not saved. */
export interface Trial {
  readonly order: DraftOrder;
  readonly preview: PaperPreview;
}
