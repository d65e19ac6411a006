/**
 * What the work of a request, or of an item of a batch, spends its time on. Whoever does the work names its parts here;
 * nobody listens unless the settings say so. The names are fixed words: nothing of what a request holds goes into a trace.
 */
export type SpanName = 'appraise' | 'draw-report' | 'seal-report' | 'time-stamp' | 'write' | 'webhook' | 'batch-item';

export interface Tracing {
  /** The result of the work, or its failure, as it comes; a promise ends the span when it settles. */
  inSpan<Result>(name: SpanName, work: () => Result): Result;
  /** W3C Trace Context for a request to somebody else. */
  outgoingHeaders(): Readonly<Record<string, string>>;
}

let tracing: Tracing | null = null;

/** One for the process, like its log. */
export function traceBy(wanted: Tracing | null): void {
  tracing = wanted;
}

export const inSpan = <Result>(name: SpanName, work: () => Result): Result =>
  tracing === null ? work() : tracing.inSpan(name, work);

export const outgoingTraceHeaders = (): Readonly<Record<string, string>> => tracing?.outgoingHeaders() ?? {};
