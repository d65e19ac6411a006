/** The package comes without types; what the tests use of it to read fonts independently of the press. */
declare module 'fontkit' {
  export interface IndependentGlyph {
    readonly id: number;
    readonly advanceWidth: number;
    readonly path: {
      readonly commands: readonly { readonly command: string; readonly args: readonly number[] }[];
      toSVG(): string;
    };
  }
  export interface IndependentFont {
    readonly characterSet: readonly number[];
    glyphForCodePoint(codePoint: number): IndependentGlyph;
    getGlyph(id: number): IndependentGlyph;
  }
  export function create(bytes: Buffer): IndependentFont;
}
