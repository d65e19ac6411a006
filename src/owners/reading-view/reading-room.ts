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

/** About the text of three reports of 10,000 components, or a hundred usual ones. */
const mostPartsKept = 120;

@Injectable()
export class ReadingRoom {
  /** By SHA-256 of the file, the one read last at the end. */
  private readonly kept = new Map<string, Promise<Reading>>();
  private readonly sizes = new Map<string, number>();

  constructor(private readonly view: PublicView) {}

  async open(entry: RegisterEntry): Promise<Reading> {
    const key = entry.report.file?.sha256;
    if (key === undefined) return this.compose(entry);
    const known = this.kept.get(key);
    const reading = known ?? this.compose(entry);
    this.kept.delete(key);
    this.kept.set(key, reading);
    try {
      this.sizes.set(key, (await reading).parts.length);
    } catch (error) {
      this.forget(key);
      throw error;
    }
    this.makeRoom();
    return reading;
  }

  private async compose(entry: RegisterEntry): Promise<Reading> {
    const document = await this.view.document(entry);
    return { document: { ...document, attachments: [] }, parts: partsOf(document, mostOnPart) };
  }

  private makeRoom(): void {
    let sum = [...this.sizes.values()].reduce((total, size) => total + size, 0);
    for (const key of this.kept.keys()) {
      if (sum <= mostPartsKept || this.kept.size <= 1) return;
      sum -= this.sizes.get(key) ?? 0;
      this.forget(key);
    }
  }

  private forget(key: string): void {
    this.kept.delete(key);
    this.sizes.delete(key);
  }
}
