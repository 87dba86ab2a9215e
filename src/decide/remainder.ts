// What is left of a pool while one after the other is thought away: how large it is, how full, how even its zones, and whether all that
// runs still has its place.
import type { InstanceFacts } from '#model/observation.ts';
import { leastAt } from '#plan/limits.ts';
import { KEEP_TAG } from '#plan/owner.ts';
import { reservationOf } from '#plan/reservation.ts';
import { capacityOf, unitsOf } from '#plan/units.ts';
import { growsForServices } from './growth/sources.ts';
import { needWithout } from './growth/spare.ts';
import { chosenOf } from './lack.ts';
import type { PoolSpec, Situation } from './situation.ts';
import { isAboveLimit, tooLarge } from './too-large.ts';
import { isFullest, zonesOf } from './zones.ts';

export interface Free {
  readonly pool: PoolSpec;
  /** Those of the pool that are in service, and with which nothing else is going on. */
  readonly free: readonly InstanceFacts[];
}

interface Taken {
  readonly instance: InstanceFacts;
  /** Why the pool was too large before it. */
  readonly why: string;
}

/** Each is thought away with all that runs: so many of the easiest, and so many of the others, every minute other ones. */
const MOST_TRIED = 3;
/** What a limit or the reservation refuses to one it refuses to most. */
const MOST_REFUSED = 20;

const MINUTE = 60_000;

export class Remainder {
  readonly #situation: Situation;
  readonly #pool: PoolSpec;
  /** A fleet does not even its zones out. */
  readonly #isGroup: boolean;
  /** How many are left in each. */
  readonly #zones: Map<string | undefined, number>;
  readonly #needWithout: (ids: readonly string[]) => string | undefined;
  /** Chosen to leave, before or by us: what they run has its place on the others. */
  readonly #gone = new Set<string>();
  readonly #taken: InstanceFacts[] = [];
  /** Units of it that leave, and that its capacity counts still. */
  #going = 0;

  constructor(situation: Situation, { pool, free }: Free) {
    this.#situation = situation;
    this.#pool = pool;
    this.#isGroup = situation.observation.pools.get(pool.name)?.group !== undefined;
    this.#zones = zonesOf(free);
    this.#needWithout = needWithout(situation);
    for (const each of [...chosenOf(situation)].filter((each) => each.pool === pool.name)) {
      this.#gone.add(each.instanceId);
      if (isCounted(each)) this.#going += unitsOf(each) ?? 0;
    }
  }

  /** Takes one after the other as long as one may go; `moving`: what they run has to fit on the others. */
  *take(candidates: readonly InstanceFacts[], { moving = false } = {}): Generator<Taken> {
    const left = new Set(this.#inTurn(candidates));
    let [needed, refused] = [0, 0];
    for (let next = this.#evenly(left); next !== undefined; next = this.#evenly(left)) {
      left.delete(next);
      const why = tooLarge(this.#situation, this.#pool, this.#going);
      if (why === undefined || needed === 2 * MOST_TRIED || refused === MOST_REFUSED) return;
      if (!this.#mayGo(next) || (moving && !this.#fitsElsewhere(next))) refused++;
      else if (this.#isNeeded(next)) needed++;
      else {
        this.#take(next);
        yield { instance: next, why };
      }
    }
  }

  /** The easiest first; then the others, so that none is passed over for ever because of those before it. */
  #inTurn(candidates: readonly InstanceFacts[]): readonly InstanceFacts[] {
    const mine = candidates.filter(({ tags }) => !Object.hasOwn(tags, KEEP_TAG));
    const others = mine.slice(MOST_TRIED);
    const turn = (Math.floor(this.#situation.now / MINUTE) * MOST_TRIED) % Math.max(1, others.length);
    return [...mine.slice(0, MOST_TRIED), ...others.slice(turn), ...others.slice(0, turn)];
  }

  #take(instance: InstanceFacts): void {
    this.#zones.set(instance.zone, (this.#zones.get(instance.zone) ?? 0) - 1);
    this.#gone.add(instance.instanceId);
    this.#taken.push(instance);
    this.#going += unitsOf(instance) ?? 0;
  }

  #evenly(candidates: ReadonlySet<InstanceFacts>): InstanceFacts | undefined {
    for (const each of candidates) if (!this.#isGroup || isFullest(this.#zones, each.zone)) return each;
    return undefined;
  }

  /** Nobody wants to keep it; limits hold; and but for them, what is left is not so full that more would have to be launched. */
  #mayGo(instance: InstanceFacts): boolean {
    const { spec, observation, now } = this.#situation;
    const facts = observation.pools.get(this.#pool.name);
    const [size, units] = [capacityOf(facts), unitsOf(instance)];
    if (size === undefined || units === undefined) return false;
    if (size - this.#going - units < leastAt(spec, this.#pool, { facts, now })) return false;
    if (this.#isAboveLimit()) return true;
    if (this.#isLast(instance)) return growsForServices(spec, this.#pool);
    const left = reservationOf(observation, this.#pool.name, new Set([...this.#gone, instance.instanceId]));
    const { cpu = 90, memory = 90 } = (this.#pool.scaleOut ?? spec.scaleOut)?.reservation ?? {};
    return left !== undefined && left.cpu < cpu && left.memory < memory;
  }

  /** Then nothing is left that could be reserved; the pool grows again where it does so for tasks without a place, and else keeps it. */
  #isLast({ instanceId }: InstanceFacts): boolean {
    return this.#members().every((each) => each.instanceId === instanceId || this.#gone.has(each.instanceId));
  }

  /** What is above its limit goes, whatever it runs: that is what the limit says. */
  #isNeeded({ instanceId }: InstanceFacts): boolean {
    return !this.#isAboveLimit() && this.#needWithout([...this.#gone, instanceId]) !== undefined;
  }

  #isAboveLimit(): boolean {
    return isAboveLimit(this.#situation, this.#pool, this.#going);
  }

  /** By the whole of what it runs, with a fifth to spare; whether each single task fits ECS finds out before it stops any. */
  #fitsElsewhere(instance: InstanceFacts): boolean {
    const all = [...this.#taken, instance];
    if (all.some(({ container }) => container?.resources === undefined)) return false;
    if (instance.tasks.some(({ service }) => service === undefined)) return false;
    const others = this.#members().filter(
      ({ instanceId, container }) =>
        container?.status === 'ACTIVE' && instanceId !== instance.instanceId && !this.#gone.has(instanceId),
    );
    return (['cpu', 'memory'] as const).every((of) => {
      const room = others.reduce(
        (sum, { container }) => sum + (container?.resources?.[of].remaining ?? 0),
        0,
      );
      const used = all.reduce((sum, { container }) => {
        const { registered, remaining } = container!.resources![of];
        return sum + registered - remaining;
      }, 0);
      return used * 1.2 <= room;
    });
  }

  #members(): InstanceFacts[] {
    const { instances } = this.#situation.observation;
    return [...instances.values()].filter(({ pool }) => pool === this.#pool.name);
  }
}

/**
 * Whether the capacity counts it still. What ends is not counted: a group is smaller from the call on that ends it, a fleet before that,
 * and what ends for another reason is replaced.
 */
export function isCounted({ group, ec2State = '' }: InstanceFacts): boolean {
  const leavesGroup = group?.lifecycleState.startsWith('Terminat') === true;
  return !leavesGroup && !['shutting-down', 'terminated'].includes(ec2State);
}
