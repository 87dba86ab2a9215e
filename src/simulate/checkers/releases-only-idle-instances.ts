// Promise: scale-in protection is taken only from instances on which nothing but daemons runs; or from one that an instance
// refresh of Auto Scaling waits for, where a hook has it drained, and from no more of them at once than the spec allows.
import { waitsForProtected } from '#sandbox/world/refresh.ts';
import type { Ec2Instance, Group } from '#sandbox/world/state.ts';
import type { Checker, Scene } from './checker.ts';
import { isLeaving, liveTasks, texts } from './truth.ts';

/** A task that was placed while the call was on its way is nobody's fault; lags are far below this. */
const ON_THE_WAY_MS = 2_500;

export const releasesOnlyIdleInstances: Checker = {
  name: 'no-busy-instance-released',
  rows: [35],
  kind: 'safety',
  on: ['autoscaling:SetInstanceProtection'],
  create: () => ({
    check({ input }, scene) {
      if (input.ProtectedFromScaleIn !== false) return undefined;
      const { world } = scene;
      const ids = texts(input.InstanceIds);
      const busy = ids.flatMap((id) => {
        const host = world.instances.get(id);
        const task = liveTasks(host).find(
          (t) => !t.service?.daemon && world.engine.now - t.createdAt > ON_THE_WAY_MS + scene.staleMs,
        );
        return host && task
          ? [{ host, what: `${id} was released while ${task.definition.family} runs on it` }]
          : [];
      });
      for (const { host, what } of busy) {
        const wrong = whyNotLetThrough(host, { ids, scene, together: busy.length });
        if (wrong !== undefined) return `${what}: ${wrong}`;
      }
      return undefined;
    },
  }),
};

interface Release {
  readonly ids: readonly string[];
  readonly scene: Scene;
  /** How many busy ones go with this call. */
  readonly together: number;
}

function whyNotLetThrough(host: Ec2Instance, { ids, scene, together }: Release): string | undefined {
  const { group } = host;
  if (!group || !waitsForProtected(group, host.id)) return 'no instance refresh waits for it';
  const isDrained = [...group.hooks.values()].some(({ transition }) => transition.endsWith('_TERMINATING'));
  if (!isDrained || scene.modes.get(group.cluster.name) === 'protect') return 'nothing would have it drained';
  const others = [...group.members.values()].filter(({ instance }) => !ids.includes(instance.id));
  const gone = others.filter((each) => isLeaving(each.instance) || isTakeable(group, each.instance));
  const most = scene.atOnce(group.name, group.members.size);
  if (gone.length + together <= most) return undefined;
  return `${gone.length} of ${group.name} are out or released already, at most ${most}`;
}

/** The refresh may end it at any moment, with what it runs. */
function isTakeable(group: Group, host: Ec2Instance): boolean {
  const isProtected = group.members.get(host.id)?.protected === true;
  return host.container?.status === 'DRAINING' || (!isProtected && waitsForProtected(group, host.id));
}
