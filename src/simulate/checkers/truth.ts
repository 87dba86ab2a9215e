// Looks things up in the true world for checkers: by the ids and ARNs that calls carry.
import type { ContainerInstance, Ec2Instance, Task, World } from '#sandbox/world/state.ts';

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
export const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((v) => typeof v === 'string') : [];

export function containerInstance(w: World, idOrArn: string): ContainerInstance | undefined {
  for (const cluster of w.clusters.values()) {
    for (const c of cluster.containerInstances.values())
      if (c.arn === idOrArn || c.arn.endsWith(`/${idOrArn}`)) return c;
  }
  return undefined;
}

export function task(w: World, idOrArn: string): Task | undefined {
  for (const cluster of w.clusters.values()) {
    for (const t of cluster.tasks.values()) if (t.arn === idOrArn || t.arn.endsWith(`/${idOrArn}`)) return t;
  }
  return undefined;
}

/** Tasks on a host whose containers may still do something. */
export function liveTasks(host: Ec2Instance | undefined): Task[] {
  return [...(host?.container?.tasks ?? [])].filter(({ process }) => process !== 'hung');
}

/** Whether its agent has been silent for so long that nobody waits for it. */
export function isSilent({ engine }: World, host: Ec2Instance | undefined): boolean {
  const since = host?.container?.disconnectedAt;
  return since !== undefined && engine.now - since >= SILENT_MS;
}

/** Agents come and go several times an hour (aws-facts.md §1.1). */
const SILENT_MS = 300_000;

/** Whether AWS itself is about to end the host, or has. One that is still being launched is on its way in. */
export function isLeaving(host: Ec2Instance): boolean {
  const state = host.group?.members.get(host.id)?.lifecycleState ?? '';
  return host.interruption !== undefined || state.startsWith('Terminat') || !isUp(host);
}

/** Whether it is DRAINING because somebody, or the spec, wants it gone. */
export const isWishedAway = (host: Ec2Instance): boolean =>
  host.container?.status === 'DRAINING' && wishOf(host) !== undefined;

/** What is remembered of it, wherever that is; empty without. */
export function memoryOf({ container, tags }: Ec2Instance): string {
  return tags.get('sluice.dev/memory') ?? container?.attributes.get('sluice.dev/memory') ?? '';
}

/** Written by a version to come, or by nobody of us: such an instance is left alone, whatever happens to it. */
export function isLeftAlone(host: Ec2Instance): boolean {
  const memory = memoryOf(host);
  return memory !== '' && !memory.startsWith('v1:');
}

/** Why somebody, or a plan, wants it gone although it could stay; undefined where nobody does. */
export function wishOf(host: Ec2Instance): string | undefined {
  const memory = memoryOf(host);
  if (/^v1:spot:[^:]*:-:[t-]s$/.test(memory)) return 'rebalance';
  const word = /^v1:([a-z]+):/.exec(memory)?.[1] ?? '';
  return WISHES[word];
}

const WISHES: Readonly<Record<string, string>> = {
  person: 'person',
  refresh: 'refresh',
  rebalance: 'rebalance',
  unhealthy: 'unhealthy',
  scalein: 'scaleIn',
  consolidate: 'consolidate',
};

/** Whether it is registered, its agent there, and new tasks may land on it. */
export const isServing = ({ container, state }: Ec2Instance): boolean =>
  state === 'running' && container?.status === 'ACTIVE' && container.agentConnected;

const isUp = ({ state }: Ec2Instance) => state === 'running' || state === 'pending';
