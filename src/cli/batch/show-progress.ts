/** On a terminal one line that is written over, with a bar; elsewhere a plain line whenever something has changed for a while. */
import type { BatchAnswer } from './batch-answer.js';
import { progressBar, progressWords } from './progress-words.js';

export interface Screen {
  readonly isTerminal: boolean;
  write(text: string): void;
}

const plainEveryMs = 10_000;
const eraseLine = '\r\u001B[2K';

export class ShowProgress {
  private told = '';
  private toldAt = -Infinity;

  constructor(private readonly screen: Screen) {}

  show(batch: BatchAnswer, nowMs: number): void {
    if (this.screen.isTerminal) return this.screen.write(`${eraseLine}${progressBar(batch)} ${progressWords(batch)}`);
    if (nowMs - this.toldAt < plainEveryMs) return;
    this.toldAt = nowMs;
    this.line(batch);
  }

  /** What it came to. */
  end(batch: BatchAnswer): void {
    if (this.screen.isTerminal) this.screen.write(`${eraseLine}${progressBar(batch)} ${progressWords(batch)}\n`);
    else this.line(batch);
  }

  private line(batch: BatchAnswer): void {
    const words = progressWords(batch);
    if (words !== this.told) this.screen.write(`${words}\n`);
    this.told = words;
  }
}
