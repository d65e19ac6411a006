import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../../http/instant-column.js';
import type { ShareKeyKind } from './household.js';

/** That there was a list for an appraisal; its content is elsewhere, sealed. Insert-only. */
@Entity('household_lists')
export class HouseholdListRecord {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { name: 'appraisal_id' }) appraisalId: string;
  @Column('text', { name: 'key_kind' }) keyKind: ShareKeyKind;
  @Column('integer') households: number;
  @Column('text') actor: string;
  @Column('text', { transformer: instantColumn }) at: string;
}

/** The key of one list, sealed by the service's own: deleting it makes the list unreadable for ever. */
@Entity('household_keys')
export class HouseholdKey {
  @PrimaryColumn('text', { name: 'list_id' }) listId: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { name: 'sealed_key' }) sealedKey: string;
}

@Entity('household_rows')
export class HouseholdRow {
  @PrimaryColumn('text', { name: 'list_id' }) listId: string;
  @PrimaryColumn('integer') position: number;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text', { name: 'sealed_row' }) sealedRow: string;
}

/**
 * What whoever holds the code of the report sees of a list: all of it with names masked; only their own share, for which
 * they name room and area; or nothing.
 */
export const publicationModes = ['list', 'own-share', 'nothing'] as const;
export type PublicationMode = (typeof publicationModes)[number];

export const isPublicationMode = (value: unknown): value is PublicationMode =>
  publicationModes.some((mode) => mode === value);

/** The latest row of a list counts, none means nothing. Insert-only. */
@Entity('household_publications')
export class HouseholdPublication {
  @PrimaryColumn('text') id: string;
  @Column('text', { name: 'list_id' }) listId: string;
  @Column('text', { name: 'organisation_id' }) organisationId: string;
  @Column('text') mode: PublicationMode;
  @Column('text') actor: string;
  @Column('text', { transformer: instantColumn }) at: string;
}
