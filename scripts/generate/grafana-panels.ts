// What the dashboard of Grafana shows, row by row: each panel with its queries. Drawn by grafana.ts.

type Unit = 'short' | 's' | 'percentunit' | 'reqps' | 'bytes' | 'bool_yes_no';

export interface Panel {
  readonly title: string;
  readonly says: string;
  readonly unit: Unit;
  readonly kind?: 'stat' | 'timeseries';
  /** Query by legend. */
  readonly queries: Readonly<Record<string, string>>;
  /** From here on it is red. */
  readonly red?: number;
  /** Red is what lies below. */
  readonly lowIsRed?: boolean;
}

const C = 'cluster=~"$cluster"';

export const ROWS: Readonly<Record<string, readonly Panel[]>> = {
  'Is it well': [
    {
      title: 'Not ready',
      says: 'Clusters without a pass in time.',
      unit: 'short',
      kind: 'stat',
      red: 1,
      queries: { clusters: `count(sluice_cluster_ready{${C}} == 0) or vector(0)` },
    },
    {
      title: 'Drains under way',
      says: 'Instances that are DRAINING.',
      unit: 'short',
      kind: 'stat',
      queries: { instances: `sum(sluice_drains_under_way{${C}})` },
    },
    {
      title: 'Oldest drain',
      says: 'An hour is long.',
      unit: 's',
      kind: 'stat',
      red: 3600,
      queries: { age: `max(sluice_drain_oldest_seconds{${C}})` },
    },
    {
      title: 'First hook runs out in',
      says: 'Then AWS ends the instance as it is.',
      unit: 's',
      kind: 'stat',
      red: 600,
      lowIsRed: true,
      queries: { left: `min(sluice_hook_seconds_left{${C}})` },
    },
    {
      title: 'Tasks cut, 24 h',
      says: 'Their host ended before they had.',
      unit: 'short',
      kind: 'stat',
      red: 1,
      queries: { tasks: `sum(increase(sluice_tasks_cut_total{${C}}[24h]))` },
    },
    {
      title: 'Paused or frozen',
      says: 'Clusters that a person holds.',
      unit: 'short',
      kind: 'stat',
      red: 1,
      queries: {
        clusters: `sum(max by (cluster) (sluice_cluster_paused{${C}} or sluice_cluster_frozen{${C}}))`,
      },
    },
  ],
  Instances: [
    {
      title: 'Instances by state',
      says: 'States of the life of an instance.',
      unit: 'short',
      queries: { '{{state}}': `sum by (state) (sluice_instances{${C}, pool!=""})` },
    },
    {
      title: 'Leaving',
      says: 'That begin to leave, and drains under way.',
      unit: 'short',
      queries: {
        'begin to leave, 5 min {{pool}}': `sum by (pool) (increase(sluice_leavings_total{${C}}[5m]))`,
        'draining {{pool}}': `sum by (pool) (sluice_drains_under_way{${C}})`,
        'hooks waiting {{pool}}': `sum by (pool) (sluice_hooks_waiting{${C}})`,
      },
    },
    {
      title: 'Out, and allowed',
      says: 'As disruption budgets count.',
      unit: 'short',
      queries: {
        'out {{pool}}': `sum by (pool) (sluice_budget_out{${C}})`,
        'allowed {{pool}}': `sum by (pool) (sluice_budget_allowed{${C}})`,
      },
    },
  ],
  Evacuations: [
    {
      title: 'Notices',
      says: 'Told by the queue, 5 minutes.',
      unit: 'short',
      queries: { '{{notice}}': `sum by (notice) (increase(sluice_notices_total{${C}}[5m]))` },
    },
    {
      title: 'Notice to DRAINING',
      says: 'Of leavings that are over.',
      unit: 's',
      queries: {
        p50: `histogram_quantile(0.5, sum by (le) (rate(sluice_notice_to_draining_seconds_bucket{${C}}[1h])))`,
        p99: `histogram_quantile(0.99, sum by (le) (rate(sluice_notice_to_draining_seconds_bucket{${C}}[1h])))`,
      },
    },
    {
      title: 'Notice to empty',
      says: 'To the end of the last task that counts.',
      unit: 's',
      queries: {
        p50: `histogram_quantile(0.5, sum by (le) (rate(sluice_notice_to_empty_seconds_bucket{${C}}[1h])))`,
        p99: `histogram_quantile(0.99, sum by (le) (rate(sluice_notice_to_empty_seconds_bucket{${C}}[1h])))`,
      },
    },
    {
      title: 'Evacuations',
      says: 'In time or late, an hour.',
      unit: 'short',
      queries: {
        '{{result}} ({{reason}})': `sum by (result, reason) (increase(sluice_evacuations_total{${C}}[1h]))`,
      },
    },
  ],
  'What it does': [
    {
      title: 'Actions',
      says: 'Done, by kind, 5 minutes.',
      unit: 'short',
      queries: { '{{action}}': `sum by (action) (increase(sluice_actions_total{${C}, result="done"}[5m]))` },
    },
    {
      title: 'Refused and failed',
      says: 'By the gate, and by AWS, 5 minutes.',
      unit: 'short',
      queries: {
        'refused {{action}}: {{check}}': `sum by (action, check) (increase(sluice_gate_refusals_total{${C}}[5m]))`,
        'failed {{action}}': `sum by (action) (increase(sluice_actions_total{${C}, result="failed"}[5m]))`,
      },
    },
    {
      title: 'What waits',
      says: 'In the last plan.',
      unit: 'short',
      queries: { '{{kind}}': `sum by (kind) (sluice_waits{${C}})` },
    },
  ],
  Capacity: [
    {
      title: 'Size',
      says: 'Wanted, desired, in service.',
      unit: 'short',
      queries: {
        'wanted {{pool}}': `sum by (pool) (sluice_pool_wanted{${C}})`,
        'desired {{pool}}': `sum by (pool) (sluice_pool_desired{${C}})`,
        'in service {{pool}}': `sum by (pool) (sluice_pool_in_service{${C}})`,
      },
    },
    {
      title: 'Limits',
      says: 'That hold now.',
      unit: 'short',
      queries: { '{{limit}} {{pool}}': `sum by (pool, limit) (sluice_pool_limit{${C}})` },
    },
    {
      title: 'Reserved',
      says: 'By tasks; the rest is headroom.',
      unit: 'percentunit',
      queries: { '{{resource}} {{pool}}': `max by (pool, resource) (sluice_pool_reserved_ratio{${C}})` },
    },
    {
      title: 'Launches',
      says: 'That fail in a row, and hosts that never joined.',
      unit: 'short',
      queries: {
        'failing {{pool}}': `max by (pool) (sluice_launches_failing{${C}})`,
        'strays {{pool}}': `sum by (pool) (sluice_stray_hosts{${C}})`,
      },
    },
  ],
  Loop: [
    {
      title: 'Passes',
      says: 'How long they take, and how late they begin.',
      unit: 's',
      queries: {
        'p99 {{cluster}}': `histogram_quantile(0.99, sum by (cluster, le) (rate(sluice_reconcile_seconds_bucket{${C}}[10m])))`,
        'late {{cluster}}': `max by (cluster) (sluice_reconcile_lag_seconds{${C}})`,
        'since the last {{cluster}}': `min by (cluster) (sluice_last_reconcile_age_seconds{${C}})`,
      },
    },
    {
      title: 'Age of what is known',
      says: 'By part.',
      unit: 's',
      queries: { '{{part}}': `max by (part) (sluice_observation_age_seconds{${C}})` },
    },
    {
      title: 'Not read whole',
      says: 'By part.',
      unit: 'short',
      queries: { '{{part}}': `sum by (part) (sluice_observation_incomplete{${C}})` },
    },
    {
      title: 'Queue',
      says: 'Messages, 5 minutes; and how long none came.',
      unit: 'short',
      queries: {
        '{{queue}} {{kind}}': `sum by (queue, kind) (increase(sluice_queue_messages_total{${C}}[5m]))`,
        'minutes without {{queue}}': `max by (queue) (sluice_queue_last_message_age_seconds{${C}}) / 60`,
        'held {{queue}}': `max by (queue) (sluice_queue_notices_held{${C}})`,
      },
    },
  ],
  AWS: [
    {
      title: 'Calls',
      says: 'A second, by service.',
      unit: 'reqps',
      queries: { '{{service}}': 'sum by (service) (rate(sluice_aws_calls_total[5m]))' },
    },
    {
      title: 'Not answered well',
      says: '5 minutes, by outcome; and what the SDK repeated.',
      unit: 'short',
      queries: {
        '{{service}} {{outcome}}':
          'sum by (service, outcome) (increase(sluice_aws_calls_total{outcome!="ok"}[5m]))',
        'repeated {{service}}': 'sum by (service) (increase(sluice_aws_call_retries_total[5m]))',
      },
    },
    {
      title: 'Time of calls, p99',
      says: 'Without the long poll.',
      unit: 's',
      queries: {
        '{{service}}':
          'histogram_quantile(0.99, sum by (service, le) (rate(sluice_aws_call_seconds_bucket{operation!="ReceiveMessage"}[5m])))',
      },
    },
  ],
  Process: [
    {
      title: 'Event loop',
      says: 'How late it is.',
      unit: 's',
      queries: { '{{stat}}': 'max by (stat) (sluice_event_loop_delay_seconds)' },
    },
    {
      title: 'CPU',
      says: 'Of one core.',
      unit: 'percentunit',
      queries: { '{{instance}}': 'rate(process_cpu_seconds_total[5m]) and on (instance) sluice_build_info' },
    },
    {
      title: 'Memory',
      says: 'Resident.',
      unit: 'bytes',
      queries: { '{{instance}}': 'process_resident_memory_bytes and on (instance) sluice_build_info' },
    },
    {
      title: 'Leases held',
      says: 'By each replica.',
      unit: 'short',
      queries: { '{{instance}}': `sum by (instance) (sluice_lease_held{${C}})` },
    },
  ],
};
