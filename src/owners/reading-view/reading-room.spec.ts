import { describe, expect, it } from '@jest/globals';
import type { ReportDocument } from '../../reports/report-document.js';
import type { RegisterEntry } from '../public-register.js';
import type { PublicView } from '../public-view.js';
import { mostOnPart, partsOf } from './parts-of.js';
import { ReadingRoom } from './reading-room.js';

/** A document of fifty parts: the room keeps two of them. */
const chapters = Array.from({ length: 50 }, (_, at) => ({
  ...{ title: `${at}`, startsOnNewPage: false },
  blocks: Array.from({ length: mostOnPart }, () => ({ kind: 'paragraph', text: 'x', style: 'body' }) as const),
}));
const document = { chapters } as unknown as ReportDocument;
const entryOf = (sha256: string) => ({ report: { file: { sha256 } } }) as RegisterEntry;

/** Composes when it is told to, and tells how often it had to. */
class SlowView {
  readonly composed: string[] = [];
  private readonly waiting = new Map<string, () => void>();

  async document({ report }: RegisterEntry): Promise<ReportDocument> {
    const name = report.file?.sha256 ?? '';
    this.composed.push(name);
    if (name === 'slow') await new Promise<void>((resolve) => this.waiting.set(name, resolve));
    return document;
  }

  finish(name: string): void {
    this.waiting.get(name)?.();
  }
}

describe('the reading room', () => {
  it('keeps as much as before after a document was put away while it was still being composed', async () => {
    expect(partsOf(document, mostOnPart)).toHaveLength(50);
    const view = new SlowView();
    const room = new ReadingRoom(view as unknown as PublicView);
    const slow = room.open(entryOf('slow'));
    for (const name of ['a', 'b', 'c']) await room.open(entryOf(name));
    view.finish('slow');
    expect((await slow).parts).toHaveLength(50);
    for (const name of ['b', 'c', 'b', 'c']) await room.open(entryOf(name));
    expect(view.composed).toEqual(['slow', 'a', 'b', 'c']);
  });
});
