// A cluster of one pool, or more, and what is decided about their sizes, for tests of growth.
import type { InstanceFacts, Observation, PoolFacts, ServiceFacts } from '#model/observation.ts';
import type { Recall } from '#model/plan.ts';
import type { Needs, Room, TaskKind } from '#model/room.ts';
import type { StillWaiting } from '#plan/shortages.ts';
import {
  aFleet,
  anInstance,
  anObservation,
  aPool,
  aService,
  aSpec,
  aTask,
  NO_RECALL,
  NOW,
} from '../../../test/support/facts.ts';
import { decide } from '../decide.ts';
import type { Spec } from '../situation.ts';

export const MINUTE = 60_000;
export const WEB = 'arn:aws:ecs:ap-northeast-1:111122223333:task-definition/web:1';
export const room = (cpu: number, memory = 4 * cpu): Room => ({
  cpu,
  memory,
  gpus: 0,
  interfaces: Number.POSITIVE_INFINITY,
  ports: new Set(),
});
export const needs = (cpu: number): Needs => ({ cpu, memory: cpu, gpus: 0, interfaces: 0, ports: [] });
export const kind = (cpu: number, expressions: string[] = []): TaskKind => ({
  needs: needs(cpu),
  expressions,
});

/** A host of two cores of which `used` CPU units are taken by tasks of service web, of 1024 each. */
export function member(id: string, used = 0, over: Partial<InstanceFacts> = {}): InstanceFacts {
  const tasks = Array.from({ length: used / 1024 }, (_, n) =>
    aTask(`${id}-${n}`, { service: 'web', group: 'service:web', definition: WEB }),
  );
  const base = anInstance(id, { tasks });
  const offer = {
    whole: room(2048),
    left: room(2048 - used, 8192 - used),
    attributes: new Map([['ecs.instance-type', 'm6i.large']]),
  };
  return {
    ...base,
    zone: 'ap-northeast-1a',
    ...over,
    container: { ...base.container!, offer, ...over.container },
  };
}

export const web = (over: Partial<ServiceFacts> = {}): ServiceFacts =>
  aService({
    placing: { strategies: [], distinct: false, expressions: [] },
    primary: { definition: WEB, desired: over.desiredCount ?? 4 },
    ...over,
  });

export interface Given {
  readonly spec?: Partial<Spec>;
  readonly group?: Partial<NonNullable<PoolFacts['group']>>;
  readonly fleet?: Partial<NonNullable<PoolFacts['fleet']>>;
  readonly services?: readonly ServiceFacts[];
  readonly observation?: Partial<Observation>;
  readonly recall?: Partial<Recall>;
  readonly reports?: readonly StillWaiting[];
  /** As many tasks of each service ECS counts that no list shows. */
  readonly unlisted?: number;
}

export function planOf(instances: readonly InstanceFacts[], given: Given = {}) {
  const { spec = {}, group = {}, services = [web()], recall = {}, reports, fleet } = given;
  const listed = (name: string) =>
    instances.flatMap(({ tasks }) => tasks.filter(({ service }) => service === name)).length;
  const counted = services.map((each) => ({
    ...each,
    runningCount: listed(each.name) + (given.unlisted ?? 0),
  }));
  const pools = [
    aPool({ desired: instances.length, max: 20, scalingPolicies: [], ...group }),
    ...(fleet === undefined ? [] : [aFleet(fleet)]),
  ];
  const observation = {
    ...anObservation({ instances, services: counted, pools }),
    definitions: new Map([[WEB, kind(1024)]]),
    ...given.observation,
  };
  const plan = decide({
    spec: aSpec({ mode: 'scale', scaleOut: { unplacedTasks: true }, ...spec }),
    observation,
    notices: [],
    recall: { ...NO_RECALL, ...recall },
    reports,
    now: NOW,
  });
  const grown = plan.actions.flatMap((action) =>
    action.kind === 'grow' ? [`${action.pool} ${action.from}→${action.to}: ${action.reason}`] : [],
  );
  /** The kinds of tasks that it is for. */
  const kinds = plan.actions.flatMap((action) =>
    action.kind === 'grow' ? (action.for ?? []).map((each) => each.kind) : [],
  );
  return { grown, kinds, waits: plan.waits.map(({ reason }) => reason).join('\n') };
}

export const full = [member('1', 2048), member('2', 2048)];
