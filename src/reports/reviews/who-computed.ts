import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { AuditEntry } from '../../access/audit-log.js';

/** The acts by which an appraisal comes about; `drafted`: by whoever wrote in the working paper it was computed from. */
const acts = ['appraisal.stored', 'appraisal.made-again', 'appraisal.drafted'];

/** Who computed an appraisal stands in the audit log, where nobody can change it. */
@Injectable()
export class WhoComputed {
  constructor(private readonly dataSource: DataSource) {}

  isBy(appraisalId: string, actors: readonly string[]): Promise<boolean> {
    return this.dataSource.manager.existsBy(AuditEntry, {
      subject: appraisalId,
      action: In(acts),
      actor: In([...actors]),
    });
  }
}
