// Promise: of the instances of a group or fleet no more are out at once because of us than the spec allows. What AWS takes counts in
// that number, as soon as it can be known, and is never held back by it.
import type { Ec2Instance } from '#sandbox/world/state.ts';
import type { Checker, Scene } from './checker.ts';
import { gatherNews, NEWS, type News } from './news.ts';
import { sourceOf, touched } from './pools.ts';
import { isLeaving } from './truth.ts';

export const keepsBudgets: Checker = {
  name: 'no-drain-above-the-budget',
  rows: [21, 23, 54],
  kind: 'safety',
  on: ['ecs:UpdateContainerInstancesState'],
  changes: [...NEWS, 'forgery'],
  create() {
    const news = gatherNews();
    // A forged notice may cause this one thing, the drain of a member of a spot pool (law 4): it cannot be told from a true one.
    const forged = new Set<string>();
    return {
      onChange(entry, scene) {
        const [id = '', what] = entry.text.split(' ');
        if (entry.kind !== 'forgery') return news.note(entry, scene);
        if (what === 'spotInterruption') forged.add(id);
        return undefined;
      },
      check({ input }, scene) {
        if (input.status !== 'DRAINING') return undefined;
        const hosts = touched(input, scene);
        // Those before it in the same call are out as well.
        const wrong = hosts.map((host, n) =>
          isLeaving(host) || forged.has(host.id)
            ? undefined
            : whyTooMany(host, { going: hosts.slice(0, n), news, scene }),
        );
        for (const { id } of hosts) news.isOurs(id);
        return wrong.find((each) => each !== undefined);
      },
    };
  },
};

interface Round {
  readonly going: readonly Ec2Instance[];
  readonly news: News;
  readonly scene: Scene;
}

function whyTooMany(host: Ec2Instance, { going, news, scene }: Round): string | undefined {
  const source = sourceOf(host);
  if (source === undefined) return undefined;
  const most = scene.atOnce(source.name, source.members.length);
  const isOut = (each: Ec2Instance) => isLeaving(each) || each.container?.status === 'DRAINING';
  const out = source.members.filter(
    (each) => each !== host && (going.includes(each) || (isOut(each) && !news.isYoung(each.id, scene))),
  );
  if (out.length < most) return undefined;
  return `${host.id} of ${source.name} drained with ${out.length} out already, at most ${most}`;
}
