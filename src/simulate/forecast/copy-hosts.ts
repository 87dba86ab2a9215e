// The hosts of an observed cluster with their tasks, as they stand.
import type { InstanceFacts, TaskFacts } from '#model/observation.ts';
import type { StandingHost, StandingTask } from '#sandbox/world/standing.ts';
import { type Around, OTHERS } from './around.ts';
import { sizeOf } from './copy-services.ts';

export interface HostType {
  readonly type: string;
  readonly cpu: number;
  readonly memory: number;
  readonly gpus: number;
  readonly enis: number;
}

/** Longer than any boot: who has no container instance by then has lost it. */
const JOINS_WITHIN_MS = 15 * 60_000;

export function hostsOf(around: Around): StandingHost[] {
  return [...around.observation.instances.values()]
    .filter(isThere)
    .map((instance) => hostOf(around, instance));
}

const isThere = ({ ec2State, group }: InstanceFacts) =>
  !/^(shutting-down|terminated|stopping|stopped)$/.test(ec2State ?? '') &&
  !/^(Terminating:Proceed|Terminated|Detach)/.test(group?.lifecycleState ?? '');

function hostOf(around: Around, instance: InstanceFacts): StandingHost {
  const { observation } = around;
  const { instanceId, container, group, market, launchedAt = observation.at - 3_600_000 } = instance;
  const facts = observation.pools.get(instance.pool ?? '');
  const wanted = (facts?.group ?? facts?.fleet)?.template;
  // Without a template of its own it is as its pool wants it, unless its image says otherwise.
  const version = group?.template?.version ?? wanted?.resolved ?? wanted?.version;
  const templateId = group?.template?.id === wanted?.id ? undefined : group?.template?.id;
  return {
    id: instanceId,
    pool: facts?.group?.name ?? facts?.fleet?.id ?? OTHERS,
    zone: instance.zone?.slice(-1) ?? 'a',
    type: typeOf(around, instance).type,
    market: market ?? 'on-demand',
    launchedAt,
    ...(templateId !== undefined && { templateId }),
    version: {
      number: versionNumber(version),
      imageId: instance.imageId ?? wanted?.imageId ?? 'ami-unknown',
      instanceType: 'unknown',
      createdAt: launchedAt,
    },
    tags: instance.tags,
    joins: joinsOf(instance, observation.at - launchedAt),
    ...(group && { lifecycleState: group.lifecycleState }),
    isProtected: group?.protectedFromScaleIn ?? false,
    isHealthy: (group?.healthStatus ?? 'Healthy') !== 'Unhealthy',
    isDraining: container?.status === 'DRAINING',
    agentConnected: container?.agentConnected ?? true,
    attributes: new Map([
      ...[...(container?.offer?.attributes ?? [])].filter(
        ([name]) => !/^(ecs\.|com\.amazonaws\.)/.test(name),
      ),
      ...(container?.memory === undefined ? [] : [['sluice.dev/memory', container.memory] as const]),
    ]),
    tasks: instance.tasks
      .filter(({ lastStatus }) => lastStatus !== 'STOPPED')
      .map((task) => taskOf(around, task)),
  };
}

function joinsOf({ container, group }: InstanceFacts, ageMs: number): StandingHost['joins'] {
  if (container) return 'joined';
  return group?.lifecycleState.startsWith('Pending') || ageMs < JOINS_WITHIN_MS ? 'later' : 'left';
}

function taskOf(around: Around, task: TaskFacts): StandingTask {
  const { observation, assume, random } = around;
  const service =
    task.service !== undefined && observation.services.has(task.service) ? task.service : undefined;
  const startedAt = task.startedAt ?? observation.at - 60_000;
  const isStopping = task.desiredStatus === 'STOPPED';
  if (service === undefined && !isStopping)
    assume(
      'a one-off task runs on for about as long as it has run: half of them end before that, half after',
    );
  // Whoever has lasted for t lasts another x·t with the chance 1/(1+x), where nothing else is known of it.
  const share = random.fork(`end ${task.arn}`).next();
  const remaining = Math.min(
    30 * 86_400_000,
    ((observation.at - startedAt) * share) / Math.max(1e-6, 1 - share),
  );
  return {
    ...(service !== undefined && { service }),
    family: task.family,
    group: task.group,
    ...(task.startedBy !== undefined && { startedBy: task.startedBy }),
    tags: task.tags,
    startedAt,
    size: { ...sizeOf(around, task.definition, task.family), stopTimeoutMs: task.stopTimeoutMs },
    ...(service === undefined && { worksForMs: Math.max(5_000, remaining) }),
    isStopping,
    isOut: !isStopping && task.targets.length > 0 && task.targets.every(({ state }) => isGone(state)),
  };
}

const isGone = (state: string | undefined) => state === 'draining' || state === 'unused';

/** What it is and registered; without either it is like any. */
export function typeOf({ observation, assume }: Around, { instanceId, container }: InstanceFacts): HostType {
  const whole = container?.offer?.whole;
  const type = container?.offer?.attributes.get('ecs.instance-type') ?? 'unknown';
  const cpu = whole?.cpu ?? container?.resources?.cpu.registered;
  const memory = whole?.memory ?? container?.resources?.memory.registered;
  const interfaces = observation.types?.get(type)?.interfaces;
  if (container && (cpu === undefined || memory === undefined))
    assume(`${instanceId} has 2 cores and 7600 MiB: what it registered was not read`);
  return {
    type,
    cpu: cpu ?? 2048,
    memory: memory ?? 7600,
    gpus: whole?.gpus ?? 0,
    // Of a host with a trunk more: ECS does not tell how many.
    enis: Math.max(2, (interfaces ?? 4) - 1),
  };
}

export const versionNumber = (text: string | undefined): number => {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : 1;
};

export const lettersOf = (zones: readonly string[]): string[] => {
  const letters = [...new Set(zones.map((zone) => zone.slice(-1)))].sort();
  return letters.length > 0 ? letters : ['a'];
};
