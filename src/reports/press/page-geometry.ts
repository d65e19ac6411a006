/** A4 in points. */
export const pageSize: readonly [number, number] = [595.28, 841.89];
export const pageWidth = pageSize[0];
export const pageHeight = pageSize[1];

export const margin = { top: 70, bottom: 62, left: 56, right: 56 } as const;
export const bodyWidth = pageWidth - margin.left - margin.right;
export const bodyBottom = pageHeight - margin.bottom;
export const bodyHeight = bodyBottom - margin.top;
/** Baselines of the running head and foot. */
export const headBaseline = 46;
export const footBaseline = pageHeight - 36;

export const pointsPerMillimetre = 72 / 25.4;
/** A round firm seal measures 42 mm. */
export const sealDiameter = 42 * pointsPerMillimetre;

/** A horizontal strip of the page into which a block is set. */
export interface Frame {
  readonly x: number;
  readonly width: number;
}

export const bodyFrame: Frame = { x: margin.left, width: bodyWidth };
