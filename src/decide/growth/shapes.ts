// What one more instance of a pool would be: as its own hosts are, else as its last one was, else as its types are on paper.
import { listed } from '#lib/text.ts';
import type { InstanceFacts, LaunchFacts, Observation, OfferFacts } from '#model/observation.ts';
import type { Needs, Room, TypeFacts } from '#model/room.ts';
import { parseQuery } from '#plan/placing/cluster-query.ts';
import type { Shape } from '#plan/placing/opening.ts';
import { missingOf, ZONE } from '#plan/placing/place.ts';
import { without } from '#plan/placing/room.ts';
import { unitsOf } from '#plan/units.ts';

const TYPE = 'ecs.instance-type';
/** With a trunk a host has more interfaces than its type says; how many no call tells (aws-facts.md §5.3). */
const TRUNK = 'ecs.awsvpc-trunk-id';

/** One at most, less what daemons take of it. A rarer type justifies no launch: which one comes is not ours to choose. */
export function shapesOf(observation: Observation, pool: string): Shape[] {
  const shape = likeMembers(observation, pool) ?? onPaper(observation, pool);
  if (shape === undefined) return [];
  const room = daemonsOn(observation, pool, shape).reduce(without, shape.room);
  return [{ ...shape, room, whole: shape.room }];
}

type Bare = Omit<Shape, 'whole'>;

/** What a host has in all, interfaces for tasks as well. */
export function wholeOf({ types }: Observation, { whole, attributes }: OfferFacts): Room {
  const type = attributes.has(TRUNK) ? undefined : types?.get(attributes.get(TYPE) ?? '');
  return { ...whole, interfaces: type === undefined ? whole.interfaces : forTasks(type) };
}

/** One interface is the host's own. */
const forTasks = ({ interfaces }: TypeFacts) => Math.max(0, interfaces - 1);

/** What the daemons take that ECS would start there. Where their constraints are not understood it is taken to start them. */
function daemonsOn(
  { services, definitions, pools }: Observation,
  pool: string,
  { attributes }: Bare,
): Needs[] {
  const provider = pools.get(pool)?.group?.capacityProvider?.name ?? '';
  return [...services.values()].flatMap(({ daemon, placing, primary }) => {
    const kind = definitions?.get(primary?.definition ?? '');
    if (!daemon || placing === undefined || kind === undefined) return [];
    if (placing.providers !== undefined && !placing.providers.includes(provider)) return [];
    if (missingOf(attributes, kind) !== undefined) return [];
    const allowed = [...placing.expressions, ...kind.expressions].every(
      (text) => parseQuery(text).allows?.({ attributes, groups: new Map() }) ?? true,
    );
    return allowed ? [kind.needs] : [];
  });
}

/** As most of its instances are. */
function likeMembers(observation: Observation, pool: string): Bare | undefined {
  const alike = new Map<string, InstanceFacts[]>();
  for (const instance of observation.instances.values()) {
    const offer = instance.container?.offer;
    if (instance.pool !== pool || offer === undefined || unitsOf(instance) === undefined) continue;
    const name = offer.attributes.get(TYPE) ?? 'host';
    alike.set(name, [...(alike.get(name) ?? []), instance]);
  }
  const [commonest] = [...alike].sort(([x, a], [y, b]) => b.length - a.length || (x < y ? -1 : 1));
  if (commonest === undefined) return undefined;
  const [name, members] = commonest;
  const room = wholeOf(observation, members[0]!.container!.offer!);
  const attributes = sharedBy(members.map(({ container }) => container!.offer!.attributes));
  return { name, room, attributes, units: unitsOf(members[0]!)! };
}

type Attributes = ReadonlyMap<string, string>;

/** What another would register with as well: what all of them have alike. */
function sharedBy([first, ...others]: readonly Attributes[]): Attributes {
  return new Map([...first!].filter(([name, value]) => others.every((each) => each.get(name) === value)));
}

/** Of each resource the least of all types that may come: what fits there fits whatever comes. */
function onPaper(observation: Observation, pool: string): Bare | undefined {
  const { launches = [] } = observation.pools.get(pool) ?? {};
  const [first, ...others] = launches.map((launch) => expected(observation, pool, launch));
  if (first === undefined || others.includes(undefined)) return undefined;
  const all = [first, ...others.map((each) => each!)];
  const least = (of: 'cpu' | 'memory' | 'gpus' | 'interfaces') =>
    Math.min(...all.map(({ room }) => room[of]));
  const room = {
    cpu: least('cpu'),
    memory: least('memory'),
    gpus: least('gpus'),
    interfaces: least('interfaces'),
  };
  const names = [...new Set(launches.map(({ type }) => type))];
  return {
    name: names.length === 1 ? first.name : `${listed(names, 3)} (the least of them)`,
    room: { ...room, ports: first.room.ports },
    attributes: sharedBy(all.map(({ attributes }) => attributes)),
    units: Math.min(...launches.map(({ units }) => units)),
  };
}

interface Expected {
  readonly name: string;
  readonly room: Room;
  readonly attributes: Attributes;
}

function expected(observation: Observation, pool: string, { type }: LaunchFacts): Expected | undefined {
  const last = observation.lastOffers?.get(pool);
  if (last?.attributes.get(TYPE) === type)
    return { name: type, room: wholeOf(observation, last), attributes: withoutPlace(last.attributes) };
  const facts = observation.types?.get(type);
  if (facts === undefined) return undefined;
  const { cpu, memory, gpus } = facts;
  const room = { cpu, memory: registered(memory), gpus, interfaces: forTasks(facts), ports: RESERVED };
  return {
    name: `${type} (by its type)`,
    room,
    attributes: attributesOf(observation, pool, { type, facts }),
  };
}

/** The host's own and the agent's (aws-facts.md §1.4). */
const RESERVED: ReadonlySet<string> = new Set([22, 2375, 2376, 51678, 51679].map((port) => `tcp:${port}`));

/** Hosts register 2 to 5 % less than their type has, small ones more (aws-facts.md §5.3): rather too little than too much. */
const registered = (memory: number) => Math.floor(Math.min(memory * 0.93, memory - 160));

/** The next one may come elsewhere, and from another image. */
const OF_ITS_PLACE: ReadonlySet<string> = new Set([ZONE, 'ecs.subnet-id', 'ecs.ami-id']);
const withoutPlace = (attributes: Attributes) =>
  new Map([...attributes].filter(([name]) => !OF_ITS_PLACE.has(name)));

/** What any host of this type registers with. Its agent is taken to be able to do what tasks ask of agents. */
function attributesOf(
  { pools, definitions }: Observation,
  pool: string,
  { type, facts }: { type: string; facts: TypeFacts },
): Attributes {
  const { zones = [] } = pools.get(pool)?.group ?? {};
  const architecture = ['x86_64', 'arm64'].find((each) => facts.architectures.includes(each));
  const asked = [...(definitions?.values() ?? [])].flatMap(({ requires = [] }) => requires);
  const abilities = asked.filter(({ name, value }) => value === undefined && isAbility(name));
  return new Map([
    ...abilities.map(({ name }): [string, string] => [name, '']),
    [TYPE, type],
    ['ecs.os-type', 'linux'],
    ...(architecture === undefined ? [] : [['ecs.cpu-architecture', architecture] as const]),
    ...(zones.length === 1 ? [[ZONE, zones[0]!] as const] : []),
  ]);
}

const isAbility = (name: string) => /^(com\.amazonaws\.ecs|ecs)\.capability\./.test(name);
