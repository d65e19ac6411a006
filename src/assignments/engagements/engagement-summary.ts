import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Organisation } from '../../access/organisation.entity.js';
import { CLOCK, chinaDayOf, type Clock } from '../../config/clock.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { Engagements } from './engagements.js';
import type { Summary } from './summary-document.js';
import { SummaryRoom, type SummaryFormat } from './summary-room.js';

export interface SummaryFile {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly fileName: string;
}

export const summaryMediaTypes: Readonly<Record<SummaryFormat, string>> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** 汇总表 as a file, of the state at this moment. */
@Injectable()
export class EngagementSummary {
  constructor(
    private readonly engagements: Engagements,
    private readonly dataSource: DataSource,
    private readonly room: SummaryRoom,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async file(organisationId: string, id: string, format: SummaryFormat): Promise<SummaryFile> {
    const engagement = await this.engagements.detail(organisationId, id);
    const firm = await this.dataSource.manager.findOneByOrFail(Organisation, { id: organisationId });
    const madeOn = chinaDayOf(this.clock.now());
    const { publicUrl } = this.settings;
    const summary: Summary = { engagement, firm: firm.name, isTrial: firm.test, madeOn, publicUrl };
    const fileName = `${engagement.name}-汇总表-${madeOn}.${format}`;
    return { bytes: await this.room.write({ summary, format }), mediaType: summaryMediaTypes[format], fileName };
  }
}
