/** The second method is saved whole: the offers in the working paper, and why they differ in the step of valuation. */
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from './assignment-store.js';
import { RecordActs } from './record-acts.js';
import { WorkingPapers, type PaperSave } from './working-paper/working-papers.js';

export interface OffersSave extends PaperSave {
  /** null: it stays what it was. Empty: there is none any more. */
  readonly reconciliation: string | null;
}

@Injectable()
export class SaveOffers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly papers: WorkingPapers,
    private readonly acts: RecordActs,
  ) {}

  async save(caller: Actor, assignmentId: string, { reconciliation, ...save }: OffersSave): Promise<void> {
    const savePaper = await this.papers.saving(caller, assignmentId, save);
    const content = reconciliation === '' ? {} : { reconciliation };
    const record = { step: 'valuation', content } as const;
    const explain = reconciliation === null ? null : await this.acts.recording(caller, assignmentId, record);
    await this.dataSource.transaction(async (manager) => {
      await savePaper(manager);
      await explain?.(manager);
    });
  }
}
