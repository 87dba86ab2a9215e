// The services of an observed cluster as those of a scenario: what they run, how they are placed, what is in front of them.
import type { ServiceFacts, TargetGroupFacts, TaskFacts } from '#model/observation.ts';
import type { Placing } from '#model/room.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import { type Around, durationOf } from './around.ts';

type Service = NonNullable<Scenario['spec']['clusters'][number]['services']>[number];
type Strategy = NonNullable<Service['spread']>[number];

export function copyServices(around: Around): Service[] {
  const tasks = tasksByService(around);
  return [...around.observation.services.values()].flatMap((service) => {
    const own = tasks.get(service.name) ?? [];
    // On Fargate, where no host is concerned.
    if (service.placing === undefined && own.length === 0) return [];
    return [copyService(around, service, own)];
  });
}

/** The family of the tasks of a service, where it is not its name: rules of the spec may ask for it. */
export function familiesOf(around: Around): Map<string, string> {
  const families = [...tasksByService(around)].map(([name, [task]]) => [name, task!.family] as const);
  return new Map(families.filter(([name, family]) => name !== family));
}

function tasksByService({ observation }: Around): Map<string, TaskFacts[]> {
  const all = new Map<string, TaskFacts[]>();
  for (const { tasks } of observation.instances.values())
    for (const task of tasks) {
      if (task.service === undefined) continue;
      const own = all.get(task.service) ?? [];
      own.push(task);
      all.set(task.service, own);
    }
  return all;
}

function copyService(around: Around, service: ServiceFacts, tasks: readonly TaskFacts[]): Service {
  const { name, daemon, desiredCount, minimumHealthyPercent, maximumPercent, placing } = service;
  const groups = service.targetGroupArns.flatMap((arn) => around.observation.targetGroups.get(arn) ?? []);
  if (groups.length < service.targetGroupArns.length)
    around.assume(`the load balancers of ${name} that were not read are none`);
  return {
    name,
    desired: daemon ? 0 : desiredCount,
    daemon,
    minimumHealthyPercent,
    maximumPercent,
    task: copyTask(around, { service, tasks, groups }),
    spread: strategiesOf(placing) as Service['spread'],
    constraints: constraintsOf(placing),
    ...(groups.length > 0 && {
      loadBalancers: groups.map(balancerOf),
      traffic: { seconds: 0.1, perTask: 100, points: [{ at: '0s', requestsPerSecond: desiredCount }] },
    }),
  };
}

const balancerOf = ({ protocol, deregistrationDelayMs }: TargetGroupFacts) => ({
  type: protocol === 'HTTP' || protocol === 'HTTPS' ? ('application' as const) : ('network' as const),
  deregistrationDelay: durationOf(deregistrationDelayMs),
});

interface Of {
  readonly service: ServiceFacts;
  readonly tasks: readonly TaskFacts[];
  readonly groups: readonly TargetGroupFacts[];
}

function copyTask(around: Around, { service, tasks, groups }: Of): Service['task'] {
  const { random, observation, assume } = around;
  const definition = service.primary?.definition ?? tasks[0]?.definition;
  const needs = observation.definitions?.get(definition ?? '')?.needs;
  const stopMs = Math.max(1_000, ...tasks.map(({ stopTimeoutMs }) => stopTimeoutMs));
  const port = needs?.ports.map((each) => Number(each.split(':')[1])).find((each) => each > 0);
  const draw = random.fork(`service ${service.name}`);
  const awsvpc = (needs?.interfaces ?? 0) > 0 || groups.some(({ targetType }) => targetType === 'ip');
  assume('tasks are up within 3 to 60 s, and end on SIGTERM within their stop timeout, mostly well before');
  return {
    ...sizeOf(around, definition, tasks[0]?.family ?? service.name),
    stopTimeout: durationOf(stopMs),
    start: draw.pick(['3s-10s', '5s-15s', '15s-40s']),
    ready: draw.pick(['3s-8s', '5s-20s']),
    shutdown: `1s-${Math.ceil(Math.min(stopMs, draw.pick([5_000, 10_000, stopMs])) / 1000)}s`,
    gpus: needs?.gpus ?? 0,
    network: awsvpc ? 'awsvpc' : 'bridge',
    ...(port !== undefined && !awsvpc && { hostPort: port }),
    ...(tasks.some(({ healthStatus }) => /HEALTHY/.test(healthStatus ?? '')) && { healthCheck: '10s-40s' }),
  };
}

/** CPU units and MiB; of what was not read, a guess. */
export function sizeOf(
  { observation, assume }: Around,
  definition: string | undefined,
  family: string,
): { cpu: number; memory: number } {
  const needs = observation.definitions?.get(definition ?? '')?.needs;
  if (!needs) {
    assume(`a task of ${family} takes 128 units of CPU and 256 MiB: its size was not read`);
    return { cpu: 128, memory: 256 };
  }
  return { cpu: Math.max(1, needs.cpu), memory: Math.max(1, needs.memory) };
}

function strategiesOf(placing: Placing | undefined): Strategy[] {
  const all = (placing?.strategies ?? []).flatMap((each): Strategy[] => {
    if ('binpack' in each) return [`binpack-${each.binpack}`];
    if (each.spread === 'attribute:ecs.availability-zone' || each.spread === 'ecs.availability-zone')
      return ['zone'];
    return each.spread === 'instanceId' || each.spread === 'host' ? ['instance'] : [];
  });
  return all.length > 0 ? all : ['random'];
}

function constraintsOf(placing: Placing | undefined): Service['constraints'] {
  const { distinct = false, expressions = [] } = placing ?? {};
  return [
    ...(distinct ? [{ distinctInstance: true as const }] : []),
    ...expressions.map((memberOf) => ({ memberOf })),
  ];
}
