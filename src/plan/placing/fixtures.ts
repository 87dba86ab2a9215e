// Hosts and waiting tasks for tests of placement.

import type { Needs, Room } from '#model/room.ts';
import type { Host, Wanted } from './host.ts';
import type { Shape, Source } from './opening.ts';

export const needs = (cpu: number, memory: number, more: Partial<Needs> = {}): Needs => ({
  cpu,
  memory,
  gpus: 0,
  interfaces: 0,
  ports: [],
  ...more,
});

export const room = (cpu: number, memory: number, more: Partial<Room> = {}): Room => ({
  cpu,
  memory,
  gpus: 0,
  interfaces: 3,
  ports: new Set(),
  ...more,
});

/** A host of 2 cores and 4 GiB in pool `web`, zone a. */
export const host = (id: string, more: Partial<Host> = {}): Host => ({
  id,
  pool: 'web',
  zone: 'a',
  room: room(2048, 4096),
  whole: { cpu: 2048, memory: 4096 },
  attributes: new Map(),
  groups: new Map(),
  ...more,
});

export const waiting = (count: number, more: Partial<Wanted> = {}): Wanted => ({
  group: 'service:web',
  count,
  needs: needs(1024, 1024),
  strategies: [{ spread: 'ecs.availability-zone' }, { spread: 'instanceId' }],
  distinct: false,
  constraints: [],
  ...more,
});

export const shape = (cpu = 2048, memory = 4096, more: Partial<Shape> = {}): Shape => ({
  name: 'm6i.large',
  room: room(cpu, memory),
  whole: { cpu, memory },
  attributes: new Map(),
  units: 1,
  ...more,
});

export const source = (more: Partial<Source> = {}): Source => ({
  pool: 'web',
  shapes: [shape()],
  zones: ['a', 'c'],
  units: 100,
  has: 0,
  forWaiting: true,
  spare: {},
  ...more,
});
