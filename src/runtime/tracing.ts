// Traces by OpenTelemetry, where its own environment variables ask for them; nothing of it is loaded where they do not.
import type { Log } from './log.ts';

export type Attributes = Readonly<Record<string, string | number | boolean>>;

export interface Tracer {
  /** Runs within a span; what is traced meanwhile, also later from there, is a child of it. A rejection is noted and passed on. */
  span<T>(name: string, attributes: Attributes, run: () => Promise<T>): Promise<T>;
  /** The same for a request to another service; outside of any span it only runs. */
  request<T>(name: string, attributes: Attributes, run: () => Promise<T>): Promise<T>;
  /** Something that is over, under the span that is open; times in ms since the epoch. */
  past(name: string, times: { readonly from: number; readonly to: number }, told: Past): void;
  /** Sends what is left; resolves when that is done or given up. */
  close(): Promise<void>;
}

export interface Past {
  readonly attributes: Attributes;
  /** Why it came to nothing. */
  readonly problem?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Undefined where no endpoint is configured, or traces are turned off. */
export async function tracerFor(environment: Environment, log: Log): Promise<Tracer | undefined> {
  const endpoint =
    environment.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT || environment.OTEL_EXPORTER_OTLP_ENDPOINT || undefined;
  const isOff = environment.OTEL_SDK_DISABLED?.toLowerCase() === 'true';
  if (endpoint === undefined || isOff || environment.OTEL_TRACES_EXPORTER === 'none') return undefined;
  const protocol =
    environment.OTEL_EXPORTER_OTLP_TRACES_PROTOCOL || environment.OTEL_EXPORTER_OTLP_PROTOCOL || 'http/json';
  if (protocol !== 'http/json')
    log(
      'warn',
      `traces go by http/json, not by ${protocol}: the receiver has to take that, usually on port 4318`,
    );
  const { createOtelTracer } = await import('./otel.ts');
  return createOtelTracer(log);
}
