// How `run` can be watched: pages for Prometheus and health checks, lines for CloudWatch, traces. Without any of them it costs nothing.
import { AwsError } from '#aws/errors.ts';
import type { AwsPorts } from '#aws/ports.ts';
import { metadataOf, SERVICE_IDS, watchedPorts } from '#aws/watched.ts';
import type { Clock } from '#lib/clock.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import { clusterKey } from '#operator/courier.ts';
import { createMeter, loopOf, type Meter } from '#operator/meter.ts';
import type { ClusterStatus, Operator, OperatorOptions } from '#operator/operator.ts';
import { isShared, type Timeline } from '#operator/timeline.ts';
import { traced } from '#operator/traced.ts';
import { careful } from '#operator/watch.ts';
import { createEmf } from '#report/metrics/emf.ts';
import { PROMETHEUS_TYPE, renderPrometheus } from '#report/metrics/prometheus.ts';
import { type Lease, renderStandings, standingOf } from '#report/metrics/ready.ts';
import { createRegistry, type Gauge, type Registry } from '#report/metrics/registry.ts';
import { type Endpoints, type Page, parseListen, serveEndpoints } from '#runtime/endpoints.ts';
import { type LoopWatch, watchEventLoop } from '#runtime/event-loop.ts';
import type { Log } from '#runtime/log.ts';
import type { Tracer } from '#runtime/tracer.ts';
import { tracerFor } from '#runtime/tracing.ts';
import { version } from './version.ts';

export interface ObservingOptions {
  /** HOST:PORT; without it no page is served. */
  readonly listen?: string;
  readonly metrics?: 'emf';
  readonly environment: NodeJS.ProcessEnv;
  readonly clock: Clock;
  readonly log: Log;
  /** Takes one line for CloudWatch. */
  readonly write: (line: string) => void;
}

export interface Observing {
  /** The options of an operator, watched. */
  watched<T extends OperatorOptions>(options: T): T;
  /** Begins to serve and to write; rejects when the address cannot be had. */
  begin(operator: Pick<Operator, 'status' | 'leaseStatus'>): Promise<void>;
  close(): Promise<void>;
}

const EMF_EVERY_MS = 60_000;

/** Undefined where nobody wants to watch. */
export async function createObserving(options: ObservingOptions): Promise<Observing | undefined> {
  const { listen, metrics, environment, clock, log } = options;
  const address = listen === undefined ? undefined : parseListen(listen);
  const tracer = await tracerFor(environment, log);
  if (address === undefined && metrics === undefined && tracer === undefined) return undefined;
  let leases: Operator['leaseStatus'] = () => undefined;
  let hasTable = false;
  const leaseOf = (name: string) => {
    const found = status().find((each) => each.name === name);
    return found === undefined ? undefined : leaseIn(leases(), found, hasTable);
  };
  const registry = createRegistry();
  const meter = createMeter({ registry, clock, leaseOf });
  const loop = watchEventLoop();
  const startedAt = clock.now() / 1000 - process.uptime();
  let status: () => readonly ClusterStatus[] = () => [];
  let endpoints: Endpoints | undefined;
  let stopEmf = () => {};
  const families = () => {
    registry.total('process_cpu_seconds_total', {}, cpuSeconds());
    return registry.families((gauge) => {
      processGauges(gauge, loop, startedAt);
      meter.gauges(status(), gauge);
    });
  };
  const standings = () =>
    status().map((each) => standingOf(loopOf(each, leaseOf(each.name)), clock.monotonic()));

  return {
    watched: (operator) => {
      hasTable = operator.leases !== undefined;
      return {
        ...operator,
        watch: careful(watchOf({ meter, tracer, clock, status: () => status() }), log),
        timeline: overheard(operator.timeline, meter),
        portsFor: async (document: ClusterSpec, lease) =>
          watchPorts(await operator.portsFor(document, lease), { document, registry, tracer, clock }),
      };
    },
    async begin(operator) {
      status = () => operator.status();
      leases = () => operator.leaseStatus();
      if (address !== undefined) {
        const pages = {
          '/healthz': () => health(loop),
          '/readyz': () => readiness(standings()),
          '/metrics': () => page(200, renderPrometheus(families()), PROMETHEUS_TYPE),
        };
        endpoints = await serveEndpoints({
          ...address,
          pages,
          onTrouble: (message) => log('warn', message),
        });
        log('info', `health and metrics at ${endpoints.url}/healthz, /readyz, /metrics`);
      }
      if (metrics !== 'emf') return;
      const emf = createEmf({ service: environment.OTEL_SERVICE_NAME || 'sluice' });
      const tell = () => {
        for (const line of emf.lines(families(), registry.recent(), clock.now())) options.write(line);
      };
      stopEmf = every(clock, EMF_EVERY_MS, tell);
    },
    async close() {
      stopEmf();
      loop.stop();
      await Promise.all([endpoints?.close(), tracer?.close()]);
    },
  };
}

/** Null while nothing is known of it; undefined where no other process is asked about, or only by a heartbeat, and none is there. */
export function leaseIn(
  leases: ReturnType<Operator['leaseStatus']>,
  { spec, standby }: ClusterStatus,
  hasTable: boolean,
): Lease | null | undefined {
  if (!hasTable) return standby ? { held: false } : undefined;
  // Who is no replica, or the only one, stands by for nobody.
  if (leases === undefined || leases.replica === undefined) return null;
  const key = clusterKey(spec);
  const own = leases.held.find(({ cluster }) => cluster === key);
  if (own === undefined)
    return leases.replicas.length > 1 && leases.standby.includes(key) ? { held: false } : null;
  const { leftMs } = leases;
  return { held: true, fence: own.fence, ...(leftMs !== undefined && { secondsLeft: leftMs / 1_000 }) };
}

function watchOf(of: {
  meter: Meter;
  tracer: Tracer | undefined;
  clock: Clock;
  status: () => readonly ClusterStatus[];
}) {
  const { meter, tracer, clock, status } = of;
  if (tracer === undefined) return meter;
  const specOf = (name: string) => status().find((each) => each.name === name);
  return traced(meter, { tracer, clock, specOf });
}

/** Receipts are made for the timeline: without one they are made all the same, and go nowhere. */
function overheard(timeline: Timeline | undefined, meter: Meter): Timeline {
  return {
    append(records) {
      meter.records(records);
      timeline?.append(records);
    },
    recent: async () => timeline?.recent() ?? [],
    ...(timeline !== undefined && isShared(timeline) && { recentOf: timeline.recentOf }),
    get volume() {
      return timeline?.volume ?? 0;
    },
  };
}

interface Watching {
  readonly document: ClusterSpec;
  readonly registry: Registry;
  readonly tracer: Tracer | undefined;
  readonly clock: Clock;
}

function watchPorts(ports: AwsPorts, { document, registry, tracer, clock }: Watching): AwsPorts {
  const { region } = document.spec;
  return watchedPorts(ports, async ({ service, operation }, run) => {
    const beganAt = clock.monotonic();
    const end = (outcome: string) => {
      registry.add('sluice_aws_calls_total', { region, service, operation, outcome });
      const seconds = (clock.monotonic() - beganAt) / 1000;
      registry.observe('sluice_aws_call_seconds', { service, operation }, seconds);
    };
    const attributes = {
      'rpc.system': 'aws-api',
      'rpc.service': SERVICE_IDS[service],
      'rpc.method': operation,
      'cloud.region': region,
    };
    try {
      const answer = await (tracer?.request(`${SERVICE_IDS[service]}.${operation}`, attributes, run) ??
        run());
      end('ok');
      const { retries } = metadataOf(answer);
      if (retries > 0) registry.add('sluice_aws_call_retries_total', { region, service, operation }, retries);
      return answer;
    } catch (error) {
      end(error instanceof AwsError ? error.kind : 'unknown');
      throw error;
    }
  });
}

function processGauges(gauge: Gauge, loop: LoopWatch, startedAt: number): void {
  gauge('sluice_build_info', { version }, 1);
  for (const [stat, seconds] of Object.entries(loop.delay()))
    gauge('sluice_event_loop_delay_seconds', { stat }, seconds);
  gauge('process_start_time_seconds', {}, startedAt);
  gauge('process_resident_memory_bytes', {}, process.memoryUsage.rss());
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

const page = (status: number, body: string, type = 'text/plain; charset=utf-8'): Page => ({
  status,
  type,
  body,
});

/** That it is answered at all is the proof: the event loop turns. */
function health(loop: LoopWatch): Page {
  const lateMs = Math.round(loop.delay().max * 1000);
  return page(200, `ok: the event loop turns, and was late by ${lateMs} ms at most in the last minute\n`);
}

function readiness(standings: ReturnType<typeof standingOf>[]): Page {
  if (standings.length === 0) return page(503, 'not ready\nno cluster is operated yet\n');
  return page(standings.every(({ ready }) => ready) ? 200 : 503, renderStandings(standings));
}

/** The first time after one interval; once more when it is stopped, with what came since. */
function every(clock: Clock, intervalMs: number, tell: () => void): () => void {
  const again = () => {
    tell();
    cancel = clock.after(intervalMs, again);
  };
  let cancel = clock.after(intervalMs, again);
  return () => {
    cancel();
    tell();
  };
}
