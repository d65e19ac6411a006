/** The plain text of a string item: rich-text runs joined, phonetic hints left out, `_x000D_` turned back. */
import { SheetRefusal } from './sheet-fault.js';
import { sheetLimits } from './sheet-limits.js';

export class PlainTextCollector {
  private collected = '';
  private inText = false;
  private phonetic = 0;

  open(name: string): void {
    if (name === 'rPh') this.phonetic += 1;
    if (name === 't') this.inText = true;
  }

  close(name: string): void {
    if (name === 'rPh') this.phonetic -= 1;
    if (name === 't') this.inText = false;
  }

  text(text: string): void {
    if (!this.inText || this.phonetic > 0) return;
    this.collected += text;
    if (this.collected.length > sheetLimits.cellCharacters) {
      throw new SheetRefusal('cell-too-long', `一个单元格里的文字超过 ${sheetLimits.cellCharacters} 个字`);
    }
  }

  take(): string {
    const text = unescapeControls(this.collected);
    this.collected = '';
    return text;
  }
}

/** Characters XML cannot hold stand in a workbook as `_xHHHH_`, and a literal `_x0041_` as `_x005F_x0041_`. */
export function unescapeControls(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
