// Which instances the operator ended by name, and why, by what the true world shows when it asks for the end. Counts only
// those that really ended.
import type { SeenCall } from '#sandbox/sandbox.ts';
import type { Ec2Instance } from '#sandbox/world/state.ts';
import type { RunningWorld } from '#sandbox/world/world.ts';
import { memoryOf, text, texts } from './checkers/truth.ts';

export type Endings = Record<'sick' | 'stray' | 'refresh' | 'rebalance' | 'scaleIn' | 'consolidate', number>;

const ENDS = new Set(['autoscaling:TerminateInstanceInAutoScalingGroup', 'ec2:TerminateInstances']);

export function countEndings(worldOf: () => RunningWorld) {
  const asked = new Map<string, keyof Endings>();
  return {
    /** To be told of each call before it is carried out. */
    onCall({ service, operation, input }: SeenCall): void {
      if (!ENDS.has(`${service}:${operation}`)) return;
      for (const id of [text(input.InstanceId), ...texts(input.InstanceIds)]) {
        const host = worldOf().instances.get(id);
        const why = host?.state === 'running' ? reasonOf(host) : undefined;
        if (why !== undefined) asked.set(id, why);
      }
    },
    counts(): Endings {
      const counts = { sick: 0, stray: 0, refresh: 0, rebalance: 0, scaleIn: 0, consolidate: 0 };
      for (const [id, why] of asked) if (hasEnded(worldOf().instances.get(id))) counts[why]++;
      return counts;
    },
  };
}

/** Terminated ones are seen for an hour. */
const hasEnded = (host: Ec2Instance | undefined) =>
  host === undefined || host.state === 'terminated' || host.state === 'shutting-down';

const REASONS: Readonly<Record<string, keyof Endings>> = {
  unhealthy: 'sick',
  refresh: 'refresh',
  rebalance: 'rebalance',
  // One that was replaced first, and whose interruption did not come.
  spot: 'rebalance',
  scalein: 'scaleIn',
  consolidate: 'consolidate',
};

function reasonOf(host: Ec2Instance): keyof Endings | undefined {
  if (host.container === undefined) return 'stray';
  return REASONS[/^v1:([a-z]+):/.exec(memoryOf(host))?.[1] ?? ''];
}
