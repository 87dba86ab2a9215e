// What somebody is woken for, once as a rule of Prometheus and once as an alarm of CloudWatch: one table, from which
// manifests/prometheus/rules.yaml and manifests/cloudformation/alarms.yaml are generated.

export interface Alert {
  readonly name: string;
  /** critical: somebody is woken; warning: somebody looks in the morning. */
  readonly severity: 'critical' | 'warning';
  /** One sentence; `{{ $labels.cluster }}` and the like are Prometheus's. */
  readonly summary: string;
  /** What it means, without labels: CloudWatch shows the same. */
  readonly description: string;
  /** The section of docs/runbook.md. */
  readonly runbook: string;
  readonly expr: string;
  /** For how long it must hold. */
  readonly for: string;
  readonly alarm: Alarm;
}

type Stat = 'Sum' | 'Maximum' | 'Minimum' | 'SampleCount';

export interface Alarm {
  /** Metrics of the table, by the ids that `expression` uses; one metric needs no expression. */
  readonly metrics: Readonly<Record<string, { readonly metric: string; readonly stat: Stat }>>;
  /** Metric math, or SQL of Metrics Insights with `NAMESPACE` and `SERVICE` for the parameters. */
  readonly expression?: string;
  readonly operator: 'GreaterThanThreshold' | 'LessThanThreshold';
  readonly threshold: number;
  /** Seconds. */
  readonly period: number;
  readonly periods: number;
  /** breaching: silence is the worst sign. */
  readonly missing: 'breaching' | 'notBreaching';
}

const one = (metric: string, stat: Stat) => ({ m: { metric, stat } });

export const ALERTS: readonly Alert[] = [
  {
    name: 'SluiceDown',
    severity: 'critical',
    summary: 'No Sluice is seen.',
    description: 'Nobody keeps waiting hooks alive and nobody answers spot notices.',
    runbook: 'sluice-is-down',
    expr: 'absent(sluice_build_info)',
    for: '3m',
    alarm: {
      metrics: one('Ready', 'SampleCount'),
      operator: 'LessThanThreshold',
      threshold: 1,
      period: 60,
      periods: 3,
      missing: 'breaching',
    },
  },
  {
    name: 'SluiceNotReady',
    severity: 'critical',
    summary: 'Sluice does not get through a pass over {{ $labels.cluster }}.',
    description: 'No pass over a cluster has ended within three of its intervals; /readyz says why.',
    runbook: 'not-ready',
    expr: 'sluice_cluster_ready == 0',
    for: '2m',
    alarm: {
      metrics: one('Ready', 'Minimum'),
      operator: 'LessThanThreshold',
      threshold: 1,
      period: 60,
      periods: 3,
      missing: 'notBreaching',
    },
  },
  {
    name: 'SluiceHookExpires',
    severity: 'critical',
    summary:
      'A lifecycle hook of {{ $labels.cluster }} ({{ $labels.pool }}) runs out in {{ $value | humanizeDuration }}.',
    description: 'When a hook runs out, AWS ends its instance with whatever is still on it.',
    runbook: 'an-instance-is-stuck-in-terminatingwait',
    expr: 'sluice_hook_seconds_left < 600',
    for: '0m',
    alarm: {
      metrics: one('HookSecondsLeft', 'Minimum'),
      operator: 'LessThanThreshold',
      threshold: 600,
      period: 60,
      periods: 1,
      missing: 'notBreaching',
    },
  },
  {
    name: 'SluiceDrainStuck',
    severity: 'warning',
    summary:
      'A drain in {{ $labels.cluster }} ({{ $labels.pool }}) has gone on for {{ $value | humanizeDuration }}.',
    description:
      'An instance has been DRAINING for more than an hour: a task does not stop, or finds no other place.',
    runbook: 'a-drain-does-not-end',
    expr: 'sluice_drain_oldest_seconds > 3600',
    for: '5m',
    alarm: {
      metrics: one('DrainOldest', 'Maximum'),
      operator: 'GreaterThanThreshold',
      threshold: 3600,
      period: 60,
      periods: 5,
      missing: 'notBreaching',
    },
  },
  {
    name: 'SluiceTasksCut',
    severity: 'critical',
    summary:
      '{{ $value | humanize }} tasks of {{ $labels.cluster }} ({{ $labels.pool }}) were cut with their host.',
    description: 'A host ended before its tasks had: the receipt of the instance says which and why.',
    runbook: 'tasks-were-cut',
    expr: 'increase(sluice_tasks_cut_total[10m]) > 0',
    for: '0m',
    alarm: {
      metrics: one('TasksCut', 'Sum'),
      operator: 'GreaterThanThreshold',
      threshold: 0,
      period: 60,
      periods: 1,
      missing: 'notBreaching',
    },
  },
  {
    name: 'SluiceQueueUnreadable',
    severity: 'critical',
    summary: 'The queue {{ $labels.queue }} of {{ $labels.cluster }} cannot be read.',
    description: 'Spot notices are then found by polling alone, later.',
    runbook: 'the-queue-is-silent',
    expr: 'sluice_queue_unreadable == 1',
    for: '5m',
    alarm: {
      metrics: one('QueueUnreadable', 'Maximum'),
      operator: 'GreaterThanThreshold',
      threshold: 0,
      period: 60,
      periods: 5,
      missing: 'notBreaching',
    },
  },
  {
    name: 'SluiceQueueSilent',
    severity: 'warning',
    summary: 'Instances of {{ $labels.cluster }} leave, and its queue has told nothing for half an hour.',
    description:
      'The rules of EventBridge, or their right to send to the queue, are gone: notices come late.',
    runbook: 'the-queue-is-silent',
    expr: 'sum by (cluster) (increase(sluice_leavings_total[30m])) > 0 and on (cluster) sum by (cluster) (increase(sluice_queue_messages_total[30m])) == 0',
    for: '2m',
    alarm: {
      metrics: { l: { metric: 'Leavings', stat: 'Sum' }, q: { metric: 'QueueMessages', stat: 'Sum' } },
      expression: 'IF(FILL(l, 0) > 0 AND FILL(q, 0) < 1, 1, 0)',
      operator: 'GreaterThanThreshold',
      threshold: 0,
      period: 1800,
      periods: 1,
      missing: 'notBreaching',
    },
  },
  {
    name: 'SluiceGateRefuses',
    severity: 'warning',
    summary:
      'The gate refuses to {{ $labels.action }} in {{ $labels.cluster }} again and again ({{ $labels.check }}).',
    description:
      'What is planned is refused at the last look: facts that cannot be read, another owner, a spec that contradicts.',
    runbook: 'the-gate-refuses',
    expr: 'sum by (cluster, action, check) (increase(sluice_gate_refusals_total[15m])) > 5',
    for: '5m',
    alarm: {
      metrics: one('GateRefusals', 'Sum'),
      operator: 'GreaterThanThreshold',
      threshold: 5,
      period: 900,
      periods: 1,
      missing: 'notBreaching',
    },
  },
  {
    name: 'SluiceLeaseLost',
    severity: 'critical',
    summary: 'No replica has the lease of {{ $labels.cluster }}.',
    description: 'Without the lease only DRAINING at a notice is done; nobody does the rest.',
    runbook: 'no-replica-has-the-lease',
    expr: 'max by (cluster) (sluice_lease_held) == 0',
    for: '2m',
    alarm: {
      metrics: { m: { metric: 'LeaseHeld', stat: 'Maximum' } },
      expression:
        'SELECT MAX(LeaseHeld) FROM SCHEMA("NAMESPACE", service, cluster) WHERE service = \'SERVICE\' GROUP BY cluster ORDER BY MAX() ASC LIMIT 1',
      operator: 'LessThanThreshold',
      threshold: 1,
      period: 60,
      periods: 3,
      missing: 'notBreaching',
    },
  },
  {
    name: 'SluiceLaunchesFail',
    severity: 'warning',
    summary: 'Instances of {{ $labels.cluster }} ({{ $labels.pool }}) cannot be launched, or do not join.',
    description:
      'A pool could not be made larger three times in a row, or hosts run that never joined the cluster.',
    runbook: 'launches-fail',
    expr: 'sluice_launches_failing > 2 or sluice_stray_hosts > 0',
    for: '10m',
    alarm: {
      metrics: {
        f: { metric: 'LaunchesFailing', stat: 'Maximum' },
        s: { metric: 'StrayHosts', stat: 'Maximum' },
      },
      expression: 'IF(FILL(f, 0) > 2 OR FILL(s, 0) > 0, 1, 0)',
      operator: 'GreaterThanThreshold',
      threshold: 0,
      period: 60,
      periods: 10,
      missing: 'notBreaching',
    },
  },
  {
    name: 'SluiceThrottled',
    severity: 'warning',
    summary: 'AWS throttles calls to {{ $labels.service }} in {{ $labels.region }}.',
    description: 'Somebody uses the request rate of the account up; evacuations may come late.',
    runbook: 'throttled',
    expr: 'sum by (region, service) (increase(sluice_aws_calls_total{outcome="throttled"}[10m])) > 20',
    for: '0m',
    alarm: {
      metrics: one('AwsThrottled', 'Sum'),
      operator: 'GreaterThanThreshold',
      threshold: 20,
      period: 600,
      periods: 1,
      missing: 'notBreaching',
    },
  },
  {
    name: 'SluiceDenied',
    severity: 'warning',
    summary: 'AWS denies {{ $labels.service }} {{ $labels.operation }}.',
    description: 'A right is missing or credentials have run out: what needs the call is not done.',
    runbook: 'access-denied',
    expr: 'sum by (region, service, operation) (increase(sluice_aws_calls_total{outcome=~"denied|credentials"}[10m])) > 1',
    for: '5m',
    alarm: {
      metrics: one('AwsDenied', 'Sum'),
      operator: 'GreaterThanThreshold',
      threshold: 1,
      period: 600,
      periods: 1,
      missing: 'notBreaching',
    },
  },
  {
    name: 'SluiceBlind',
    severity: 'warning',
    summary: 'A part of {{ $labels.cluster }} ({{ $labels.part }}) cannot be read whole.',
    description: 'Voluntary work waits for as long as a part of the cluster is not known.',
    runbook: 'part-of-the-cluster-cannot-be-read',
    expr: 'sluice_observation_incomplete == 1',
    for: '15m',
    alarm: {
      metrics: one('PartsIncomplete', 'Maximum'),
      operator: 'GreaterThanThreshold',
      threshold: 0,
      period: 300,
      periods: 3,
      missing: 'notBreaching',
    },
  },
  {
    name: 'SluiceFrozen',
    severity: 'warning',
    summary: '{{ $labels.cluster }} has been frozen for an hour.',
    description: 'Nothing is written, heartbeats of hooks included; was the freeze forgotten?',
    runbook: 'stop-sluice-at-once',
    expr: 'sluice_cluster_frozen == 1',
    for: '1h',
    alarm: {
      metrics: one('Frozen', 'Maximum'),
      operator: 'GreaterThanThreshold',
      threshold: 0,
      period: 300,
      periods: 12,
      missing: 'notBreaching',
    },
  },
];
