// A world with one cluster and one Auto Scaling group, for the tests of groups. Only tests use it.
import type { Scenario } from '../scenario/generated/scenario.ts';
import { buildWorld } from './build.ts';
import { type Completion, completeHook } from './hooks.ts';
import type { Group, Member, World } from './state.ts';

type Pool = Scenario['spec']['clusters'][number]['pools'][number];

export interface GroupFixture {
  readonly w: World;
  readonly group: Group;
  /** Lets this much of the world's time pass. */
  readonly pass: (seconds: number) => void;
  /** Lifecycle states of the members, sorted. */
  readonly states: () => string[];
  readonly inService: () => Member[];
  /** The events that arrived, oldest first, by detail type. */
  readonly events: (detailType: string) => { readonly detail: object }[];
  readonly complete: (member: Member, hook: string, result: Completion['result']) => void;
}

/** A warm group of `desired` members; whatever the pool says comes on top. All events arrive in a queue. */
export function groupFixture(pool: Partial<Pool> = {}, seed = 7): GroupFixture {
  const scenario: Scenario = {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'Scenario',
    metadata: { name: 'group-tests' },
    spec: {
      duration: '1h',
      settings: { eventDoubles: 0, eventLoss: 0 },
      queues: [{ name: 'events', events: ['*'] }],
      clusters: [
        {
          name: 'web',
          pools: [
            {
              name: 'base',
              min: 0,
              max: 20,
              desired: 3,
              instance: { type: 'm6i.large', cpu: 2048, memory: 7680 },
              ...pool,
            },
          ],
        },
      ],
    },
  };
  const w = buildWorld(scenario, { seed, operatorParts: true });
  const group = w.groups.get('base')!;
  const members = () => [...group.members.values()];
  const bodies = observeEvents(w);
  return {
    w,
    group,
    pass: (seconds) => w.engine.advance(w.engine.now + seconds * 1000),
    states: () =>
      members()
        .map((m) => m.lifecycleState)
        .sort(),
    inService: () => members().filter((m) => m.lifecycleState === 'InService'),
    events: (detailType) => bodies().filter((body) => body['detail-type'] === detailType),
    complete(member, hook, result) {
      completeHook(w, group, { member, action: member.waiting.get(hook)!, result });
    },
  };
}

/** Reads the queue without receiving from it. */
const observeEvents = (w: World) => () => {
  const { messages } = w.queues.get('events')!;
  return [...messages.values()].map(({ body }) => JSON.parse(body));
};

/** A newer version of the group's template, which is its default from now on. */
export function addVersionTo({ launchTemplate }: Group): void {
  const last = launchTemplate.versions.at(-1)!;
  launchTemplate.versions.push({ ...last, number: last.number + 1 });
  launchTemplate.defaultVersion = last.number + 1;
}
