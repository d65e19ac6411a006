/** A working paper through the desk: what it would come to now. Nothing is stored, and what is wrong is an answer too. */
import { Inject, Injectable } from '@nestjs/common';
import { appraiseLift, type AppraiseLiftOutcome } from '../../appraisals/appraise-lift.js';
import { SHELF, type LiveShelf } from '../../appraisals/shelf.js';
import type { DraftOrder } from '../../assignments/working-paper/working-paper.js';
import { CLOCK, type Clock } from '../../config/clock.js';

export type PaperPreview = AppraiseLiftOutcome;

@Injectable()
export class PreviewPaper {
  constructor(
    @Inject(SHELF) private readonly shelf: LiveShelf,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(organisationId: string, order: DraftOrder): Promise<PaperPreview> {
    return appraiseLift(order, await this.shelf.of(organisationId), this.clock);
  }
}
