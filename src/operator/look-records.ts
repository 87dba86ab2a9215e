// What changed about each instance since it was last written, and once a minute that somebody looked. Unknown is not zero here either:
// what could not be read neither changes nor goes.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { InstanceFacts, Observation, PartName } from '#model/observation.ts';
import type { Look } from '#model/timeline.ts';
import { lastPart } from '#report/arn.ts';
import { changes, type Ended, type Portrait } from '#report/portrait.ts';
import type { Life } from './lives.ts';
import { portraitOf, toInstant, toWent } from './portray.ts';
import type { Scribe } from './scribe.ts';

export interface LookedAt {
  readonly states: ReadonlyMap<string, string>;
  /** Write every instance whole, also where nothing changed. */
  readonly whole: boolean;
}

/** So often it is written that somebody looks, if nothing else tells; a longer time without a look is told. */
const QUIET_MS = 60_000;

export function createLooker({ lives, write: note, lastLook }: Scribe, spec: ClusterSpec['spec']) {
  let lastAt = lastLook;
  const looked = new Set<string>();
  let writtenAt = lastLook ?? Number.NEGATIVE_INFINITY;
  return (observation: Observation, { states, whole }: LookedAt) => {
    const { instances, at, parts } = observation;
    const ended = endedIn(observation);
    const write: Scribe['write'] = (...record) => {
      writtenAt = at;
      note(...record);
    };
    const last = lastAt === undefined ? {} : { last: toInstant(lastAt) };
    const gap = lastAt !== undefined && at - lastAt > QUIET_MS ? last : {};
    for (const [id, instance] of instances) {
      const life = lives.get(id) ?? {};
      lives.set(id, life);
      const isNamed = name(life, instance);
      const isFirst = !looked.has(id);
      looked.add(id);
      const seen = portraitOf(instance, { spec, state: states.get(id), before: life.portrait, isFirst });
      const now = keepUnread(life.portrait, seen, { parts, ended });
      const news = changes(life.portrait, now, ended) ?? (isNamed ? {} : undefined);
      if (news) write(at, { kind: 'seen', ...news, ...gap }, id);
      if (whole && !news?.whole) write(at, { kind: 'seen', ...changes(undefined, now, ended) }, id);
    }
    for (const id of gone(lives, observation)) {
      looked.delete(id);
      write(at, { kind: 'gone', ...last }, id);
    }
    if (!listsWhole(observation)) return;
    lastAt = at;
    if (at - writtenAt >= QUIET_MS) write(at, { kind: 'looked' });
  };
}

/** Keeps the newest address and container instance; says whether they changed. */
function name(life: Life, instance: InstanceFacts): boolean {
  const { container, ip } = life;
  const arn = instance.container?.arn ?? instance.containerArn;
  life.container = arn === undefined ? container : lastPart(arn);
  life.ip = instance.privateIp ?? ip;
  return life.container !== container || life.ip !== ip;
}

/** Both lists in which an instance would appear. */
const listsWhole = ({ parts }: Observation) => parts.containerInstances.complete && parts.pools.complete;

/** It is in neither list. */
function gone(lives: ReadonlyMap<string, Life>, observation: Observation): string[] {
  const { instances } = observation;
  if (!listsWhole(observation)) return [];
  return [...lives].filter(([id, { portrait }]) => portrait && !instances.has(id)).map(([id]) => id);
}

/** By task id, as the timeline knows them. */
function endedIn({ endedTasks = new Map() }: Observation): Ended {
  let byId: Map<string, ReturnType<typeof toWent>> | undefined;
  return (id) => {
    byId ??= new Map([...endedTasks].map(([arn, facts]) => [lastPart(arn), toWent(facts)]));
    return byId.get(id) ?? {};
  };
}

/** Where each of these is read. Of a spot request nothing is asked any more once its instance has ended. */
const READ_IN: Readonly<Partial<Record<keyof Look, PartName>>> = {
  pool: 'pools',
  lifecycle: 'pools',
  protected: 'pools',
  fleet: 'pools',
  status: 'containerInstances',
  agent: 'containerInstances',
  memory: 'containerInstances',
  zone: 'ec2',
  market: 'ec2',
  launched: 'ec2',
  ec2: 'ec2',
};

interface Reading {
  readonly parts: Observation['parts'];
  readonly ended: Ended;
}

/** A new process knows nothing at first: a part that it could not read proves no absence. */
function keepUnread(before: Portrait | undefined, now: Portrait, { parts, ended }: Reading): Portrait {
  const isWhole = Object.values(parts).every(({ complete }) => complete);
  const needsNothing = isWhole && (before?.look.spot === undefined || now.look.spot !== undefined);
  if (before === undefined || needsNothing) return now;
  const kept = Object.entries(before.look).filter(([field]) => {
    const part = READ_IN[field as keyof Look];
    return field === 'spot' || (part !== undefined && !parts[part].complete);
  });
  const tasks = parts.tasks.complete ? [] : [...before.tasks].filter(([id]) => ended(id).at === undefined);
  return {
    look: { ...Object.fromEntries(kept), ...now.look },
    tasks: tasks.length === 0 ? now.tasks : new Map([...tasks, ...now.tasks]),
  };
}
