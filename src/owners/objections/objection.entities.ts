import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../../http/instant-column.js';

export const objectionKinds = ['question', 'objection'] as const;
export type ObjectionKind = (typeof objectionKinds)[number];

/** What somebody who holds the code of a report asked or objected to, word for word. Insert-only. */
@Entity('objections')
export class ObjectionRecord {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { name: 'report_id' }) reportId: string;
  @Column('text') kind: ObjectionKind;
  @Column('text') text: string;
  @Column('text', { transformer: instantColumn }) at: string;
}

/** How to reach whoever asked, sealed; deleted when it is needed no longer. */
@Entity('objection_contacts')
export class ObjectionContact {
  @PrimaryColumn('text', { name: 'objection_id' }) objectionId: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { name: 'sealed_contact' }) sealedContact: string;
}

/** Insert-only: a later answer stands beside the earlier one. */
@Entity('objection_answers')
export class ObjectionAnswer {
  @PrimaryColumn('text', { name: 'objection_id' }) objectionId: string;
  @PrimaryColumn('integer') number: number;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text') text: string;
  @Column('text') actor: string;
  @Column('text', { transformer: instantColumn }) at: string;
}

/** The question as the public reads it; null: it is not shown. The latest row counts. Insert-only. */
@Entity('objection_publications')
export class ObjectionPublication {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'objection_id' }) objectionId: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { name: 'shown_text', nullable: true }) shownText: string | null;
  @Column('text') actor: string;
  @Column('text', { transformer: instantColumn }) at: string;
}
