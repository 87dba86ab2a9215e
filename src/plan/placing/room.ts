// What a host has and what a task needs: CPU, memory, GPUs, network interfaces and host ports (aws-facts.md §1.4, §1.5).

import type { Needs, Room } from '#model/room.ts';

export type Shortage = 'CPU' | 'memory' | 'GPUs' | 'ports' | 'network interfaces';

/** What is short for such a task; undefined: it fits. */
export function shortageOf(room: Room, needs: Needs): Shortage | undefined {
  if (needs.cpu > room.cpu) return 'CPU';
  if (needs.memory > room.memory) return 'memory';
  if (needs.gpus > room.gpus) return 'GPUs';
  if (needs.ports.some((port) => room.ports.has(port))) return 'ports';
  return needs.interfaces > room.interfaces ? 'network interfaces' : undefined;
}

/** What is left when such a task has its place. */
export function without(room: Room, needs: Needs): Room {
  return {
    cpu: room.cpu - needs.cpu,
    memory: room.memory - needs.memory,
    gpus: room.gpus - needs.gpus,
    interfaces: room.interfaces - needs.interfaces,
    ports: needs.ports.length === 0 ? room.ports : new Set([...room.ports, ...needs.ports]),
  };
}

/** Larger first: those that are hard to place find their place while there is still choice. */
export function bySize(a: Needs, b: Needs): number {
  return b.gpus - a.gpus || share(b) - share(a);
}

/** CPU and memory in one number; a core is taken to come with 4 GiB, as most instance types have it. */
const share = ({ cpu, memory }: Needs) => Math.max(cpu, memory / 4);
