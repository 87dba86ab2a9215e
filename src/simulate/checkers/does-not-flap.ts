// Promise: no tug of war: whoever sets things otherwise, we set the same object to and fro a few times an hour at most.
import type { Checker } from './checker.ts';
import { containerInstance, text, texts } from './truth.ts';

const HOUR_MS = 3_600_000;
/** Drained and taken back again. */
const MOST_TURNS = 4;
/** Work on a host may come and go all the time, and its flag with it; once in two minutes is a fight. */
const MOST_FLIPS = 30;

export const doesNotFlap: Checker = {
  name: 'no-state-set-to-and-fro',
  rows: [8, 33, 34, 81],
  kind: 'safety',
  on: ['ecs:UpdateContainerInstancesState', 'autoscaling:SetInstanceProtection'],
  create() {
    const last = new Map<string, string>();
    const turns = new Map<string, readonly number[]>();
    const turned = (id: string, to: string, now: number): number => {
      if (last.get(id) === to) return 0;
      last.set(id, to);
      const times = [...(turns.get(id) ?? []).filter((at) => now - at < HOUR_MS), now];
      turns.set(id, times);
      return times.length;
    };
    return {
      onAnswer({ operation, input }, { outcome }, { world }) {
        if (outcome !== 'ok') return undefined;
        const isFlag = operation === 'SetInstanceProtection';
        const arns = texts(input.containerInstances);
        const ids = isFlag
          ? texts(input.InstanceIds)
          : arns.map((arn) => containerInstance(world, arn)?.host.id ?? arn);
        const to = isFlag ? String(input.ProtectedFromScaleIn) : text(input.status);
        for (const id of ids) {
          const times = turned(`${isFlag ? 'the protection of ' : ''}${id}`, to, world.engine.now);
          if (times > (isFlag ? MOST_FLIPS : MOST_TURNS))
            return `${isFlag ? 'the protection of ' : ''}${id} was changed ${times} times within an hour`;
        }
        return undefined;
      },
    };
  },
};
