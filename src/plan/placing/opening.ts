// The hosts that are opened, in thought, of one pool: within its limits, zones even, of the likeliest type on which something fits.

import { count as counted, listed } from '#lib/text.ts';
import type { Needs, Room } from '#model/room.ts';
import { type Host, kindOf, type Slot, slotOf, type Wanted } from './host.ts';
import { inZone, obstacleOf } from './place.ts';
import { shortageOf, without } from './room.ts';

/** What one new host of a pool is. */
export interface Shape {
  /** Such as its instance type; for people. */
  readonly name: string;
  /** What it has for tasks, less what daemons take of it. */
  readonly room: Room;
  /** What it has in all. */
  readonly whole: { readonly cpu: number; readonly memory: number };
  readonly attributes: ReadonlyMap<string, string>;
  /** What it counts in the capacity of its pool. */
  readonly units: number;
}

/** Where new hosts can come from. */
export interface Source {
  readonly pool: string;
  readonly provider?: string;
  /** The likeliest first. Which one it will be nobody can choose: one on which nothing fits is passed over. */
  readonly shapes: readonly Shape[];
  readonly zones: readonly string[];
  /** How many units it may still grow. */
  readonly units: number;
  /** How many units it has. */
  readonly has: number;
  /** It gets so many units before others … */
  readonly base?: number;
  /** … and then this share of what is added. */
  readonly weight?: number;
  /** Whether it may grow for what waits, or only for what launchers report of it; else only for what shall be free. */
  readonly forWaiting: boolean | 'reports';
  /** The kinds of tasks for which it is not to grow, and why not. */
  readonly vain?: ReadonlyMap<string, string>;
  /** What shall be free on its hosts when all that waits has its place. */
  readonly spare: Spare;
}

/** All of them hold together. */
export interface Spare {
  /** As many whole hosts. */
  readonly hosts?: number;
  /** A part of what is used, in percent. */
  readonly percent?: number;
  /** Room for so many more such tasks. */
  readonly tasks?: { readonly needs: Needs; readonly count: number };
  /** No more than this part of what there is may be used, in percent. */
  readonly used?: { readonly cpu?: number; readonly memory?: number };
}

export interface Launch {
  readonly pool: string;
  readonly units: number;
  readonly hosts: number;
  /** What they are for, in words. */
  readonly why: string;
  /** The tasks that they are for. */
  readonly tasks: readonly Wanted[];
}

/** What of what shall be free is not, and by how much, in a measure of its own. */
interface Lack {
  readonly what: string;
  readonly by: number;
}

const IN_VAIN = 'one more host, of which daemons take their part, would bring it no nearer';

/** The hosts that are opened of one source. */
export class Opening {
  readonly #source: Source;
  readonly #inZone: Map<string, number>;
  readonly #planned: Host[] = [];
  readonly #lacked = new Set<string>();
  readonly #tasks = new Map<string, Wanted>();
  #units = 0;

  constructor(source: Source, hosts: readonly Host[]) {
    this.#source = source;
    this.#inZone = new Map(source.zones.map((zone) => [zone, 0]));
    for (const host of hosts) if (host.pool === source.pool) this.#count(host);
  }

  get pool(): string {
    return this.#source.pool;
  }

  /** Who is asked first for the next host: below the base, then by shares, then in their order. The lower, the sooner. */
  get turn(): readonly [number, number] {
    const { has, base = 0, weight = 0 } = this.#source;
    const units = has + this.#units;
    if (units < base) return [0, 0];
    return weight > 0 ? [1, (units - base) / weight] : [2, 0];
  }

  get planned(): readonly Host[] {
    return this.#planned;
  }

  /** A new host on which such a task fits, in the zone that has the fewest; undefined: there is none. */
  slotFor(wanted?: Wanted): Slot | undefined {
    if (wanted !== undefined && (!this.#mayGrowFor(wanted) || this.#vain(wanted) !== undefined))
      return undefined;
    const left = this.#source.units - this.#units;
    const possible = this.#blanks().filter(({ units }) => units <= left);
    return possible.find(({ slot }) => wanted === undefined || obstacleOf(slot, wanted) === undefined)?.slot;
  }

  #mayGrowFor({ reported }: Wanted): boolean {
    const { forWaiting } = this.#source;
    return forWaiting === true || (forWaiting === 'reports' && reported === true);
  }

  #vain(wanted: Wanted): string | undefined {
    return this.#source.vain?.get(kindOf(wanted));
  }

  open({ host }: Slot, wanted?: Wanted): void {
    this.#planned.push(host);
    if (wanted !== undefined) this.#tasks.set(kindOf(wanted), wanted);
    this.#units += this.#source.shapes.find(({ name }) => name === host.shape)!.units;
    this.#count(host);
  }

  whyNot(wanted: Wanted): string {
    const met = this.#blanks().map((blank) => ({ ...blank, why: obstacleOf(blank.slot, wanted) }));
    const fitting = met.find(({ why }) => why === undefined);
    const [first] = met;
    if (!this.#mayGrowFor(wanted)) return 'its spec names no scaleOut.unplacedTasks';
    const vain = this.#vain(wanted);
    if (vain !== undefined) return vain;
    if (first === undefined) return 'what it launches is not known';
    if (fitting === undefined) return `${first.why} on a new ${first.slot.host.shape}`;
    return `its limit leaves ${this.#source.units - this.#units} of the ${fitting.units} that one more host takes`;
  }

  /** Whether so much is free in this pool as shall be. Where nothing more can be launched what waits goes first. */
  keeps(slots: readonly Slot[]): boolean {
    const { shapes, spare, units } = this.#source;
    const [shape] = shapes;
    if (shape === undefined || shape.units > units || Object.keys(spare).length === 0) return true;
    return this.#lacks(slots, shape) === undefined;
  }

  /** Opens hosts until enough is free in this pool; else says what it lacks. The slots gain them. */
  keepFree(slots: Slot[]): string | undefined {
    const [shape] = this.#source.shapes;
    if (shape === undefined) return undefined;
    for (let lacks = this.#lacks(slots, shape); lacks !== undefined; ) {
      const slot = this.slotFor();
      if (slot === undefined) return `${this.pool} has no room to grow for ${lacks.what}`;
      slots.push(slot);
      const then = this.#lacks(slots, shape);
      if (then?.what === lacks.what && then.by >= lacks.by) {
        slots.pop();
        return `${this.pool} does not grow for ${lacks.what}: ${IN_VAIN}`;
      }
      this.open(slot);
      this.#lacked.add(lacks.what);
      lacks = then;
    }
    return undefined;
  }

  #lacks(slots: readonly Slot[], shape: Shape): Lack | undefined {
    const { spare, pool } = this.#source;
    const mine = slots.filter(({ host }) => host.pool === pool);
    const free = sum(mine.map(({ room }) => room));
    const total = sum(mine.map(({ host }) => host.whole));
    const { hosts = 0, percent = 0, tasks, used } = spare;
    const missing = (of: 'cpu' | 'memory'): Lack[] => {
      const taken = total[of] - free[of];
      const most = used?.[of];
      const word = of === 'cpu' ? 'CPU' : 'memory';
      return [
        { what: `headroom of ${counted(hosts, 'host')}`, by: shape.room[of] * hosts - free[of] },
        { what: `headroom of ${percent} % of what is used`, by: taken * percent - free[of] * 100 },
        ...(most === undefined
          ? []
          : [{ what: `at most ${most} % of ${word} reserved`, by: taken * 100 - total[of] * most }]),
      ];
    };
    const room = tasks && {
      what: `room for ${tasks.count} more of the largest task`,
      by: tasks.count - roomFor(mine, tasks.needs),
    };
    const all = [...missing('cpu'), ...missing('memory'), ...(room ? [room] : [])];
    return all.find(({ by }) => by > 0);
  }

  /** What is to be launched, and for what; `slots` as all was placed in the end. */
  launch(slots: readonly Slot[]): Launch | undefined {
    if (this.#planned.length === 0) return undefined;
    const ids = new Set(this.#planned.map(({ id }) => id));
    const tasks = new Map<string, number>();
    for (const { groups } of slots.filter(({ host }) => ids.has(host.id)))
      for (const [group, many] of groups) tasks.set(group, (tasks.get(group) ?? 0) + many);
    const words = [...tasks].map(([group, many]) => `${counted(many, 'task')} of ${group}`);
    const why = listed([...words, ...this.#lacked]);
    return {
      pool: this.pool,
      units: this.#units,
      hosts: this.#planned.length,
      why,
      tasks: [...this.#tasks.values()],
    };
  }

  /** One new host of each type in each zone, the likeliest first. */
  #blanks() {
    const { pool, provider, shapes } = this.#source;
    // A group evens its zones out: which one comes next is not ours to choose, but it can be foreseen.
    const zones = [...this.#inZone].sort(([, a], [, b]) => a - b).map(([zone]) => zone);
    const id = `${pool} (planned ${this.#planned.length + 1})`;
    return shapes.flatMap(({ name, room, whole, attributes, units }) =>
      zones.map((zone) => {
        const host = {
          id,
          pool,
          provider,
          zone,
          shape: name,
          room,
          whole,
          attributes: inZone(attributes, zone),
          groups: NO_TASKS,
        };
        return { units, slot: slotOf(host) };
      }),
    );
  }

  #count({ zone }: Host): void {
    const there = zone === undefined ? undefined : this.#inZone.get(zone);
    if (there !== undefined) this.#inZone.set(zone!, there + 1);
  }
}

const NO_TASKS: ReadonlyMap<string, number> = new Map();

const sum = (of: readonly { readonly cpu: number; readonly memory: number }[]) => ({
  cpu: of.reduce((all, { cpu }) => all + cpu, 0),
  memory: of.reduce((all, { memory }) => all + memory, 0),
});

/** How many of these tasks would fit, beside each other. */
function roomFor(slots: readonly Slot[], needs: Needs): number {
  let count = 0;
  for (let { room } of slots)
    for (; shortageOf(room, needs) === undefined && count < MOST_TASKS; count++) room = without(room, needs);
  return count;
}

/** More than any spec asks for. */
const MOST_TASKS = 1_000;
