/** The package comes without types. */
declare module 'linebreak' {
  class LineBreaker {
    constructor(text: string);
    /** Positions in UTF-16 units. */
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
  export = LineBreaker;
}
