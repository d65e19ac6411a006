import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { AuditEntry } from '../../access/audit-log.js';
import { Person } from '../../access/person.entities.js';
import { namesThePerson } from '../signatures/names-the-person.js';

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

  /** Whether the person goes by this name: the report prints who reviewed it as the engagement has it. */
  async isCalled(personId: string, name: string): Promise<boolean> {
    const person = await this.dataSource.manager.findOneBy(Person, { id: personId });
    return person !== null && namesThePerson(person.name, name);
  }
}
