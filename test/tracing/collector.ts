import { startReceiver, type Receiver } from '../notices/receivers.js';

export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  /** 1 internal, 2 server, 3 client. */
  readonly kind: number;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  /** 2: an error. */
  readonly status: number;
}

interface Otlp {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly {
      readonly spans: readonly (Omit<ReceivedSpan, 'attributes' | 'status'> & {
        readonly attributes: readonly Attribute[];
        readonly status: { readonly code?: number };
      })[];
    }[];
  }[];
}
interface Attribute {
  readonly key: string;
  readonly value: Readonly<Record<string, string | number | boolean>>;
}

/** A collector of OpenTelemetry as far as a sender sees it: it takes OTLP as JSON and keeps what it is sent. */
export class Collector {
  private constructor(private readonly receiver: Receiver) {}

  static async start(): Promise<Collector> {
    return new Collector(await startReceiver());
  }

  get url(): string {
    return `http://127.0.0.1:${this.receiver.port}`;
  }

  get requests(): Receiver['received'] {
    return this.receiver.received;
  }

  /** Everything sent, as it was sent. */
  get text(): string {
    return this.requests.map(({ body }) => body).join('\n');
  }

  get services(): readonly unknown[] {
    const resources = this.received().flatMap(({ resourceSpans }) => resourceSpans.map(({ resource }) => resource));
    return [...new Set(resources.map(({ attributes }) => plain(attributes)['service.name']))];
  }

  get spans(): readonly ReceivedSpan[] {
    return this.received()
      .flatMap(({ resourceSpans }) => resourceSpans.flatMap(({ scopeSpans }) => scopeSpans))
      .flatMap(({ spans }) => spans)
      .map((span) => ({ ...span, attributes: plain(span.attributes), status: span.status.code ?? 0 }));
  }

  stop(): Promise<void> {
    return this.receiver.stop();
  }

  private received(): readonly Otlp[] {
    return this.requests.map(({ body }) => JSON.parse(body) as Otlp);
  }
}

const plain = (attributes: readonly Attribute[]): ReceivedSpan['attributes'] =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]!]));
