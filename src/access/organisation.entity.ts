import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../http/instant-column.js';
import { yesOrNo } from '../http/yes-or-no-column.js';
import type { OrganisationKind } from './roles.js';

/** The organisation of every caller while no key is configured. */
export const localOrganisation = 'local';
/** The organisation that runs the service: its operators look after every other one. */
export const operatorOrganisation = 'operator';

@Entity('organisations')
export class Organisation {
  @PrimaryColumn('text') id: string;
  @Column('text') name: string;
  @Column('text', { name: 'created_at', transformer: instantColumn }) createdAt: string;
  @Column('text') kind: OrganisationKind;
  @Column('int') version: number;
  /** Its reports are trials: said on every page, without effect, never in the public log. From the start or never. */
  @Column('int', { name: 'is_test', transformer: yesOrNo }) test: boolean;
}
