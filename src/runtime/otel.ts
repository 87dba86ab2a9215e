// The tracer on OpenTelemetry's SDK, sent by OTLP over HTTP as JSON. Endpoint, headers, service name, resource and sampler come from
// the standard OTEL_ variables, which the SDK reads itself. Only loaded when they ask for it (tracing.ts).
import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Context,
  diag,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Log } from './log.ts';
import type { Attributes, Tracer } from './tracer.ts';

export function createOtelTracer(log: Log): Tracer {
  tellTroubles(log);
  const resource = defaultResource()
    .merge(resourceFromAttributes({ 'service.name': 'sluice' }))
    .merge(detectResources({ detectors: [envDetector] }));
  const provider = new BasicTracerProvider({
    resource,
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  const tracer = provider.getTracer('sluice');
  const open = new AsyncLocalStorage<Context>();
  const within = async <T>(
    name: string,
    { kind, attributes }: { kind: SpanKind; attributes: Attributes },
    run: () => Promise<T>,
  ): Promise<T> => {
    const parent = open.getStore() ?? ROOT_CONTEXT;
    const span = tracer.startSpan(name, { kind, attributes }, parent);
    try {
      return await open.run(trace.setSpan(parent, span), run);
    } catch (error) {
      fail(span, error);
      throw error;
    } finally {
      span.end();
    }
  };
  return {
    span: (name, attributes, run) => within(name, { kind: SpanKind.INTERNAL, attributes }, run),
    request: (name, attributes, run) =>
      open.getStore() === undefined ? run() : within(name, { kind: SpanKind.CLIENT, attributes }, run),
    past(name, { from, to }, { attributes, problem }) {
      const parent = open.getStore() ?? ROOT_CONTEXT;
      const span = tracer.startSpan(name, { attributes, startTime: from }, parent);
      if (problem !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: problem });
      span.end(Math.max(from, to));
    },
    close: () => provider.shutdown(),
  };
}

function fail(span: Span, error: unknown): void {
  const { kind, message } = error as { kind?: unknown; message?: unknown };
  span.setAttribute('error.type', typeof kind === 'string' ? kind : 'error');
  span.setStatus({ code: SpanStatusCode.ERROR, message: String(message ?? error) });
}

/** What the SDK has to say of itself, such as that nobody takes the spans: once, while it is the same. */
function tellTroubles(log: Log): void {
  let said = '';
  const tell = (level: 'warn' | 'error') => (message: string) => {
    const text = shorten(message);
    if (text !== said) log(level, `traces: ${text}`);
    said = text;
  };
  const nothing = () => undefined;
  diag.setLogger({
    error: tell('error'),
    warn: tell('warn'),
    info: nothing,
    debug: nothing,
    verbose: nothing,
  });
}

/** The SDK tells of errors as JSON with their stack. */
function shorten(message: string): string {
  try {
    const { message: inner, code } = JSON.parse(message) as { message?: string; code?: string };
    return [code, inner].filter(Boolean).join(': ') || message;
  } catch {
    return message;
  }
}
