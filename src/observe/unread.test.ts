// What a host holds for tasks that no list has shown yet.
import { expect, it } from 'vitest';
import type { Room, TaskKind } from '#model/room.ts';
import { anInstance, aTask } from '../../test/support/facts.ts';
import { withUnread } from './unread.ts';

const WEB = 'td/web:1';
const room = (cpu: number, memory: number): Room => ({
  cpu,
  memory,
  gpus: 0,
  interfaces: 0,
  ports: new Set(),
});
const needs = { cpu: 512, memory: 1024, gpus: 0, interfaces: 0, ports: [] };
const definitions = new Map<string, TaskKind>([[WEB, { needs, expressions: [] }]]);
const tasks = [aTask('1', { definition: WEB })];
const holding = (cpu: number, memory: number) => ({
  ...anInstance('1').container!,
  offer: { whole: room(2048, 4096), left: room(2048 - cpu, 4096 - memory), attributes: new Map() },
});
const read = (cpu: number, memory: number, more: Partial<Parameters<typeof withUnread>[1]> = {}) =>
  withUnread(holding(cpu, memory), { tasks, definitions, now: 5_000, ...more });

it('is what its tasks do not take', () => {
  expect(read(512, 1024)?.offer?.unread).toBeUndefined();
  expect(read(1024, 2048)?.offer?.unread).toEqual({ cpu: 512, memory: 1024, gpus: 0, since: 5_000 });
  // One that has ended since the host was read.
  expect(read(0, 0)?.offer?.unread).toBeUndefined();
});

it('dates from when it was first no less: what a task was given beyond its definition stays', () => {
  const before = read(1024, 2048, { now: 1_000 });
  expect(read(1024, 2048, { before })?.offer?.unread?.since).toBe(1_000);
  expect(read(1024, 1024, { before })?.offer?.unread).toMatchObject({ memory: 0, since: 1_000 });
  expect(read(1536, 2048, { before })?.offer?.unread?.since).toBe(5_000);
});

it('is not told where it is not read what the host offers', () => {
  const { offer, ...blind } = holding(512, 1024);
  expect(withUnread(blind, { tasks: [], definitions, now: 0 })).toEqual(blind);
  expect(withUnread(undefined, { tasks: [], definitions, now: 0 })).toBeUndefined();
});
