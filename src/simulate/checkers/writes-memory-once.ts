// Promise: what is remembered of an instance is not written again and again: a memory that does not take is believed to be there
// by nobody, and each pass costs a call of the bucket that evacuations need.
import type { World } from '#sandbox/world/state.ts';
import type { Checker } from './checker.ts';
import { containerInstance, text, texts } from './truth.ts';

/**
 * Reads lag, and fail while ECS throttles: until then a value that does not show may be written again. Time in which no answer can be
 * believed does not count: nobody can tell whether it took.
 */
const SHOWN_WITHIN_MS = 180_000;

interface Written {
  value: string;
  /** When it was written first, ms since the epoch. */
  since: number;
  told?: boolean;
}

export const writesMemoryOnce: Checker = {
  name: 'no-memory-written-in-vain',
  rows: [4],
  kind: 'safety',
  on: ['ecs:PutAttributes', 'ec2:CreateTags'],
  create() {
    const known = new Map<string, Written>();
    return {
      check({ operation, input }, { world, hindered }) {
        for (const { id, value } of operation === 'CreateTags' ? tagsIn(input) : attributesIn(input, world)) {
          const before = known.get(id);
          if (before?.value !== value || hindered) known.set(id, { value, since: world.engine.now });
          else if (!before.told && world.engine.now - before.since > SHOWN_WITHIN_MS) {
            before.told = true;
            return `${value} is still written for ${id}, ${Math.round((world.engine.now - before.since) / 1000)} s after the first time`;
          }
        }
        return undefined;
      },
    };
  },
};

type Input = Readonly<Record<string, unknown>>;

function attributesIn({ attributes }: Input, world: World) {
  const all = (attributes as { name?: string; targetId?: string; value?: string }[] | undefined) ?? [];
  return all
    .filter(({ name }) => name === 'sluice.dev/memory')
    .map(({ targetId, value }) => ({
      id: containerInstance(world, text(targetId))?.host.id ?? text(targetId),
      value: text(value),
    }));
}

function tagsIn({ Resources, Tags }: Input) {
  const tag = ((Tags as { Key?: string; Value?: string }[] | undefined) ?? [])[0];
  return texts(Resources).map((id) => ({ id, value: text(tag?.Value) }));
}
