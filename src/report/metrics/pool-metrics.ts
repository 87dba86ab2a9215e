// The metrics of each pool: its instances, those that leave, its size.
import { type Metric, of } from './metric.ts';

export const poolMetrics = {
  sluice_instances: {
    type: 'gauge',
    help: 'Instances by the state of their life (docs/architecture.md). The pool is "" for those of no declared pool, which are never touched.',
    labels: ['cluster', 'pool', 'state'],
    emf: [of('sum', 'Instances').perPool],
  },
  sluice_leavings_total: {
    type: 'counter',
    help: 'Instances that were seen to begin to leave, for whatever reason, since the process started.',
    labels: ['cluster', 'pool'],
    emf: [of('sum', 'Leavings').perPool],
  },
  sluice_drains_under_way: {
    type: 'gauge',
    help: 'Instances of the pool that are DRAINING.',
    labels: ['cluster', 'pool'],
    emf: [of('sum', 'DrainsUnderWay').perPool],
  },
  sluice_drain_oldest_seconds: {
    type: 'gauge',
    help: 'For how long the oldest of them has been on its way: since its reason arose, or since this process first saw it. 0 when none is.',
    labels: ['cluster', 'pool'],
    emf: [of('max', 'DrainOldest', 'Seconds').perPool],
  },
  sluice_hooks_waiting: {
    type: 'gauge',
    help: 'Instances that wait in Terminating:Wait for the hook of the pool.',
    labels: ['cluster', 'pool'],
    emf: [of('sum', 'HooksWaiting').perPool],
  },
  sluice_hook_seconds_left: {
    type: 'gauge',
    help: 'Until the first of these hooks runs out and AWS ends its instance as it is: the most that heartbeats can give it (100 times its timeout, 48 hours at most) or, where none are sent (frozen, or they fail), its timeout from the last. Absent while none waits, and in modes observe and protect, where others look after hooks.',
    labels: ['cluster', 'pool'],
    emf: [of('min', 'HookSecondsLeft', 'Seconds').perPool],
  },
  sluice_evacuations_total: {
    type: 'counter',
    help: 'Leavings that are over: in_time (no task was cut), late (a task was cut), taken_back (it stays), by what they were for. Instances that AWS ended without a word are those with the reason "end".',
    labels: ['cluster', 'pool', 'reason', 'result'],
    emf: [{ ...of('sum', 'EvacuationsLate').perPool, where: { result: ['late'] } }],
  },
  sluice_tasks_cut_total: {
    type: 'counter',
    help: 'Tasks whose host ended before they had.',
    labels: ['cluster', 'pool'],
    emf: [of('sum', 'TasksCut').perPool],
  },
  sluice_budget_out: {
    type: 'gauge',
    help: 'Instances of the pool that are out or on their way out, for whatever reason, as budgets count them.',
    labels: ['cluster', 'pool'],
  },
  sluice_budget_allowed: {
    type: 'gauge',
    help: 'How many may be out at once by the strictest budget that is open now and holds for every reason. Absent where there is none.',
    labels: ['cluster', 'pool'],
  },
  sluice_launches_failing: {
    type: 'gauge',
    help: 'How often in a row the pool could not be made larger, in mode scale. 0 when it could.',
    labels: ['cluster', 'pool'],
    emf: [of('max', 'LaunchesFailing').perPool],
  },
  sluice_stray_hosts: {
    type: 'gauge',
    help: 'Instances of the pool that run for more than ten minutes and have not joined the cluster.',
    labels: ['cluster', 'pool'],
    emf: [of('sum', 'StrayHosts').perPool],
  },
  sluice_pool_desired: {
    type: 'gauge',
    help: 'What AWS is told to keep: the desired capacity of the group, the target of the fleet; in its units.',
    labels: ['cluster', 'pool'],
    emf: [of('sum', 'PoolDesired').perPool],
  },
  sluice_pool_wanted: {
    type: 'gauge',
    help: 'What the last plan makes of that: more where the pool shall grow; what is given back goes by named instances, and is not in it.',
    labels: ['cluster', 'pool'],
  },
  sluice_pool_in_service: {
    type: 'gauge',
    help: 'Instances of the pool that are ACTIVE in ECS with their agent connected.',
    labels: ['cluster', 'pool'],
    emf: [of('sum', 'PoolInService').perPool],
  },
  sluice_pool_limit: {
    type: 'gauge',
    help: 'The limits of the spec that hold now, schedules included: min and max. Absent where there is no max.',
    labels: ['cluster', 'pool', 'limit'],
  },
  sluice_pool_reserved_ratio: {
    type: 'gauge',
    help: 'The share of CPU and memory that tasks have reserved on those in service; the rest is headroom. Absent where it is not read.',
    labels: ['cluster', 'pool', 'resource'],
  },
} as const satisfies Record<string, Metric>;
