import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../http/instant-column.js';

/** The organisation of every caller while no key is configured. */
export const localOrganisation = 'local';

@Entity('organisations')
export class Organisation {
  @PrimaryColumn('text') id: string;
  @Column('text') name: string;
  @Column('text', { name: 'created_at', transformer: instantColumn }) createdAt: string;
}
