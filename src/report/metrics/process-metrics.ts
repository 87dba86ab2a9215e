// The metrics of a process: itself, and its calls to AWS.
import { type Metric, of } from './metric.ts';

const CALL_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export const processMetrics = {
  sluice_build_info: {
    type: 'gauge',
    help: 'Always 1; the version that runs.',
    labels: ['version'],
  },
  sluice_event_loop_delay_seconds: {
    type: 'gauge',
    help: 'How late the event loop of the process was in the last minute: the median, the 99th percentile, the most.',
    labels: ['stat'],
    emf: [{ ...of('max', 'EventLoopDelay', 'Seconds').perProcess, where: { stat: ['p99'] } }],
  },
  sluice_aws_calls_total: {
    type: 'counter',
    help: 'Calls to AWS by outcome: ok, or the kind of error (throttled, transient, denied, credentials, notFound, conflict, invalid, unknown). A call that the SDK repeated by itself is one call.',
    labels: ['region', 'service', 'operation', 'outcome'],
    emf: [
      of('sum', 'AwsCalls').perProcess,
      { ...of('sum', 'AwsThrottled').perProcess, where: { outcome: ['throttled'] } },
      { ...of('sum', 'AwsDenied').perProcess, where: { outcome: ['denied', 'credentials'] } },
    ],
  },
  sluice_aws_call_retries_total: {
    type: 'counter',
    help: 'Calls that the SDK repeated by itself, throttled or for other passing reasons, before they were answered well.',
    labels: ['region', 'service', 'operation'],
  },
  sluice_aws_call_seconds: {
    type: 'histogram',
    help: 'How long a call took, with what the SDK repeated. A long poll of the queue takes up to 20 s by design.',
    labels: ['service', 'operation'],
    buckets: CALL_SECONDS,
  },
  process_start_time_seconds: {
    type: 'gauge',
    help: 'When the process started, seconds since the epoch.',
    labels: [],
  },
  process_cpu_seconds_total: {
    type: 'counter',
    help: 'CPU time of the process, user and system.',
    labels: [],
  },
  process_resident_memory_bytes: {
    type: 'gauge',
    help: 'Memory of the process that is resident.',
    labels: [],
  },
} as const satisfies Record<string, Metric>;
