/**
 * Spans to a collector by OTLP. The spans are opened by hand (`in-span.ts`, `trace-requests.ts`): OpenTelemetry's own
 * instrumentation puts itself between packages as they are loaded, and the service is one file. Loaded only where the
 * settings name a collector.
 */
import {
  defaultTextMapGetter,
  defaultTextMapSetter,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
  type SpanExporter,
} from '@opentelemetry/sdk-trace';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingHttpHeaders } from 'node:http';
import type { SpanName, Tracing } from './in-span.js';
import type { AnsweredRequest, RequestSpan } from './trace-requests.js';

export interface Collector {
  readonly tracesUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
  readonly share: number;
  /** The collector did not take what it was sent; the service goes on. */
  readonly onFailure: (error: Error) => void;
}

/** Also how much longer a service takes to end whose collector is away. */
const longestExportMs = 5_000;
const requestsToOthers: ReadonlySet<SpanName> = new Set(['time-stamp', 'webhook']);

export class OpenTelemetry implements Tracing {
  private readonly contexts = new AsyncLocalStorage<Context>();
  private readonly propagator = new W3CTraceContextPropagator();
  private readonly onFailure: Collector['onFailure'];
  private readonly provider: TracerProvider;
  private readonly tracer: Tracer;

  constructor({ tracesUrl, headers, serviceName, share, onFailure }: Collector) {
    this.onFailure = onFailure;
    const way = { url: tracesUrl, headers: { ...headers }, timeoutMillis: longestExportMs };
    const exporter = telling(new OTLPTraceExporter(way), onFailure);
    this.provider = new TracerProvider({
      resource: defaultResource().merge(resourceFromAttributes({ 'service.name': serviceName })),
      sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
      spanProcessors: [new BatchSpanProcessor({ exporter, exportTimeoutMillis: longestExportMs })],
    });
    this.tracer = this.provider.getTracer('lift-appraisal');
  }

  inSpan<Result>(name: SpanName, work: () => Result): Result {
    const kind = requestsToOthers.has(name) ? SpanKind.CLIENT : SpanKind.INTERNAL;
    const span = this.tracer.startSpan(name, { kind }, this.current());
    return this.contexts.run(trace.setSpan(this.current(), span), () => settle(span, work));
  }

  outgoingHeaders(): Readonly<Record<string, string>> {
    const headers: Record<string, string> = {};
    this.propagator.inject(this.current(), headers, defaultTextMapSetter);
    return headers;
  }

  beginRequest(headers: IncomingHttpHeaders): RequestSpan {
    const caller = this.propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
    const span = this.tracer.startSpan('request', { kind: SpanKind.SERVER }, caller);
    return {
      within: (work) => this.contexts.run(trace.setSpan(caller, span), work),
      end: (answered) => endRequest(span, answered),
    };
  }

  /** What is not yet sent is sent; a collector that is away keeps nobody from ending. */
  async end(): Promise<void> {
    await this.provider.shutdown().catch((error: unknown) => this.onFailure(asError(error)));
  }

  private current(): Context {
    return this.contexts.getStore() ?? ROOT_CONTEXT;
  }
}

function endRequest(span: Span, { id, method, door, status }: AnsweredRequest): void {
  span.updateName(`${method} ${door}`);
  span.setAttributes({
    'http.request.method': method,
    'http.route': door,
    'http.response.status_code': status,
    'lift_appraisal.request_id': id,
  });
  if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}

function settle<Result>(span: Span, work: () => Result): Result {
  try {
    const result = work();
    if (!(result instanceof Promise)) {
      span.end();
      return result;
    }
    // Beside the promise that is handed on: whoever awaits it gets the failure as it was.
    result.then(
      () => span.end(),
      (error: unknown) => endFailed(span, error),
    );
    return result;
  } catch (error) {
    endFailed(span, error);
    throw error;
  }
}

/** By the kind of error alone: its message may hold what a request held. */
function endFailed(span: Span, error: unknown): void {
  span.setAttribute('error.type', error instanceof Error ? error.name : typeof error);
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));

function telling(exporter: SpanExporter, onFailure: Collector['onFailure']): SpanExporter {
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        if (result.error !== undefined) onFailure(result.error);
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
  };
}
