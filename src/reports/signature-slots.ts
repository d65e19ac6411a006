/**
 * Who signs a report, in which order, and in which field of the file: every appraiser the engagement names, then the
 * firm's seal (资产评估法 Art. 27: at least two professionals sign, the firm seals). Pure.
 */
import type { AppraisalOrder } from '../engine/index.js';

export type AppraiserSlot = `appraiser-${number}`;
export type SignatureSlot = AppraiserSlot | 'seal';

export interface SlotOfReport {
  readonly slot: SignatureSlot;
  /** The empty signature field the press prepares for it. */
  readonly fieldName: string;
  /** As the engagement names them; of the seal, the firm. */
  readonly name: string;
  readonly certificate: string | null;
}

export const sealSlot = 'seal';
export const sealFieldName = 'FirmSeal';

/** The signatures of a report in their only order: appraisers as the order names them, the seal last. */
export function slotsOf({ engagement }: Pick<AppraisalOrder, 'engagement'>): readonly SlotOfReport[] {
  const appraisers = engagement?.appraisers ?? [];
  return [
    ...appraisers.map(({ name, certificate }, index): SlotOfReport => {
      const place = index + 1;
      return { slot: `appraiser-${place}`, fieldName: appraiserFieldName(place), name, certificate };
    }),
    { slot: sealSlot, fieldName: sealFieldName, name: engagement?.firm?.name ?? '', certificate: null },
  ];
}

/** `place` counts from 1. */
export const appraiserFieldName = (place: number): string => `Appraiser${place}`;
