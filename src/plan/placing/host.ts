// Hosts and waiting tasks as placement sees them. Data, and the slots that a simulation fills.
import type { Needs, Requirement, Room, Strategy } from '#model/room.ts';
import type { Allows, Subject } from './cluster-query.ts';
import { without } from './room.ts';

/** A host that takes tasks, or one that is on its way or only planned. */
export interface Host extends Subject {
  readonly id: string;
  readonly pool?: string;
  readonly zone?: string | undefined;
  /** Of one that is planned: the name of what it is launched as. */
  readonly shape?: string;
  /** What is left of it. */
  readonly room: Room;
  /** What it has in all, for tasks. */
  readonly whole: { readonly cpu: number; readonly memory: number };
  /** The capacity provider whose instance it is. */
  readonly provider?: string | undefined;
}

/** Tasks of one kind that have no place. */
export interface Wanted {
  /** Its task group, such as `service:web`: what spread and distinctInstance count. */
  readonly group: string;
  readonly count: number;
  /** A batch launcher reported it. */
  readonly reported?: true;
  readonly needs: Needs;
  readonly strategies: readonly Strategy[];
  /** No two of its group on one host. */
  readonly distinct: boolean;
  /** The constraints that a host must meet. */
  readonly constraints: readonly Allows[];
  /** Attributes that a host must have. */
  readonly requires?: readonly Requirement[];
  /** Only instances of these capacity providers. */
  readonly providers?: ReadonlySet<string>;
  /** Only these zones: those of the subnets of awsvpc tasks. */
  readonly zones?: ReadonlySet<string>;
}

/** What is wanted alike, in words that stay the same from look to look. */
export const kindOf = ({ group, needs: { cpu, memory, gpus } }: Wanted): string =>
  `${group} ${cpu}/${memory}/${gpus}`;

/** A host in a simulation: what is left of it changes as tasks are placed. */
export interface Slot {
  readonly host: Host;
  room: Room;
  readonly groups: Map<string, number>;
}

export const slotOf = (host: Host): Slot => ({ host, room: host.room, groups: new Map(host.groups) });

/** Puts one more task of this kind there. */
export function occupy(slot: Slot, { group, needs }: Wanted): void {
  slot.room = without(slot.room, needs);
  slot.groups.set(group, (slot.groups.get(group) ?? 0) + 1);
}
