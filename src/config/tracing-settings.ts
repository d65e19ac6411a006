import type { SettingsReader } from './settings-reader.js';

/** Where traces go, under the names all programs with OpenTelemetry use. */
export interface TracingSettings {
  /** Takes OTLP over HTTP as JSON. */
  readonly tracesUrl: string;
  /** What the collector asks for, a key for one. */
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
  /** Share of the requests that are traced, where the caller has not decided it. */
  readonly share: number;
}

/** null: nothing is traced. */
export function readTracing(reader: SettingsReader): TracingSettings | null {
  const tracesUrl = readTracesUrl(reader);
  const protocol = reader.text('OTEL_EXPORTER_OTLP_PROTOCOL', 'http/json');
  if (protocol !== 'http/json') reader.refuse('OTEL_EXPORTER_OTLP_PROTOCOL', 'http/json');
  const headers = readHeaders(reader);
  const serviceName = reader.text('OTEL_SERVICE_NAME', 'lift-appraisal');
  const share = Number(reader.text('OTEL_TRACES_SAMPLER_ARG', '1'));
  if (!(share >= 0 && share <= 1)) reader.refuse('OTEL_TRACES_SAMPLER_ARG', 'a share from 0 to 1');
  return tracesUrl === null ? null : { tracesUrl, headers, serviceName, share };
}

/** The address of traces is taken as it stands; below that of all signals it has its usual place. */
function readTracesUrl(reader: SettingsReader): string | null {
  const ofTraces = reader.text('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', '');
  if (ofTraces !== '') return checked(ofTraces, 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', reader);
  const ofAll = reader.text('OTEL_EXPORTER_OTLP_ENDPOINT', '');
  if (ofAll === '') return null;
  return checked(`${ofAll.replace(/\/+$/, '')}/v1/traces`, 'OTEL_EXPORTER_OTLP_ENDPOINT', reader);
}

function checked(text: string, name: string, reader: SettingsReader): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && ['http:', 'https:'].includes(url.protocol) && url.username === '' && url.search === '') {
    return text;
  }
  reader.refuse(name, 'an address that begins with http:// or https://, without user and query');
  return null;
}

/** `name=value,name=value`, values percent-encoded. */
function readHeaders(reader: SettingsReader): Readonly<Record<string, string>> {
  const entries = reader.text('OTEL_EXPORTER_OTLP_HEADERS', '').split(',');
  const pairs = entries.filter((entry) => entry.trim() !== '').map(readHeader);
  if (pairs.includes(null)) reader.refuse('OTEL_EXPORTER_OTLP_HEADERS', 'name=value, separated by commas');
  return Object.fromEntries(pairs.filter((pair) => pair !== null));
}

function readHeader(entry: string): readonly [string, string] | null {
  const match = /^\s*([A-Za-z0-9-]+)\s*=\s*(\S.*?)\s*$/.exec(entry);
  if (match?.[1] === undefined || match[2] === undefined) return null;
  try {
    return [match[1], decodeURIComponent(match[2])];
  } catch {
    return null;
  }
}
