/** A sheet before it means anything: cells as the file holds them, numbered as the spreadsheet program numbers them. */
export type SheetCell =
  | { readonly kind: 'text'; readonly text: string }
  /** `text`: the number as the file writes it, never through a float; `decimals`: as many as the cell's format shows. */
  | { readonly kind: 'number'; readonly text: string; readonly decimals: number }
  | { readonly kind: 'serial-day'; readonly text: string; readonly from1904: boolean }
  | { readonly kind: 'formula' }
  | { readonly kind: 'error'; readonly text: string }
  | { readonly kind: 'boolean' };

export interface SheetRow {
  readonly number: number;
  readonly cells: ReadonlyMap<number, SheetCell>;
}

export const isBlank = (cell: SheetCell): boolean => cell.kind === 'text' && cell.text.trim() === '';
