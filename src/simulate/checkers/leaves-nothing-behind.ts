// Promise: when all is over nothing of ours is left on an instance that stays: no standby, no memory of a notice, no target that
// we took out of its load balancer.
import type { Ec2Instance } from '#sandbox/world/state.ts';
import type { Checker, Scene } from './checker.ts';
import { declaredHosts, isAtLeast, poolOf } from './pools.ts';
import { isLeaving, memoryOf, text, texts, wishOf } from './truth.ts';

/** An interruption that does not come is history five minutes after its deadline; a standby may wait for what replaces it. */
const SOON_MS = 900_000;

export const leavesNothingBehind: Checker = {
  name: 'nothing-left-on-what-stays',
  rows: [1, 34, 47, 73],
  kind: 'liveness',
  on: ['elbv2:DeregisterTargets', 'elbv2:RegisterTargets', 'autoscaling:EnterStandby'],
  create() {
    // When we did it, by what it was done to.
    const out = new Map<string, number>();
    const standby = new Map<string, number>();
    const noticed = createMemories();
    return {
      onAnswer({ operation, input }, { outcome }, { world }) {
        if (outcome !== 'ok') return undefined;
        const { now } = world.engine;
        for (const id of operation === 'EnterStandby' ? texts(input.InstanceIds) : []) standby.set(id, now);
        for (const { Id, Port } of (input.Targets as { Id?: string; Port?: number }[] | undefined) ?? []) {
          const key = `${text(input.TargetGroupArn)} ${Id}:${Port}`;
          if (operation === 'RegisterTargets') out.delete(key);
          else if (!out.has(key)) out.set(key, now);
        }
        return undefined;
      },
      atEnd(scene) {
        const before = scene.world.engine.now - SOON_MS;
        const isOld = (at: number | undefined) => at !== undefined && at < before;
        return declaredHosts(scene)
          .filter((host) => isStaying(host, scene))
          .flatMap((host) => {
            const { id, group } = host;
            const isAside = group?.members.get(id)?.lifecycleState === 'Standby' && isOld(standby.get(id));
            const missing = targetsOf(host).find((key) => isOld(out.get(key)) && !isIn(key, scene));
            return [
              ...(isAside && wishOf(host) === undefined ? [`${id} is left on standby`] : []),
              ...(missing === undefined
                ? []
                : [`${missing.split(' ')[1]} on ${id} is left out of its load balancer`]),
              ...(isOld(noticed(host)) ? [`${id} keeps the memory ${memoryOf(host)}`] : []),
            ];
          });
      },
    };
  },
};

/**
 * When the notice was given that is remembered of it; a wish is none. A spot memory without an end, and with
 * nothing taken out, says that the interruption of then was taken back: it stays, so that no late event of it drains (row 9).
 */
const createMemories = () => (host: Ec2Instance) => {
  const since = /^v1:(?:spot:(?![^:]*:-:-$)|hook:|drain:)([0-9a-z]+):/.exec(memoryOf(host))?.[1];
  return since === undefined || wishOf(host) !== undefined ? undefined : Number.parseInt(since, 36) * 1000;
};

function isStaying(host: Ec2Instance, scene: Scene): boolean {
  const { container } = host;
  const mode = poolOf(host, scene)?.document.spec.mode;
  const isBraked = ['sluice.dev/paused', 'sluice.dev/frozen'].some((tag) => container?.cluster.tags.has(tag));
  const isWell = container?.status === 'ACTIVE' && container.agentConnected;
  return isWell && !isLeaving(host) && !isBraked && isAtLeast(mode, 'drain');
}

/** The registrations of its tasks that go on. */
const targetsOf = ({ container }: Ec2Instance) =>
  [...(container?.tasks ?? [])]
    .filter(({ desiredStatus }) => desiredStatus === 'RUNNING')
    .flatMap(({ targets }) => targets.map(({ group, id, port }) => `${group.arn} ${id}:${port}`));

function isIn(key: string, { world }: Scene): boolean {
  const [arn = '', at = ''] = key.split(' ');
  const target = world.targetGroups.get(arn)?.targets.get(at);
  return target !== undefined && target.deregisteredAt === undefined;
}
