// Promise: what was launched because something was lacking is not chosen to leave within the time that must be calm before.
import { parseDurationMs } from '#lib/duration.ts';
import type { Checker, Scene } from './checker.ts';
import { poolOf, touched } from './pools.ts';
import { text, wishOf } from './truth.ts';

type Input = Readonly<Record<string, unknown>>;

export const undoesNoGrowth: Checker = {
  name: 'no-growth-undone-at-once',
  rows: [34],
  kind: 'safety',
  on: ['autoscaling:SetDesiredCapacity', 'ec2:ModifySpotFleetRequest', 'ecs:PutAttributes', 'ec2:CreateTags'],
  create() {
    /** When a group or fleet was made larger, by its name or id, ms since the epoch. */
    const grewAt = new Map<string, number>();
    /** What a fleet had when it was asked for something else. */
    const targets = new Map<string, number>();
    return {
      onAnswer({ operation, input }, { outcome }, { world }) {
        if (outcome !== 'ok') return undefined;
        if (operation === 'SetDesiredCapacity')
          grewAt.set(text(input.AutoScalingGroupName), world.engine.now);
        const id = text(input.SpotFleetRequestId);
        if (
          operation === 'ModifySpotFleetRequest' &&
          Number(input.TargetCapacity) > (targets.get(id) ?? Number.POSITIVE_INFINITY)
        )
          grewAt.set(id, world.engine.now);
        return undefined;
      },
      check({ operation, input }, scene) {
        if (operation === 'ModifySpotFleetRequest') {
          const id = text(input.SpotFleetRequestId);
          targets.set(id, scene.world.fleets.get(id)?.target ?? 0);
        }
        if (operation !== 'PutAttributes' && operation !== 'CreateTags') return undefined;
        if (!/"v1:(scalein|consolidate):/.test(JSON.stringify(input))) return undefined;
        return wrongChoice(input, scene, grewAt);
      },
    };
  },
};

/** Unless a limit is lower than what the pool has: that takes away whatever was asked for. */
function wrongChoice(input: Input, scene: Scene, grewAt: ReadonlyMap<string, number>): string | undefined {
  const { now } = scene.world.engine;
  // Who was chosen before goes on leaving: only that is written down again.
  for (const host of touched(input, scene).filter((each) => wishOf(each) === undefined)) {
    const source = host.group?.name ?? host.fleet?.id ?? '';
    const declared = poolOf(host, scene);
    const size = host.group?.desired ?? host.fleet?.target ?? 0;
    if (declared === undefined || size > (declared.pool.limits?.max ?? size)) continue;
    const rule = declared.pool.scaleIn ?? declared.document.spec.scaleIn;
    const calmMs = now - (grewAt.get(source) ?? Number.NEGATIVE_INFINITY);
    if (calmMs < parseDurationMs(rule?.stableFor ?? '10m'))
      return `${host.id} is to leave ${source}, which was made larger ${Math.round(calmMs / 1000)} s ago`;
  }
  return undefined;
}
