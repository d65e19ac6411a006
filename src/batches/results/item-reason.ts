/** Why a lift of a batch failed, in plain words: what the caller of a single order would have read. */
import type { ItemSummary } from '../batch-store.js';
import { itemView } from '../batch-view.js';

export interface ItemReason {
  readonly summary: string;
  /** One by one: what is missing, or wrong. */
  readonly particulars: readonly string[];
}

/** null: it has not failed. */
export function reasonOf(item: ItemSummary): ItemReason | null {
  const { problem } = itemView(item, 'zh');
  if (problem === null) return null;
  const { title, detail = '', faults = [] } = problem;
  const { findings = [] } = problem as { readonly findings?: readonly { readonly message: string }[] };
  return { summary: `${title}。${detail}`, particulars: [...findings, ...faults].map(({ message }) => message) };
}
