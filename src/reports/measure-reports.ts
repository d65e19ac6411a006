/** How many appraisals and reports the installation holds: counted in the database, the same from every process. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Measures, type GaugeValue } from '../access/measures/measures.js';

@Injectable()
export class MeasureReports implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly measures: Measures,
  ) {}

  onModuleInit(): void {
    this.measures.add({
      name: 'lift_appraisal_appraisals',
      help: 'Stored appraisals',
      labels: [],
      read: () => this.counted('SELECT COUNT(*) AS n FROM appraisals'),
    });
    this.measures.add({
      name: 'lift_appraisal_report_events',
      help: 'Versions of reports that reached a state: prepared, signed (each slot), sealed, archived, superseded, revoked',
      labels: ['state'],
      read: () => this.counted('SELECT state, COUNT(*) AS n FROM report_events GROUP BY state'),
    });
  }

  private async counted(sql: string): Promise<readonly GaugeValue[]> {
    const rows = await this.dataSource.query<readonly Counted[]>(sql);
    return rows.map(({ n, ...labels }) => ({ labels, value: Number(n) }));
  }
}

/** Columns beside the number are labels. */
type Counted = Readonly<Record<string, string>> & {
  /** PostgreSQL counts in text. */
  readonly n: string;
};
