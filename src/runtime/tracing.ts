// Traces by OpenTelemetry, where its own environment variables ask for them; nothing of it is loaded where they do not.
import type { Log } from './log.ts';
import type { Tracer } from './tracer.ts';

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
