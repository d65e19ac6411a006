/** Documents of issued reports, kept while they are read: the same bytes always have the same words. */
import { Injectable } from '@nestjs/common';
import type { ReportDocument } from '../../reports/report-document.js';
import type { RegisterEntry } from '../public-register.js';
import { PublicView } from '../public-view.js';
import { mostOnPart, partsOf, type Part } from './parts-of.js';

interface Reading {
  readonly document: ReportDocument;
  readonly parts: readonly Part[];
}

interface Kept {
  readonly reading: Promise<Reading>;
  /** In parts; 0 as long as it is being composed. */
  size: number;
}

/** About the text of three reports of 10,000 components, or a hundred usual ones. */
const mostPartsKept = 120;

@Injectable()
export class ReadingRoom {
  /** By SHA-256 of the file, the one read last at the end. */
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly view: PublicView) {}

  async open(entry: RegisterEntry): Promise<Reading> {
    const key = entry.report.file?.sha256;
    if (key === undefined) return this.compose(entry);
    const kept = this.kept.get(key) ?? { reading: this.compose(entry), size: 0 };
    this.kept.delete(key);
    this.kept.set(key, kept);
    try {
      kept.size = (await kept.reading).parts.length;
    } catch (error) {
      if (this.kept.get(key) === kept) this.kept.delete(key);
      throw error;
    }
    this.makeRoom();
    return kept.reading;
  }

  private async compose(entry: RegisterEntry): Promise<Reading> {
    const document = await this.view.document(entry);
    return { document: { ...document, attachments: [] }, parts: partsOf(document, mostOnPart) };
  }

  private makeRoom(): void {
    let sum = [...this.kept.values()].reduce((total, { size }) => total + size, 0);
    for (const [key, { size }] of this.kept) {
      if (sum <= mostPartsKept || this.kept.size <= 1) return;
      sum -= size;
      this.kept.delete(key);
    }
  }
}
