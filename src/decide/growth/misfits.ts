// Services of which one task fits on no host that any pool would launch: told before anything waits for it.
import { listed } from '#lib/text.ts';
import type { ServiceFacts } from '#model/observation.ts';
import type { Needs, TaskKind } from '#model/room.ts';
import type { Shape } from '#plan/placing/opening.ts';
import { missingOf } from '#plan/placing/place.ts';
import { type Shortage, shortageOf } from '#plan/placing/room.ts';
import type { Situation } from '../situation.ts';
import { shapesOf } from './shapes.ts';

/** One sentence each, with the numbers. Nothing where it is not known what some pool launches. */
export function misfits({ spec, observation }: Situation): string[] {
  const shapes = (spec.pools ?? []).map(({ name }) => shapesOf(observation, name));
  if (shapes.length === 0 || shapes.some((each) => each.length === 0)) return [];
  const all = shapes.flat();
  return [...observation.services.values()].flatMap(({ name, daemon, placing, primary }: ServiceFacts) => {
    const kind = observation.definitions?.get(primary?.definition ?? '');
    if (daemon || placing === undefined || kind === undefined) return [];
    const why = all.flatMap((shape) => whyNot(shape, kind) ?? []);
    if (why.length < all.length) return [];
    const types = listed([...new Set(all.map((each) => each.name))]);
    return [`no host of these pools (${types}) can hold a task of ${name}: ${listed([...new Set(why)], 3)}`];
  });
}

/** Undefined: it fits. */
function whyNot(shape: Shape, kind: TaskKind): string | undefined {
  const missing = missingOf(shape.attributes, kind);
  if (missing !== undefined) return `it requires ${[missing.name, missing.value].join(' ').trim()}`;
  const short = shortageOf(shape.room, kind.needs);
  return short && numbersOf(short, kind.needs, shape);
}

function numbersOf(what: Shortage, needs: Needs, { name, room }: Shape): string {
  if (what === 'CPU') return `it takes ${needs.cpu} CPU units, ${name} has ${room.cpu}`;
  if (what === 'memory') return `it takes ${needs.memory} MiB, ${name} has ${room.memory}`;
  if (what === 'GPUs') return `it takes ${needs.gpus} GPUs, ${name} has ${room.gpus}`;
  return `${name} is short of ${what}`;
}
