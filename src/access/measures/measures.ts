/**
 * What `/metrics` shows: requests by door, refusals by code, and the figures each room adds of its own. Nothing is measured
 * unless somebody may read it, and no label holds a value of a caller: doors by their pattern, refusals by their code.
 */
import { Inject, Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { SETTINGS, type Settings } from '../../config/settings.js';

/** Bounds in seconds: a page of a report, a preview of 150 components, an issued report, the limit of a slow line. */
const durationBounds = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];

export interface AnsweredRequest {
  readonly method: string;
  /** The pattern of the route, `none` where there is none. */
  readonly door: string;
  readonly status: number;
  readonly seconds: number;
}

/** A problem document; one of a refused order lists its findings. */
export interface Refusal {
  readonly code: string;
  readonly findings?: readonly { readonly code: string; readonly level: string }[];
}

/** Values by labels, read anew at each look. */
export interface GaugePlan {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly string[];
  readonly read: () => Promise<readonly GaugeValue[]>;
}

export interface GaugeValue {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

@Injectable()
export class Measures {
  readonly areOn: boolean;
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'http_request_seconds',
    help: 'Answered requests by method, door and status',
    labelNames: ['method', 'door', 'status'],
    buckets: durationBounds,
    registers: [this.registry],
  });
  private readonly refusals = new Counter({
    name: 'lift_appraisal_refusals_total',
    help: 'Problem documents and failure pages by their stable code',
    labelNames: ['code'],
    registers: [this.registry],
  });

  private readonly findings = new Counter({
    name: 'lift_appraisal_refusing_findings_total',
    help: 'What refused orders lacked, by the stable code of the finding: a missing price, a missing mass',
    labelNames: ['code'],
    registers: [this.registry],
  });

  constructor(@Inject(SETTINGS) { metricsToken }: Settings) {
    this.areOn = metricsToken !== null;
    if (this.areOn) collectDefaultMetrics({ register: this.registry });
  }

  answered({ method, door, status, seconds }: AnsweredRequest): void {
    if (this.areOn) this.requests.observe({ method, door, status: String(status) }, seconds);
  }

  refused({ code, findings = [] }: Refusal): void {
    if (!this.areOn) return;
    this.refusals.inc({ code });
    for (const finding of findings) if (finding.level === 'refusal') this.findings.inc({ code: finding.code });
  }

  add({ name, help, labels, read }: GaugePlan): void {
    const gauge = new Gauge({
      name,
      help,
      labelNames: labels,
      registers: [this.registry],
      collect: async () => {
        const values = await read();
        gauge.reset();
        for (const { labels: of, value } of values) gauge.set(of, value);
      },
    });
  }

  /** In the text format of Prometheus. */
  text(): Promise<{ readonly mediaType: string; readonly body: string }> {
    return this.registry.metrics().then((body) => ({ mediaType: this.registry.contentType, body }));
  }
}
