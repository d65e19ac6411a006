import { traceBy } from './in-span.js';
import type { Collector, OpenTelemetry } from './open-telemetry.js';

/** null where the settings name no collector: then nothing of OpenTelemetry is even loaded. */
export async function openTracing(
  collector: Omit<Collector, 'onFailure'> | null,
  onFailure: Collector['onFailure'],
): Promise<OpenTelemetry | null> {
  if (collector === null) return null;
  const { OpenTelemetry } = await import('./open-telemetry.js');
  const tracing = new OpenTelemetry({ ...collector, onFailure });
  traceBy(tracing);
  return tracing;
}

/** The spans that wait are sent, and nobody listens any more. */
export async function closeTracing(tracing: OpenTelemetry): Promise<void> {
  traceBy(null);
  await tracing.end();
}
