/** The documents of published editions, byte by byte as they were hashed. */
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PriceEditionRecord } from './price-books.entities.js';

@Injectable()
export class EditionDocuments {
  constructor(private readonly dataSource: DataSource) {}

  /** null: there is no such edition. */
  async of(editionId: string): Promise<Buffer | null> {
    const found = await this.dataSource
      .getRepository(PriceEditionRecord)
      .findOne({ where: { editionId }, select: { editionId: true, document: true } });
    return found?.document ?? null;
  }
}
