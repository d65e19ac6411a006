/** Longest side of the reduced copies, in pixels: to look at on a screen, and for lists. */
export const copySides = { view: 1600, thumbnail: 320 } as const;
